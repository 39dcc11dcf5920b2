using System.Runtime.CompilerServices;
using System.Text;

namespace Anlan.Documents.Reports;

/// <summary>
/// Collects the pieces of a line. Written as an interpolated string, figures stay figures: <c>$"得{figure}分"</c>.
/// Words that touch are one piece, because a numeral is classed by what stands around it.
/// </summary>
[InterpolatedStringHandler]
public sealed class Line
{
    private readonly List<Inline> pieces = [];
    private readonly StringBuilder words = new();
    private bool bold;

    public Line()
    {
    }

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Line(int literalLength, int formattedCount)
    {
    }

    public IReadOnlyList<Inline> Pieces
    {
        get
        {
            Flush();
            return pieces;
        }
    }

    public static implicit operator Line(string text)
    {
        var line = new Line();
        line.AppendLiteral(text);
        return line;
    }

    public void AppendLiteral(string text) => Append(text, asBold: false);

    public void AppendFormatted(string? text) => Append(text ?? "", asBold: false);

    public void AppendFormatted(Line line) => AppendFormatted(line.Pieces);

    public void AppendFormatted(IEnumerable<Inline> all)
    {
        foreach (var piece in all)
            AppendFormatted(piece);
    }

    public void AppendFormatted(Inline piece)
    {
        if (piece is Words text)
        {
            Append(text.Text, text.Bold);
            return;
        }
        Flush();
        pieces.Add(piece);
    }

    /// <summary>A figure with its unit; without one where it cannot be computed.</summary>
    public void AppendFormatted(Figure figure)
    {
        AppendFormatted((Inline)new Bound(figure));
        if (figure.Computable)
            Append(figure.Unit, asBold: false);
    }

    private void Append(string text, bool asBold)
    {
        if (text.Length == 0)
            return;
        if (asBold != bold)
            Flush();
        // A text may class its first numeral only where it begins: “1. 现状” is one, “目标1. 现状” is none.
        if (words.Length > 0 && Numerals.In(text).Count > 0 && Numerals.FirstUnclassed(text) is null && Numerals.FirstUnclassed(words + text) is not null)
            Flush();
        bold = asBold;
        words.Append(text);
    }

    private void Flush()
    {
        if (words.Length > 0)
            pieces.Add(new Words(words.ToString(), bold));
        words.Clear();
    }
}
