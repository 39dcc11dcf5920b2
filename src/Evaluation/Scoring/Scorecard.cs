using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>A score under another defensible reading.</summary>
/// <param name="Value">The score or total.</param>
/// <param name="Reading">What is read otherwise.</param>
public sealed record Alternative(decimal Value, string Reading);

/// <summary>One leaf, scored three ways that are never mixed.</summary>
public sealed record LeafScore
{
    /// <summary>The leaf.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>What the case says of it, or nothing.</summary>
    public Entry? Entry { get; init; }

    /// <summary>What the score rests on.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>As printed, or nothing.</summary>
    public decimal? Published { get; init; }

    /// <summary>As printed, unless inputs and rule force another score; nothing where neither stands.</summary>
    public decimal? Checked { get; init; }

    /// <summary>The lowest that can be proved.</summary>
    public required decimal Min { get; init; }

    /// <summary>The highest that can be proved.</summary>
    public required decimal Max { get; init; }

    /// <summary>The computed score before rounding, or nothing where none was computed.</summary>
    public Rational? Exact { get; init; }

    /// <summary>The checked score under other readings.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>How the score came about.</summary>
    public required Working Working { get; init; }
}

/// <summary>The three totals.</summary>
/// <param name="Published">As printed, or nothing.</param>
/// <param name="Checked">The published scores with only those leaves replaced that are forced to another value; nothing where a leaf has no score.</param>
/// <param name="Alternatives">The checked total under every combination of readings.</param>
/// <param name="Min">The lowest total that can be proved; nothing without a tree.</param>
/// <param name="Max">The highest total that can be proved; nothing without a tree.</param>
public sealed record Totals(decimal? Published, decimal? Checked, IReadOnlyList<Alternative> Alternatives, decimal? Min, decimal? Max);

/// <summary>How many points of weight rest on what.</summary>
/// <param name="Computed">On printed or recorded inputs.</param>
/// <param name="Unsupported">On a printed 100% or a sentence.</param>
/// <param name="Judged">On a person's judgement.</param>
/// <param name="Open">On nothing.</param>
public sealed record PointsByEvidence(decimal Computed, decimal Unsupported, decimal Judged, decimal Open)
{
    /// <summary>All points.</summary>
    public decimal All => Computed + Unsupported + Judged + Open;
}

/// <summary>The grade of each total; nothing where there is no total or no band.</summary>
/// <param name="Published">As printed.</param>
/// <param name="Checked">Of the checked total.</param>
/// <param name="Min">Of the lowest provable total.</param>
/// <param name="Max">Of the highest provable total.</param>
public sealed record Grades(string? Published, string? Checked, string? Min, string? Max);

/// <summary>The sums of the leaves below an indicator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Published">The published scores of its leaves, nothing where one is missing.</param>
/// <param name="Checked">The checked scores of its leaves, nothing where one is missing.</param>
/// <param name="Min">The lowest that can be proved.</param>
/// <param name="Max">The highest that can be proved.</param>
public sealed record Sums(string Name, Rational Weight, decimal? Published, decimal? Checked, decimal Min, decimal Max);

/// <summary>A scored case.</summary>
public sealed record Scorecard
{
    private Dictionary<Indicator, LeafScore>? scores;

    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>The framework it was scored by, or nothing where no tree was published.</summary>
    public Framework? Framework { get; init; }

    /// <summary>The three totals.</summary>
    public required Totals Totals { get; init; }

    /// <summary>Points of weight by evidence.</summary>
    public required PointsByEvidence Points { get; init; }

    /// <summary>The grades.</summary>
    public required Grades Grades { get; init; }

    /// <summary>The leaves in the framework's order.</summary>
    public required IReadOnlyList<LeafScore> Leaves { get; init; }

    /// <summary>What does not hold, in the framework's order, findings of the whole first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The sums of an indicator of the framework.</summary>
    public Sums SumsOf(Indicator node)
    {
        var below = node.Leaves().Select(LeafOf).ToList();
        return new Sums(
            node.Name,
            node.Weight,
            Sum(below.Select(l => l.Published)),
            Sum(below.Select(l => l.Checked)),
            below.Sum(l => l.Min),
            below.Sum(l => l.Max));

        static decimal? Sum(IEnumerable<decimal?> scores) =>
            scores.Aggregate((decimal?)0, (sum, score) => sum + score);
    }

    /// <summary>The score of a leaf of the framework.</summary>
    public LeafScore LeafOf(Indicator leaf) =>
        (scores ??= Leaves.ToDictionary<LeafScore, Indicator>(score => score.Indicator, ReferenceEqualityComparer.Instance))[leaf];

    /// <summary>The leaf with this ref or code, or nothing.</summary>
    public LeafScore? Leaf(string id) =>
        Framework?.Leaf(id) is { } leaf ? LeafOf(leaf) : null;
}
