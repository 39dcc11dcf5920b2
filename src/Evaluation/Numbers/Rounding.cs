using System.Globalization;
using System.Numerics;

namespace Anlan.Evaluation.Numbers;

/// <summary>
/// The one file in which a number loses digits. Half up means away from zero at the half (四舍五入): 1.005 to two
/// places is 1.01 and −1.005 is −1.01.
/// </summary>
public static class Rounding
{
    /// <summary>Rounds half up to <paramref name="places"/> decimals (0 to 28).</summary>
    /// <exception cref="OverflowException">The result does not fit a decimal; no admissible input reaches that.</exception>
    public static decimal HalfUp(Rational value, int places) =>
        NarrowUnits(value, places) is { } units
            ? new decimal(unchecked((int)units), (int)(units >> 32), 0, value.Sign < 0 && units != 0, (byte)places)
            : Scaled(HalfUpUnits(value, places), places);

    /// <summary>Rounds half up to <paramref name="places"/> decimals and keeps no zero behind the last digit: 88, not 88.00.</summary>
    /// <exception cref="OverflowException">As for <see cref="HalfUp"/>.</exception>
    // A quotient by one has only the decimals it needs.
    public static decimal Plain(Rational value, int places) => HalfUp(value, places) / 1.0000000000000000000000000000m;

    /// <summary>Cuts off behind <paramref name="places"/> decimals (0 to 28), towards zero.</summary>
    public static decimal Truncate(Rational value, int places) =>
        Scaled(BigInteger.Divide(Shifted(value.Numerator, places), value.Denominator), places);

    /// <summary>Whether <paramref name="value"/> needs no more than <paramref name="places"/> decimals (0 to 10).</summary>
    public static bool IsExact(Rational value, int places) =>
        value.IsWhole || (value.IsNarrow(out _, out var denominator)
            ? Rational.SmallPowerOfTen(places) % denominator == 0
            : (Rational.PowerOfTen(places) % value.Denominator).IsZero);

    /// <summary>The smallest whole number that is not below <paramref name="value"/>.</summary>
    public static Rational Ceiling(Rational value) => -Floor(-value);

    /// <summary>The largest whole number that is not above <paramref name="value"/>.</summary>
    public static Rational Floor(Rational value)
    {
        if (value.IsWhole)
            return value;
        if (value.IsNarrow(out var numerator, out var denominator))
            return new Rational((numerator / denominator) - (numerator < 0 ? 1 : 0), BigInteger.One);
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return new Rational(rest.Sign < 0 ? quotient - 1 : quotient, BigInteger.One);
    }

    /// <summary>
    /// Rounds half up to <paramref name="places"/> decimals and writes it with a point and no separators, without
    /// trailing zeros unless <paramref name="keepZeros"/>. Works at any size.
    /// </summary>
    public static string Text(Rational value, int places, bool keepZeros = false)
    {
        var units = NarrowUnits(value, places) is { } narrow ? narrow.ToString(CultureInfo.InvariantCulture) : BigInteger.Abs(HalfUpUnits(value, places)).ToString(CultureInfo.InvariantCulture);
        var digits = units.PadLeft(places + 1, '0');
        var whole = digits[..^places];
        var fraction = digits[^places..];
        if (!keepZeros)
            fraction = fraction.TrimEnd('0');
        var text = fraction.Length == 0 ? whole : $"{whole}.{fraction}";
        return value.Sign < 0 && units != "0" ? $"-{text}" : text;
    }

    /// <summary>The magnitude in units of the last place where 63 bits suffice on the way, as they nearly always do.</summary>
    private static long? NarrowUnits(Rational value, int places)
    {
        if (places is < 0 or > 10 || !value.IsNarrow(out var numerator, out var denominator))
            return null;
        var shifted = Math.BigMul(Math.Abs(numerator), Rational.SmallPowerOfTen(places));
        if (shifted > long.MaxValue)
            return null;
        var units = (long)shifted / denominator;
        var rest = (long)shifted % denominator;
        return rest >= denominator - rest ? units + 1 : units;
    }

    private static BigInteger HalfUpUnits(Rational value, int places)
    {
        var doubled = Shifted(BigInteger.Abs(value.Numerator), places) * 2;
        var units = (doubled + value.Denominator) / (value.Denominator * 2);
        return value.Sign < 0 ? -units : units;
    }

    private static BigInteger Shifted(BigInteger numerator, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 28);
        return numerator * Rational.PowerOfTen(places);
    }

    private static decimal Scaled(BigInteger units, int places)
    {
        var magnitude = BigInteger.Abs(units);
        if (magnitude >> 96 != BigInteger.Zero)
            throw new OverflowException("The rounded number does not fit a decimal.");
        var low = (ulong)(magnitude & ulong.MaxValue);
        var high = (uint)(magnitude >> 64);
        unchecked
        {
            return new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)high, units.Sign < 0, (byte)places);
        }
    }
}
