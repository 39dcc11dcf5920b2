using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>
/// A sentence of a working, kept as its pieces and written out only when somebody reads it: a thousand departments are
/// scored far more often than their workings are read. Numbers in it stay exact.
/// </summary>
[InterpolatedStringHandler]
public sealed class Phrase
{
    private readonly (object Piece, string? Format)[] pieces;
    private int count;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">Not used: nothing is written yet.</param>
    /// <param name="formattedCount">How many values stand in the string.</param>
    public Phrase(int literalLength, int formattedCount) => pieces = new (object, string?)[(formattedCount * 2) + 1];

    /// <summary>A sentence without numbers.</summary>
    public static implicit operator Phrase(string text)
    {
        var phrase = new Phrase(text.Length, 0);
        phrase.AppendLiteral(text);
        return phrase;
    }

    /// <summary>Called by the compiler for the text between values.</summary>
    public void AppendLiteral(string text) => pieces[count++] = (text, null);

    /// <summary>Called by the compiler for a text.</summary>
    public void AppendFormatted(string text) => pieces[count++] = (text, null);

    /// <summary>
    /// Called by the compiler for a number: at most <paramref name="format"/> decimals (six when absent), half up, no
    /// trailing zeros; more where a fraction would otherwise look whole: 99.998% is not 100%.
    /// </summary>
    public void AppendFormatted(Rational number, string? format = null) => pieces[count++] = (number, format ?? "6");

    /// <summary>Called by the compiler for a phrase inside a phrase.</summary>
    public void AppendFormatted(Phrase phrase) => pieces[count++] = (phrase, null);

    /// <summary>The sentence.</summary>
    public override string ToString()
    {
        if (count == 1 && pieces[0].Piece is string only)
            return only;
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var (piece, format) = pieces[i];
            if (piece is Rational number)
                text.Append(Write(number, int.Parse(format!, CultureInfo.InvariantCulture)));
            else
                text.Append(piece);
        }
        return text.ToString();
    }

    private static string Write(Rational number, int places)
    {
        var text = Rounding.Text(number, places);
        while (!number.IsWhole && !text.Contains('.') && places < 10)
            text = Rounding.Text(number, ++places);
        return text;
    }
}
