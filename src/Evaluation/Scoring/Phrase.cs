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
    // A place of a number holds its Decimals; the numbers stand side by side, because single ones would be objects each.
    private readonly object[] pieces;
    private readonly Rational[] numbers;
    private int count;
    private int numberCount;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">How many characters stand between the values: none, or a text before, between and after them.</param>
    /// <param name="formattedCount">How many values stand in the string.</param>
    public Phrase(int literalLength, int formattedCount)
    {
        pieces = new object[formattedCount + Math.Min(literalLength, formattedCount + 1)];
        numbers = formattedCount == 0 ? [] : new Rational[formattedCount];
    }

    private Phrase(object only)
    {
        pieces = [only];
        numbers = [];
        count = 1;
    }

    /// <summary>A sentence without numbers.</summary>
    public static implicit operator Phrase(string text) => new(text);

    /// <summary>A sentence that another object writes when it is read.</summary>
    internal static Phrase Of(object writer) => new(writer);

    /// <summary>Whether <paramref name="writer"/> writes it.</summary>
    internal bool IsBy(object writer) => ReferenceEquals(pieces[0], writer);

    /// <summary>Called by the compiler for the text between values.</summary>
    public void AppendLiteral(string text) => pieces[count++] = text;

    /// <summary>Called by the compiler for a text.</summary>
    public void AppendFormatted(string text) => pieces[count++] = text;

    /// <summary>Called by the compiler for a number: at most <paramref name="format"/> decimals (six when absent), half up, no trailing zeros; more where a fraction would otherwise look whole: 99.998% is not 100%.</summary>
    public void AppendFormatted(Rational number, string? format = null)
    {
        pieces[count++] = Decimals.AtMost(format is null ? 6 : int.Parse(format, CultureInfo.InvariantCulture));
        numbers[numberCount++] = number;
    }

    /// <summary>Called by the compiler for a score, which shows all its decimals.</summary>
    internal void AppendFormatted(Fixed score)
    {
        pieces[count++] = Decimals.Exactly(score.Places);
        numbers[numberCount++] = score.Number;
    }

    /// <summary>Called by the compiler for a phrase inside a phrase.</summary>
    public void AppendFormatted(Phrase phrase) => pieces[count++] = phrase;

    /// <summary>The sentence.</summary>
    public override string ToString()
    {
        if (count == 1 && pieces[0] is not Decimals)
            return pieces[0].ToString()!;
        var text = new StringBuilder();
        var next = 0;
        foreach (var piece in pieces.AsSpan(0, count))
        {
            if (piece is Decimals decimals)
                text.Append(decimals.Kept ? Rounding.Text(numbers[next++], decimals.Places, keepZeros: true) : Write(numbers[next++], decimals.Places));
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

    /// <summary>A number that shows exactly so many decimals.</summary>
    internal readonly record struct Fixed(Rational Number, int Places);

    private sealed record Decimals(int Places, bool Kept)
    {
        private static readonly Decimals[] Dropped = [.. Enumerable.Range(0, 11).Select(places => new Decimals(places, false))];
        private static readonly Decimals[] Shown = [.. Enumerable.Range(0, 11).Select(places => new Decimals(places, true))];

        public static Decimals AtMost(int places) => Dropped[places];

        public static Decimals Exactly(int places) => Shown[places];
    }
}
