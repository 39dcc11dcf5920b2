using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

/// <summary>Span, ratio and money.</summary>
public sealed class SmallNumberTests
{
    [Fact]
    [Shows("V-03c")]
    public void Nothing_of_nothing_is_not_computable()
    {
        new Ratio(0, 0).Value.ShouldBeNull();
        new Ratio(0, 0).Percent.ShouldBeNull();
        new Ratio(5, 0).Percent.ShouldBeNull();
        new Ratio(0, 5).Percent.ShouldBe(Rational.Zero);
    }

    [Fact]
    [Shows("V-03c")]
    public void A_prior_year_of_zero_is_not_computable()
    {
        Ratio.Fall(0, 3).Percent.ShouldBeNull();
        Ratio.Fall(0, 0).Percent.ShouldBeNull();
        Ratio.Fall(5, 3).Percent.ShouldBe(40);
        Ratio.Fall(4, 5).Percent.ShouldBe(-25);
    }

    [Fact]
    [Shows("V-03a")]
    public void A_ratio_keeps_both_its_parts()
    {
        new Ratio(1, 2).ShouldNotBe(new Ratio(2, 4));
        new Ratio(1, 2).Value.ShouldBe(new Ratio(2, 4).Value);
        new Ratio(2, 4).Denominator.ShouldBe(4);
    }

    [Theory]
    [InlineData("4876.310000", "48763100")]
    [InlineData("0.000001", "0.01")]
    [InlineData("-409.5", "-4095000")]
    [Shows("V-03e")]
    public void Ten_thousand_yuan_become_yuan_exactly(string wan, string yuan) =>
        Money.FromWan(Decimal(wan)).Yuan.ShouldBe(Decimal(yuan));

    [Theory]
    [InlineData("48763098.65", "4876.31")]
    [InlineData("50", "0.01")]
    [InlineData("49.99", "0.00")]
    [InlineData("-50", "-0.01")]
    [Shows("V-03e")]
    public void Yuan_become_ten_thousand_yuan_half_up(string yuan, string wan) =>
        new Money(Decimal(yuan)).ToWan().ShouldBe(Decimal(wan));

    [Fact]
    public void A_span_is_added_joined_and_clipped_end_by_end()
    {
        var span = new Span(-1, 12);

        span.Within(10).ShouldBe(new Span(0, 10));
        (span + Span.Exactly(2)).ShouldBe(new Span(1, 14));
        new Span(1, 2).Or(new Span(5, 6)).ShouldBe(new Span(1, 6));
        Span.Exactly(3).IsPoint.ShouldBeTrue();
        span.IsPoint.ShouldBeFalse();
    }

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
