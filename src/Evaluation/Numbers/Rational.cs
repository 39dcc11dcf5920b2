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

    // Stored less one, so that default(Rational) is 0/1.
    private readonly BigInteger denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/> ÷ <paramref name="denominator"/>.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero: ask first, a missing denominator is "not computable".</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A rational needs a denominator other than zero.");
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        if (!denominator.IsOne)
        {
            var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (!common.IsOne)
                (numerator, denominator) = (numerator / common, denominator / common);
        }
        Numerator = numerator;
        denominatorLessOne = denominator - BigInteger.One;
    }

    private Rational(BigInteger whole) => Numerator = whole;

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms, at least 1.</summary>
    public BigInteger Denominator => denominatorLessOne + BigInteger.One;

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <summary>One hundred, the factor of a percentage.</summary>
    public static Rational Hundred { get; } = new(new BigInteger(100));

    /// <summary>True for zero.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>True for a whole number.</summary>
    public bool IsWhole => denominatorLessOne.IsZero;

    /// <summary>Ten to the power of <paramref name="exponent"/>, 0 to 39.</summary>
    internal static BigInteger PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>The whole number <paramref name="value"/>.</summary>
    public static implicit operator Rational(int value) => new(new BigInteger(value));

    /// <summary>The exact value of <paramref name="value"/>.</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var (low, middle, high) = unchecked(((uint)bits[0], (uint)bits[1], (uint)bits[2]));
        var mantissa = new BigInteger(low | ((ulong)middle << 32));
        if (high != 0)
            mantissa += new BigInteger(high) << 64;
        if (bits[3] < 0)
            mantissa = -mantissa;
        return scale == 0 ? new Rational(mantissa) : new Rational(mantissa, PowersOfTen[scale]);
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
        value = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Reads a plain decimal number as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a plain decimal number.</exception>
    public static Rational Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"Not a plain decimal number: {text}");

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        left.IsWhole && right.IsWhole
            ? new(left.Numerator + right.Numerator)
            : new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The opposite.</summary>
    public static Rational operator -(Rational value) =>
        value.IsWhole ? new(-value.Numerator) : new(-value.Numerator, value.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        left.IsWhole && right.IsWhole
            ? new(left.Numerator * right.Numerator)
            : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

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
    public int CompareTo(Rational other) =>
        IsWhole && other.IsWhole
            ? Numerator.CompareTo(other.Numerator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, denominatorLessOne);

    /// <summary>The fraction in lowest terms, such as <c>1025/1041</c>; a whole number without a denominator.</summary>
    public override string ToString() =>
        IsWhole
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
