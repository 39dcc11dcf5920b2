using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>All or nothing: actuals in one stretch earn the weight, every other 0.</summary>
public sealed record BinaryRule() : Rule(RuleKind.Binary)
{
    /// <summary>The actuals that earn the weight.</summary>
    public required Interval Full { get; init; }

    /// <summary>The condition as it is printed, written once and not for every score.</summary>
    private string Condition => field ??= Full.Show(Measure.Unit(Unit));

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        $"{Condition} 得 {Rounding.Text(weight, 4)} 分，否则不得分";

    internal static BinaryRule Read(Fields fields)
    {
        if (!fields.Has("full"))
            fields.Problem("缺少“full”");
        return new BinaryRule { Full = fields.Interval("full") ?? default };
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var value = actual.Number!.Value;
        var unit = Measure.Unit(Unit);
        var met = Full.Contains(value);
        working.Operation($"{working.Subject(value, unit)}{(met ? "符合" : "不符合")}“{Condition}”的要求，{(met ? "计满分" : "不得分")}", met ? weight : 0);
        return Span.Exactly(met ? weight : 0);
    }
}
