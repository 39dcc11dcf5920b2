namespace Anlan.Evaluation.Numbers;

/// <summary>The lowest and the highest value something can have, both inclusive.</summary>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest, at least <paramref name="Min"/>.</param>
public readonly record struct Span(Rational Min, Rational Max)
{
    /// <summary>A span of one value.</summary>
    public static Span Exactly(Rational value) => new(value, value);

    /// <summary>True when only one value is left.</summary>
    public bool IsPoint => Min == Max;

    /// <summary>The part of it between zero and <paramref name="weight"/>.</summary>
    public Span Within(Rational weight) => new(Clip(Min, weight), Clip(Max, weight));

    /// <summary>The smallest span that holds both.</summary>
    public Span Or(Span other) => new(Rational.Min(Min, other.Min), Rational.Max(Max, other.Max));

    /// <summary>End by end.</summary>
    public static Span operator +(Span left, Span right) => new(left.Min + right.Min, left.Max + right.Max);

    private static Rational Clip(Rational value, Rational weight) => Rational.Max(0, Rational.Min(value, weight));
}
