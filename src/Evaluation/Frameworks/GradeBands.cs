using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Frameworks;

/// <summary>One grade and the totals that earn it.</summary>
/// <param name="In">The totals.</param>
/// <param name="Name">The grade, such as 优.</param>
public sealed record GradeBand(Interval In, string Name);

/// <summary>The grades of a framework: bands as scored, and as printed where those have gaps.</summary>
/// <param name="Bands">From the lowest to the highest, side by side over 0 to the full weight.</param>
/// <param name="Printed">As published; empty where it agrees.</param>
public sealed record GradeBands(IReadOnlyList<GradeBand> Bands, IReadOnlyList<GradeBand> Printed)
{
    /// <summary>The grade of a total.</summary>
    public string? Of(Rational total) => Bands.FirstOrDefault(band => band.In.Contains(total))?.Name;

    /// <summary>The first gap between neighbouring printed bands, as the pair of bands, or nothing.</summary>
    internal (GradeBand Below, GradeBand Above)? PrintedGap()
    {
        var sorted = Printed.OrderBy(band => band.In.Lower ?? 0).ToList();
        for (var i = 1; i < sorted.Count; i++)
            if (!sorted[i - 1].In.MeetsFromBelow(sorted[i].In))
                return (sorted[i - 1], sorted[i]);
        return null;
    }
}
