using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>What a rate above 100% does.</summary>
public enum OverHundred
{
    /// <summary>Nothing beyond the cap.</summary>
    None,

    /// <summary>The part (子项) that the rate scores gets 0.</summary>
    Part,

    /// <summary>The whole indicator gets 0.</summary>
    Indicator,
}

/// <summary>Score = rate × weight, the rate capped at 1 unless the text says otherwise.</summary>
public sealed record RatioRule() : Rule(RuleKind.Ratio)
{
    /// <summary>Whether a rate above 1 counts as 1.</summary>
    public bool Cap { get; init; } = true;

    /// <summary>What a rate above 100% does.</summary>
    public OverHundred OverHundred { get; init; }

    /// <summary>False where the publication never prints how the rate becomes points, so that × weight is assumed.</summary>
    public bool PointsClausePrinted { get; init; } = true;

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        $"得分 = 比率 × {Rounding.Text(weight, 4)} 分"
        + (OverHundred != OverHundred.None ? "，比率超过 100% 的不得分" : Cap ? "，比率超过 100% 按 100% 计" : "");

    internal static RatioRule Read(Fields fields) => new()
    {
        Cap = fields.Flag("cap") ?? true,
        OverHundred = fields.Choice("overZero", ("none", OverHundred.None), ("part", OverHundred.Part), ("indicator", OverHundred.Indicator)) ?? OverHundred.None,
        PointsClausePrinted = fields.Choice("pointsClause", ("printed", true), ("assumed", false)) ?? true,
    };

    /// <inheritdoc/>
    public override bool MayTakeAll => OverHundred == OverHundred.Indicator || base.MayTakeAll;

    /// <inheritdoc/>
    internal override bool TakesAll(Measured actual) => OverHundred == OverHundred.Indicator && actual.Number > Rational.Hundred;

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var percent = actual.Number!.Value;
        if (percent > Rational.Hundred && OverHundred != OverHundred.None)
        {
            working.Operation($"{working.Subject(percent, "%")}超过 100%，按评分标准不得分", 0);
            return Span.Exactly(0);
        }
        if (percent > Rational.Hundred && Cap)
        {
            working.Operation($"{working.Subject(percent, "%")}超过 100%，按 100% 计", Rational.Hundred);
            percent = Rational.Hundred;
        }
        var score = percent * weight / Rational.Hundred;
        working.Operation($"{percent:2}% × {weight} 分 = {score:4} 分", score);
        return Span.Exactly(score);
    }
}
