using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>All or nothing: actuals in one stretch earn the weight, every other 0.</summary>
public sealed record BinaryRule() : Rule(RuleKind.Binary)
{
    /// <summary>The actuals that earn the weight.</summary>
    public required Interval Full { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        $"{Full.Show(Measure.Unit(Unit))} 得 {Rounding.Text(weight, 4)} 分，否则不得分";

    internal static BinaryRule Read(Fields fields)
    {
        if (!fields.Has("full"))
            fields.Problem("缺少“full”");
        return new BinaryRule { Full = fields.Interval("full") ?? default };
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var value = actual.Number!.Value;
        var met = Full.Contains(value);
        var condition = Full.Show(Measure.Unit(Unit));
        working.Operation(
            met
                ? $"{Measures.Show(value, Measure.Unit(Unit))}，符合“{condition}”的要求，得满分 {weight} 分"
                : (Phrase)$"{Measures.Show(value, Measure.Unit(Unit))}，不符合“{condition}”的要求，不得分", met ? weight : 0);
        return Span.Exactly(met ? weight : 0);
    }
}
