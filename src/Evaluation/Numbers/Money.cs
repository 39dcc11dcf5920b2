namespace Anlan.Evaluation.Numbers;

/// <summary>An amount in yuan (元). 万元 exists only on paper: it is read by <see cref="FromWan"/> and printed by <see cref="ToWan"/>.</summary>
/// <param name="Yuan">The amount in yuan, exact to the cent where the source is.</param>
public readonly record struct Money(decimal Yuan)
{
    /// <summary>Reads an amount printed in 万元.</summary>
    public static Money FromWan(decimal wan) => new(wan * 10_000m);

    /// <summary>The amount in 万元, half up to <paramref name="places"/> decimals (two unless the form says otherwise).</summary>
    public decimal ToWan(int places = 2) => Rounding.HalfUp((Rational)Yuan / 10_000, places);
}
