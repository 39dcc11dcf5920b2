namespace Anlan.Evaluation.Numbers;

/// <summary>How a printed figure compares with its recomputation.</summary>
public enum Verdict
{
    /// <summary>Equal.</summary>
    Exact,

    /// <summary>Equal after half-up rounding to the printed decimals.</summary>
    Rounded,

    /// <summary>Equal only when cut off at the printed decimals.</summary>
    Truncated,

    /// <summary>Neither.</summary>
    Diff,

    /// <summary>Nothing was printed to compare with.</summary>
    Info,
}

/// <summary>Compares printed figures with recomputed ones.</summary>
public static class Recomputation
{
    /// <summary>
    /// Compares <paramref name="stated"/>, the figure as printed with its trailing zeros (its decimals are its
    /// precision), with the exact <paramref name="computed"/>; <c>—</c> means that nothing was printed.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="stated"/> is neither a plain decimal number nor <c>—</c>.</exception>
    public static Verdict Compare(string stated, Rational computed)
    {
        if (stated == "—")
            return Verdict.Info;
        var printed = Rational.Parse(stated);
        var point = stated.IndexOf('.');
        var places = point < 0 ? 0 : stated.Length - point - 1;
        if (printed == computed)
            return Verdict.Exact;
        if (printed == (Rational)Rounding.HalfUp(computed, places))
            return Verdict.Rounded;
        return printed == (Rational)Rounding.Truncate(computed, places) ? Verdict.Truncated : Verdict.Diff;
    }
}
