using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Evaluation.Scoring;

/// <summary>
/// Scores a case by its framework. The same input gives the same scorecard on every machine, in every culture, time
/// zone and thread; nothing here throws for what stands in a case or a framework that was read.
/// </summary>
public static class Evaluator
{
    /// <summary>Scores a case.</summary>
    /// <param name="subject">The case, read against <paramref name="framework"/>.</param>
    /// <param name="framework">The framework, or nothing where no tree was published: then only the printed total and grade remain.</param>
    public static Scorecard Evaluate(Case subject, Framework? framework)
    {
        var findings = new List<Finding>();
        var leaves = new List<LeafScore>(framework?.Leaves.Count ?? 0);
        if (framework is not null)
            foreach (var leaf in framework.Leaves)
                leaves.Add(Leaf(subject, framework, leaf, findings));

        var totals = Total(subject, framework, leaves);
        var grades = new Grades(
            subject.PublishedGrade?.Value,
            Grade(framework, totals.Checked),
            Grade(framework, totals.Min),
            Grade(framework, totals.Max));
        return new Scorecard
        {
            Case = subject,
            Framework = framework,
            Totals = totals,
            Points = Points(leaves),
            Grades = grades,
            Leaves = leaves,
            Findings = [.. Checks.Whole(subject, framework, leaves, totals, grades), .. findings],
        };
    }

    private static LeafScore Leaf(Case subject, Framework framework, Indicator leaf, List<Finding> findings)
    {
        var working = new Working();
        var entry = subject.Entries.GetValueOrDefault(leaf.Id);
        var support = entry?.Support ?? new Unknown(null);
        var outcome = new LeafEvaluation(subject.Facts, working).Evaluate(leaf.Rule!, leaf.Weight, support);
        var min = Rounding.HalfUp(outcome.Span.Min, framework.ScorePlaces);
        var isPoint = outcome.Span.IsPoint;
        var max = isPoint ? min : Rounding.HalfUp(outcome.Span.Max, framework.ScorePlaces);
        if (isPoint)
            Round(working, outcome.Span.Min, min, framework.ScorePlaces);

        var published = Plain(entry?.Published);
        var own = isPoint ? min : (decimal?)null;
        var known = outcome.Evidence == Evidence.Computed && entry?.KeepPublished != true ? own : published ?? own;
        var score = new LeafScore
        {
            Indicator = leaf,
            Entry = entry,
            Evidence = outcome.Evidence,
            Published = published,
            Checked = known,
            Min = min,
            Max = max,
            Exact = outcome.Exact,
            Alternatives = Alternatives(subject, framework, leaf, published, own),
            Working = working,
        };
        Checks.Leaf(score, framework, findings);
        return score;
    }

    private static void Round(Working working, Rational exact, decimal rounded, int places)
    {
        if (Rounding.IsExact(exact, places))
            working.Round($"得 {new Phrase.Fixed(exact, places)} 分", exact);
        else
            working.Round($"四舍五入到 {(Rational)places} 位小数，得 {new Phrase.Fixed(rounded, places)} 分", rounded);
    }

    /// <summary>A printed score keeps every printed decimal: at most ten, which a decimal holds.</summary>
    private static decimal? Plain(Rational? value) => value is { } v ? Rounding.Plain(v, 10) : null;

    private static IReadOnlyList<Alternative> Alternatives(Case subject, Framework framework, Indicator leaf, decimal? published, decimal? own)
    {
        if (subject.Readings.Count == 0)
            return [];
        var alternatives = new List<Alternative>();
        foreach (var reading in subject.Readings)
            if (reading.Indicator == leaf.Id && ScoreUnder(reading, subject, framework, leaf, published, own) is { } value)
                alternatives.Add(new Alternative(value, reading.Name));
        return alternatives;
    }

    /// <summary>The leaf's score under a reading, or nothing when the reading gives no single score.</summary>
    private static decimal? ScoreUnder(Reading reading, Case subject, Framework framework, Indicator leaf, decimal? published, decimal? own)
    {
        if (reading.TakeComputed is { } computed)
            return computed ? own : published;
        var rule = reading.Rule ?? leaf.Rule!;
        var support = reading.Inputs ?? subject.Entries.GetValueOrDefault(leaf.Id)?.Support ?? new Unknown(null);
        var span = new LeafEvaluation(subject.Facts, new Working()).Evaluate(rule, leaf.Weight, support).Span;
        return span.IsPoint ? Rounding.HalfUp(span.Min, framework.ScorePlaces) : null;
    }

    private static Totals Total(Case subject, Framework? framework, List<LeafScore> leaves)
    {
        var published = Plain(subject.PublishedTotal?.Value);
        if (framework is null)
            return new Totals(published, null, [], null, null);
        var places = framework.TotalPlaces;
        if (published is null && leaves.All(l => l.Published is not null))
            published = Round(leaves.Sum(l => l.Published!.Value));
        decimal? known = leaves.All(l => l.Checked is not null) ? Round(leaves.Sum(l => l.Checked!.Value)) : null;
        return new Totals(
            published,
            known,
            known is null || subject.Readings.Count == 0 ? [] : [.. Combinations(subject, leaves, Round)],
            Round(leaves.Sum(l => l.Min)),
            Round(leaves.Sum(l => l.Max)));

        decimal Round(decimal sum) => Rounding.HalfUp(sum, places);
    }

    /// <summary>The checked total under each reading alone, then under pairs and so on; two readings of one leaf exclude each other.</summary>
    private static IEnumerable<Alternative> Combinations(Case subject, List<LeafScore> leaves, Func<decimal, decimal> round)
    {
        var usable = subject.Readings
            .Select(reading => (Reading: reading, Leaf: leaves.First(l => l.Indicator.Id == reading.Indicator)))
            .Where(r => r.Leaf.Alternatives.Any(a => a.Reading == r.Reading.Name))
            .ToList();
        var sets = Enumerable.Range(1, (1 << usable.Count) - 1)
            .Select(bits => usable.Where((_, i) => (bits >> i & 1) == 1).ToList())
            .Where(set => set.Select(r => r.Leaf).Distinct().Count() == set.Count)
            .OrderBy(set => set.Count)
            .ToList();
        var sum = leaves.Sum(l => l.Checked!.Value);
        foreach (var set in sets)
        {
            var total = set.Aggregate(sum, (all, r) => all - r.Leaf.Checked!.Value + r.Leaf.Alternatives.First(a => a.Reading == r.Reading.Name).Value);
            yield return new Alternative(round(total), string.Join("；", set.Select(r => r.Reading.Name)));
        }
    }

    private static PointsByEvidence Points(List<LeafScore> leaves)
    {
        var points = new Rational[4];
        foreach (var leaf in leaves)
            points[(int)leaf.Evidence] += leaf.Indicator.Weight;
        return new PointsByEvidence(Of(Evidence.Computed), Of(Evidence.Unsupported), Of(Evidence.Judged), Of(Evidence.Open));

        decimal Of(Evidence evidence) => Rounding.Plain(points[(int)evidence], 4);
    }

    private static string? Grade(Framework? framework, decimal? total) =>
        total is { } sum ? framework?.Grades?.Of(sum) : null;
}
