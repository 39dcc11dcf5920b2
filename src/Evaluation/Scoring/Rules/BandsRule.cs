using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>One band: the actuals in it earn its points.</summary>
/// <param name="In">The stretch of actuals.</param>
/// <param name="Points">What they earn.</param>
public sealed record Band(Interval In, Rational Points);

/// <summary>Fixed points per band; the bands touch, with no gap and no overlap.</summary>
public sealed record BandsRule() : Rule(RuleKind.Bands)
{
    /// <summary>The bands from the lowest actual to the highest.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Each band as it is printed, written once and not for every score.</summary>
    private string[] Printed => field ??= [.. Bands.Select(band => band.In.Show(Measure.Unit(Unit)))];

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        string.Join("；", Bands.Select((band, i) => $"{Printed[i]} 得 {Rounding.Text(band.Points, 4)} 分"));

    internal static BandsRule Read(Fields fields, Rational weight)
    {
        var bands = new List<Band>();
        foreach (var band in fields.Maps("bands", most: 50))
        {
            var points = band.RequiredNumber("points");
            if (points < 0 || points > weight)
                band.Problem($"一档的分数应当在 0 与权重 {Rounding.Text(weight, 4)} 之间");
            if (band.Interval("in") is { } stretch)
                bands.Add(new Band(stretch, points));
            else if (!band.Has("in"))
                band.Problem("缺少“in”");
            band.Done();
        }
        if (bands.Count == 0)
            fields.Problem("“bands”至少要有一档");
        else if (bands.Max(b => b.Points) != weight)
            fields.Sink.Add(fields.LineOf("bands"), $"最高一档的分数应当等于权重 {Rounding.Text(weight, 4)}");
        return new BandsRule { Bands = Stretches.Sorted(bands, b => b.In, fields.LineOf("bands"), fields.Sink) };
    }

    private protected override Span Possible(Rational weight) => new(Bands.Min(b => b.Points), Bands.Max(b => b.Points));

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var value = actual.Number!.Value;
        var shown = working.Subject(value, Measure.Unit(Unit));
        for (var i = 0; i < Bands.Count; i++)
        {
            if (!Bands[i].In.Contains(value))
                continue;
            var points = Bands[i].Points;
            working.Operation($"{shown}属“{Printed[i]}”一档（{points:4} 分）", points);
            return Span.Exactly(points);
        }
        working.Gap($"{shown}不在任何一档内");
        return Possible(weight);
    }
}

/// <summary>Stretches that must lie side by side.</summary>
internal static class Stretches
{
    /// <summary>The items from the lowest stretch to the highest; a gap or an overlap between neighbours is a problem.</summary>
    public static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> items, Func<T, Interval> stretch, int line, Sink sink)
    {
        var sorted = items
            .OrderBy(i => stretch(i).Lower is null ? 0 : 1)
            .ThenBy(i => stretch(i).Lower ?? 0)
            .ThenBy(i => stretch(i).LowerInclusive ? 0 : 1)
            .ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            var below = stretch(sorted[i - 1]);
            var above = stretch(sorted[i]);
            if (below.MeetsFromBelow(above))
                continue;
            var overlap = below.Upper is not { } end || above.Lower is not { } start || end > start || (end == start && below.UpperInclusive && above.LowerInclusive);
            sink.Add(line, $"{below} 与 {above} 之间{(overlap ? "重叠" : "有空档")}");
        }
        return sorted;
    }
}
