using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

public sealed class RoundingTests
{
    [Theory]
    [InlineData("1.005", 2, "1.01")]
    [InlineData("-1.005", 2, "-1.01")]
    [InlineData("1.0049999999", 2, "1.00")]
    [InlineData("0.5", 0, "1")]
    [InlineData("-0.5", 0, "-1")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-0.004", 2, "0.00")]
    [InlineData("9.995", 2, "10.00")]
    [Shows("V-03b")]
    public void Half_up_goes_away_from_zero_at_the_half(string value, int places, string expected)
    {
        Rounding.HalfUp(Rational.Parse(value), places).ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);
        Rounding.Text(Rational.Parse(value), places, keepZeros: true).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1.999", 2, 1.99)]
    [InlineData("-1.999", 2, -1.99)]
    [InlineData("0.009", 2, 0)]
    [InlineData("-0.009", 2, 0)]
    public void Truncation_goes_towards_zero(string value, int places, decimal expected) =>
        Rounding.Truncate(Rational.Parse(value), places).ShouldBe(expected);

    [Theory]
    [InlineData("2", 2, 2)]
    [InlineData("2.0001", 2, 3)]
    [InlineData("-2.0001", -3, -2)]
    [InlineData("-2", -2, -2)]
    [InlineData("-0.5", -1, 0)]
    [InlineData("0", 0, 0)]
    public void Floor_and_ceiling_are_right_below_zero_too(string value, int floor, int ceiling)
    {
        Rounding.Floor(Rational.Parse(value)).ShouldBe(floor);
        Rounding.Ceiling(Rational.Parse(value)).ShouldBe(ceiling);
    }

    [Theory]
    [InlineData("12.50", 4, false, "12.5")]
    [InlineData("12.50", 2, true, "12.50")]
    [InlineData("100", 0, false, "100")]
    [InlineData("-0.05", 1, false, "-0.1")]
    [InlineData("0.001", 2, false, "0")]
    [InlineData("0.001", 2, true, "0.00")]
    public void Text_drops_trailing_zeros_unless_told_otherwise(string value, int places, bool keep, string expected) =>
        Rounding.Text(Rational.Parse(value), places, keep).ShouldBe(expected);

    [Fact]
    public void Text_writes_numbers_of_any_size()
    {
        var huge = new Rational(System.Numerics.BigInteger.Pow(10, 60), 3);

        Rounding.Text(huge, 1).ShouldBe(new string('3', 60) + ".3");
        Should.Throw<OverflowException>(() => Rounding.HalfUp(huge, 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(29)]
    public void Decimals_beyond_what_a_decimal_holds_are_refused(int places)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Rounding.HalfUp(1, places));
        Should.Throw<ArgumentOutOfRangeException>(() => Rounding.Truncate(1, places));
    }
}
