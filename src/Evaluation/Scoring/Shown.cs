using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>How scores stand on screens and pages: two decimals, more where there are more, a dash for nothing.</summary>
public static class Shown
{
    /// <summary>A score or a total, such as <c>4.70</c>.</summary>
    public static string Score(decimal? value) =>
        value is { } score ? Rounding.IsExact(score, 2) ? Rounding.Text(score, 2, keepZeros: true) : Rounding.Text(score, 6) : "—";

    /// <summary>The lowest and the highest, such as <c>53.70 – 93.70</c>; one number when they are equal.</summary>
    public static string Span(decimal? min, decimal? max) => min == max ? Score(min) : $"{Score(min)} – {Score(max)}";

    /// <summary>The grades of the lowest and the highest total, such as 差 至 优; one when they are equal.</summary>
    public static string? Proved(Grades grades) => grades.Min == grades.Max ? grades.Min : $"{grades.Min} 至 {grades.Max}";

    /// <summary>A weight, with no more decimals than it has.</summary>
    public static string Weight(Rational weight) => Rounding.Text(weight, 4);
}
