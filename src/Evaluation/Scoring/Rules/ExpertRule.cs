using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>A person's free deduction from the weight (酌情扣分); the person and the reason are recorded.</summary>
public sealed record ExpertRule() : Rule(RuleKind.Expert)
{
    /// <inheritdoc/>
    public override string Describe(Rational weight) => $"满分 {Rounding.Text(weight, 4)} 分，酌情扣分并说明理由";

    private protected override Span Apply(Rational weight, Measured actual, Working working) =>
        throw new InvalidOperationException("A free deduction is judged, it takes no measured actual.");
}
