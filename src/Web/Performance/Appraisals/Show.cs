using Anlan.Evaluation.Numbers;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>How figures of an evaluation stand on the page: two decimals, more where there are more, a dash for nothing.</summary>
public static class Show
{
    public static string Score(decimal? value)
    {
        if (value is not { } number) return "—";
        var full = Rounding.Text(number, 6);
        return full.Split('.') is [_, { Length: > 2 }] ? full : Rounding.Text(number, 2, keepZeros: true);
    }

    /// <summary>A weight: no more decimals than it has.</summary>
    public static string Weight(Rational weight) => Rounding.Text(weight, 4);

    public static string Span(decimal? min, decimal? max) => min == max ? Score(min) : $"{Score(min)} – {Score(max)}";
}
