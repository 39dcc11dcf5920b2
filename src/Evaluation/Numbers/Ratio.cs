namespace Anlan.Evaluation.Numbers;

/// <summary>
/// A rate that keeps its two parts, because a rate without them cannot be checked. Two ratios are equal when both
/// parts are: 1/2 and 2/4 are different facts with the same <see cref="Value"/>.
/// </summary>
/// <param name="Numerator">The part, in the same unit as the denominator.</param>
/// <param name="Denominator">The whole.</param>
public readonly record struct Ratio(Rational Numerator, Rational Denominator)
{
    /// <summary>Numerator ÷ denominator, or nothing when the denominator is zero: 0/0 is not computable, neither 0 nor 100%.</summary>
    public Rational? Value => Denominator.IsZero ? null : Numerator / Denominator;

    /// <summary>The value in per cent, or nothing when the denominator is zero.</summary>
    public Rational? Percent => Denominator.IsZero ? null : Numerator * Rational.Hundred / Denominator;

    /// <summary>
    /// The fall from <paramref name="prior"/> to <paramref name="current"/> as a ratio of the prior value; negative
    /// when it rose, not computable when the prior value is zero.
    /// </summary>
    public static Ratio Fall(Rational prior, Rational current) => new(prior - current, prior);
}
