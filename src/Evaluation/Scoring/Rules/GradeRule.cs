using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>One level of a graded judgement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">What it earns.</param>
public sealed record GradeLevel(string Name, Rational Points);

/// <summary>Graded judgement: the chosen level earns its points.</summary>
public sealed record GradeRule() : Rule(RuleKind.Grade)
{
    /// <summary>The levels as printed.</summary>
    public required IReadOnlyList<GradeLevel> Levels { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        string.Join("；", Levels.Select(level => $"{level.Name} {Rounding.Text(level.Points, 4)} 分"));

    internal override Rational? PointsOf(string level, Rational weight) => Levels.FirstOrDefault(l => l.Name == level)?.Points;

    internal static GradeRule Read(Fields fields, Rational weight)
    {
        var levels = new List<GradeLevel>();
        foreach (var level in fields.Maps("levels", most: 50))
        {
            var name = level.Required("name");
            if (level.Has("share") == level.Has("points"))
                level.Problem("一个等次写“share”（占权重的百分比）或“points”（分数），二者选一");
            var points = level.Number("points") ?? ((level.Number("share") ?? 0) * weight / Rational.Hundred);
            if (points < 0 || points > weight)
                level.Problem($"等次的分数应当在 0 与权重 {Rounding.Text(weight, 4)} 之间");
            if (levels.Any(l => l.Name == name))
                level.Problem($"等次“{name}”写了两次");
            levels.Add(new GradeLevel(name, points));
            level.Done();
        }
        if (levels.Count == 0)
            fields.Problem("“levels”至少要有一个等次");
        return new GradeRule { Levels = levels };
    }

    private protected override Span Possible(Rational weight) => new(Levels.Min(l => l.Points), Levels.Max(l => l.Points));

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var points = PointsOf(actual.Level!, weight)!.Value;
        working.Operation($"评为“{actual.Level!}”（{points:4} 分）", points);
        return Span.Exactly(points);
    }
}
