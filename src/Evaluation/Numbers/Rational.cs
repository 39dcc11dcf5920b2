using System.Globalization;
using System.Numerics;

namespace Anlan.Evaluation.Numbers;

/// <summary>
/// An exact number: a whole numerator over a positive whole denominator in lowest terms. Every figure, rate and
/// unrounded score is one of these, so the order of × and ÷ never changes a result. Equality is equality of value.
/// The default value is zero.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, 40).Select(n => BigInteger.Pow(10, n))];
    private static readonly long[] SmallPowersOfTen = [.. PowersOfTen.Take(19).Select(power => (long)power)];

    // Almost every figure and rate fits two 64-bit halves, which need no memory of their own; what does not fit is wide.
    // The denominator is stored less one, so that default(Rational) is 0/1.
    private readonly long numerator;
    private readonly long denominatorLessOne;
    private readonly Wide? wide;

    /// <summary>Makes <paramref name="numerator"/> ÷ <paramref name="denominator"/>.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero: ask first, a missing denominator is "not computable".</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw NoDenominator();
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        if (!denominator.IsOne)
        {
            var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (!common.IsOne)
                (numerator, denominator) = (numerator / common, denominator / common);
        }
        if (BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue)
            (this.numerator, denominatorLessOne) = ((long)numerator, (long)denominator - 1);
        else
            wide = new Wide(numerator, denominator);
    }

    // Both in lowest terms, the numerator not below -long.MaxValue, so that it has an opposite.
    private Rational(long numerator, long denominator) => (this.numerator, denominatorLessOne) = (numerator, denominator - 1);

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => wide?.Numerator ?? numerator;

    /// <summary>The denominator in lowest terms, at least 1.</summary>
    public BigInteger Denominator => wide?.Denominator ?? SmallDenominator;

    private long SmallDenominator => denominatorLessOne + 1;

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One { get; } = new(1, 1);

    /// <summary>One hundred, the factor of a percentage.</summary>
    public static Rational Hundred { get; } = new(100, 1);

    /// <summary>True for zero.</summary>
    public bool IsZero => numerator == 0 && wide is null;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => wide?.Numerator.Sign ?? Math.Sign(numerator);

    /// <summary>True for a whole number.</summary>
    public bool IsWhole => wide?.Denominator.IsOne ?? denominatorLessOne == 0;

    /// <summary>Ten to the power of <paramref name="exponent"/>, 0 to 39.</summary>
    internal static BigInteger PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>Ten to the power of <paramref name="exponent"/>, 0 to 18.</summary>
    internal static long SmallPowerOfTen(int exponent) => SmallPowersOfTen[exponent];

    /// <summary>Numerator and denominator where both fit 64 bits; the numerator then has an opposite.</summary>
    internal bool IsNarrow(out long narrowNumerator, out long narrowDenominator)
    {
        (narrowNumerator, narrowDenominator) = (numerator, SmallDenominator);
        return wide is null;
    }

    /// <summary>The whole number <paramref name="value"/>.</summary>
    public static implicit operator Rational(int value) => new(value, 1L);

    /// <summary>The exact value of <paramref name="value"/>.</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var (first, middle, high) = unchecked(((uint)bits[0], (uint)bits[1], (uint)bits[2]));
        var low = first | ((ulong)middle << 32);
        if (high == 0 && low <= long.MaxValue && scale < SmallPowersOfTen.Length)
            return Parts(bits[3] < 0 ? -(long)low : (long)low, SmallPowersOfTen[scale]);
        var mantissa = (new BigInteger(high) << 64) + low;
        if (bits[3] < 0)
            mantissa = -mantissa;
        return new Rational(mantissa, PowersOfTen[scale]);
    }

    /// <summary>Reads a plain decimal number: optional minus, digits, optional point and digits; at most 15 digits before the point and 10 after.</summary>
    /// <returns>False when <paramref name="text"/> is anything else: no exponent, no thousands separator, no full-width digit.</returns>
    public static bool TryParse(string text, out Rational value)
    {
        value = default;
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text.AsSpan();
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length is 0 or > 15 || fraction.Length > 10 || (point >= 0 && fraction.Length == 0))
            return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (whole.Length + fraction.Length < SmallPowersOfTen.Length)
        {
            long units = 0;
            foreach (var digit in whole)
                units = (units * 10) + (digit - '0');
            foreach (var digit in fraction)
                units = (units * 10) + (digit - '0');
            value = Parts(text[0] == '-' ? -units : units, SmallPowersOfTen[fraction.Length]);
            return true;
        }
        value = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Reads a plain decimal number as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a plain decimal number.</exception>
    public static Rational Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"Not a plain decimal number: {text}");

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right)
    {
        if (left.wide is null && right.wide is null)
        {
            var common = Common(left.SmallDenominator, right.SmallDenominator);
            if (common == 1)
            {
                return Lowest(
                    Math.BigMul(left.numerator, right.SmallDenominator) + Math.BigMul(right.numerator, left.SmallDenominator),
                    Math.BigMul(left.SmallDenominator, right.SmallDenominator));
            }
            var sum = Math.BigMul(left.numerator, right.SmallDenominator / common) + Math.BigMul(right.numerator, left.SmallDenominator / common);
            if (Fits(sum))
            {
                var again = Common((long)sum, common);
                return Lowest((long)sum / again, Math.BigMul(left.SmallDenominator / common, right.SmallDenominator / again));
            }
        }
        return new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
    }

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The opposite.</summary>
    public static Rational operator -(Rational value) =>
        value.wide is null ? new(-value.numerator, value.SmallDenominator) : new(-value.Numerator, value.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right)
    {
        if (left.wide is not null || right.wide is not null)
            return new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
        // Cancelled crosswise before multiplying, the product is in lowest terms.
        var one = Common(left.numerator, right.SmallDenominator);
        var other = Common(right.numerator, left.SmallDenominator);
        return Lowest(
            Math.BigMul(left.numerator / one, right.numerator / other),
            Math.BigMul(left.SmallDenominator / other, right.SmallDenominator / one));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right)
    {
        if (right.wide is not null)
            return left * new Rational(right.Denominator, right.Numerator);
        return right.numerator switch
        {
            0 => throw NoDenominator(),
            < 0 => left * new Rational(-right.SmallDenominator, -right.numerator),
            _ => left * new Rational(right.SmallDenominator, right.numerator),
        };
    }

    /// <summary>Equality of value.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Inequality of value.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Less than.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of two.</summary>
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    /// <summary>The larger of two.</summary>
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (wide is not null || other.wide is not null)
            return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
        return denominatorLessOne == other.denominatorLessOne
            ? numerator.CompareTo(other.numerator)
            : Math.BigMul(numerator, other.SmallDenominator).CompareTo(Math.BigMul(other.numerator, SmallDenominator));
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        numerator == other.numerator && denominatorLessOne == other.denominatorLessOne && Equals(wide, other.wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne, wide);

    /// <summary>The fraction in lowest terms, such as <c>1025/1041</c>; a whole number without a denominator.</summary>
    public override string ToString() =>
        IsWhole
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool Fits(Int128 number) => number >= -long.MaxValue && number <= long.MaxValue;

    private static Rational Parts(long units, long unit)
    {
        var common = Common(units, unit);
        return new Rational(units / common, unit / common);
    }

    /// <summary>A fraction in lowest terms, narrow where it fits.</summary>
    private static Rational Lowest(Int128 numerator, Int128 denominator) =>
        Fits(numerator) && Fits(denominator) ? new((long)numerator, (long)denominator) : new((BigInteger)numerator, (BigInteger)denominator);

    /// <summary>The greatest common divisor; the second number is at least 1.</summary>
    private static long Common(long one, long other)
    {
        if (other == 1)
            return 1;
        one = Math.Abs(one);
        while (one != 0)
            (one, other) = (other % one, one);
        return other;
    }

    private static DivideByZeroException NoDenominator() => new("A rational needs a denominator other than zero.");

    /// <summary>What does not fit two 64-bit halves, in lowest terms.</summary>
    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);
}
