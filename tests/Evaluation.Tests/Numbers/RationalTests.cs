using System.Numerics;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

/// <summary>Held against whole-number arithmetic on numerator and denominator, written out here once more.</summary>
public sealed class RationalTests
{
    private static readonly (long N, long D)[] Seeded = [.. Draw(new Random(20240228))];

    [Fact]
    public void Arithmetic_agrees_with_whole_number_arithmetic()
    {
        for (var i = 0; i + 1 < Seeded.Length; i++)
        {
            var (a, b) = (Seeded[i], Seeded[i + 1]);
            var (x, y) = (Of(a), Of(b));

            Same(x + y, ((BigInteger)a.N * b.D) + ((BigInteger)b.N * a.D), (BigInteger)a.D * b.D);
            Same(x - y, ((BigInteger)a.N * b.D) - ((BigInteger)b.N * a.D), (BigInteger)a.D * b.D);
            Same(x * y, (BigInteger)a.N * b.N, (BigInteger)a.D * b.D);
            Same(-x, -a.N, a.D);
            if (b.N != 0)
                Same(x / y, (BigInteger)a.N * b.D, (BigInteger)a.D * b.N);
        }
    }

    [Fact]
    public void The_laws_of_arithmetic_hold()
    {
        for (var i = 0; i + 2 < Seeded.Length; i++)
        {
            var (x, y, z) = (Of(Seeded[i]), Of(Seeded[i + 1]), Of(Seeded[i + 2]));

            (x + y).ShouldBe(y + x);
            (x + y + z).ShouldBe(x + (y + z));
            (x * (y + z)).ShouldBe((x * y) + (x * z));
            (x - x).ShouldBe(Rational.Zero);
            if (!y.IsZero)
                (x / y * y).ShouldBe(x);
        }
    }

    [Fact]
    public void Equality_order_and_hash_agree_with_each_other()
    {
        for (var i = 0; i + 1 < Seeded.Length; i++)
        {
            var (a, b) = (Seeded[i], Seeded[i + 1]);
            var (x, y) = (Of(a), Of(b));
            var order = ((BigInteger)a.N * b.D).CompareTo((BigInteger)b.N * a.D) * Math.Sign(a.D) * Math.Sign(b.D);

            x.CompareTo(y).ShouldBe(order);
            (x < y).ShouldBe(order < 0);
            (x <= y).ShouldBe(order <= 0);
            (x > y).ShouldBe(order > 0);
            (x >= y).ShouldBe(order >= 0);
            (x == y).ShouldBe(order == 0);
            (x != y).ShouldBe(order != 0);
            Rational.Min(x, y).ShouldBe(order <= 0 ? x : y);
            Rational.Max(x, y).ShouldBe(order >= 0 ? x : y);

            var again = new Rational((BigInteger)a.N * 7, (BigInteger)a.D * 7);
            again.ShouldBe(x);
            again.Equals((object)x).ShouldBeTrue();
            again.GetHashCode().ShouldBe(x.GetHashCode());
        }
    }

    [Fact]
    public void A_rational_is_kept_in_lowest_terms_with_its_sign_on_top()
    {
        var value = new Rational(6, -8);

        value.Numerator.ShouldBe(-3);
        value.Denominator.ShouldBe(4);
        value.ToString().ShouldBe("-3/4");
        value.Sign.ShouldBe(-1);
        new Rational(8, 4).ToString().ShouldBe("2");
        new Rational(8, 4).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void The_default_value_is_a_usable_zero()
    {
        Rational zero = default;

        zero.ShouldBe(Rational.Zero);
        zero.Denominator.ShouldBe(1);
        (zero + Rational.One).ShouldBe(Rational.One);
        zero.ToString().ShouldBe("0");
    }

    [Fact]
    public void A_denominator_of_zero_is_the_programmers_mistake()
    {
        Should.Throw<DivideByZeroException>(() => new Rational(1, 0));
        Should.Throw<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-7.25")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_decimal_converts_exactly(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Rounding.HalfUp(value, value.Scale).ShouldBe(value);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData("61.50", "123/2")]
    [InlineData("-0.5", "-1/2")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("0.0000000001", "1/10000000000")]
    [InlineData("-999999999999999.9999999999", "-9999999999999999999999999/10000000000")]
    public void A_plain_decimal_number_is_read_exactly(string text, string fraction)
    {
        Rational.TryParse(text, out var value).ShouldBeTrue();
        value.ToString().ShouldBe(fraction);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("１")]
    [InlineData("٣")]
    [InlineData("5%")]
    [InlineData("1000000000000000")]
    [InlineData("0.00000000001")]
    public void Anything_else_is_not_read_as_a_number(string text)
    {
        Rational.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Rational.Parse(text));
    }

    private static Rational Of((long N, long D) pair) => new(pair.N, pair.D);

    private static void Same(Rational value, BigInteger numerator, BigInteger denominator)
    {
        (value.Numerator * denominator).ShouldBe(numerator * value.Denominator);
        value.Denominator.Sign.ShouldBe(1);
        BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).ShouldBe(BigInteger.One);
    }

    private static IEnumerable<(long N, long D)> Draw(Random chance)
    {
        for (var i = 0; i < 1500; i++)
        {
            var size = (i % 3) switch { 0 => 20L, 1 => 1_000_000L, _ => 1_000_000_000_000_000L };
            var bottom = i % 5 == 0 ? 1 : chance.NextInt64(1, size);
            yield return (chance.NextInt64(-size, size), i % 2 == 0 ? bottom : -bottom);
        }
    }
}
