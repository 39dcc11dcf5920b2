using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>How a shortfall below the target is scored.</summary>
public enum Shortfall
{
    /// <summary>Actual ÷ target × weight.</summary>
    ActualOverTarget,

    /// <summary>The actual, a percentage, × weight.</summary>
    Actual,

    /// <summary>The text only says "in proportion": both readings are allowed.</summary>
    Open,
}

/// <summary>Full weight from the target on (inclusive), in proportion below it.</summary>
public sealed record TargetRule() : Rule(RuleKind.Target)
{
    /// <summary>The target, in the unit of the actual; above zero.</summary>
    public required Rational Target { get; init; }

    /// <summary>How a shortfall is scored.</summary>
    public Shortfall Shortfall { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight)
    {
        var unit = Measure.Unit(Unit);
        var below = Shortfall switch
        {
            Shortfall.ActualOverTarget => $"得“实际 ÷ {Rounding.Text(Target, 4)} × {Rounding.Text(weight, 4)}”分",
            Shortfall.Actual => $"得“实际比率 × {Rounding.Text(weight, 4)}”分",
            _ => "按比例得分（如何按比例，文字未说明）",
        };
        return $"达到 {Measures.Show(Target, unit)} 得 {Rounding.Text(weight, 4)} 分，未达到的{below}";
    }

    internal static TargetRule Read(Fields fields)
    {
        var target = fields.RequiredNumber("target");
        if (target <= 0)
            fields.Sink.Add(fields.LineOf("target"), "目标值应当大于 0");
        return new TargetRule
        {
            Target = target,
            Shortfall = fields.Choice("shortfall", ("actual/target", Shortfall.ActualOverTarget), ("actual", Shortfall.Actual), ("open", Shortfall.Open)) ?? Shortfall.Open,
        };
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var unit = Measure.Unit(Unit);
        var value = actual.Number!.Value;
        if (value >= Target)
        {
            working.Operation($"{working.Subject(value, unit)}达到目标 {Measures.Show(Target, unit)}，计满分", weight);
            return Span.Exactly(weight);
        }
        var overTarget = value / Target * weight;
        var byRate = value * weight / Rational.Hundred;
        switch (Shortfall)
        {
            case Shortfall.ActualOverTarget:
                working.Operation($"{value:2} ÷ {Target:2} × {weight} 分 = {overTarget:4} 分", overTarget);
                return Span.Exactly(overTarget);
            case Shortfall.Actual:
                working.Operation($"{value:2}% × {weight} 分 = {byRate:4} 分", byRate);
                return Span.Exactly(byRate);
            default:
                working.Gap($"未达到目标 {Measures.Show(Target, unit)}；如何按比例，文字未说明：实际 ÷ 目标得 {overTarget:2} 分，实际比率 × 权重得 {byRate:2} 分");
                return new Span(Rational.Min(overTarget, byRate), Rational.Max(overTarget, byRate));
        }
    }
}
