using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

public sealed class IntervalTests
{
    [Theory]
    [InlineData("[90, 95)", "90", true)]
    [InlineData("[90, 95)", "89.9999999999", false)]
    [InlineData("[90, 95)", "94.9999999999", true)]
    [InlineData("[90, 95)", "95", false)]
    [InlineData("(90, 95]", "90", false)]
    [InlineData("(90, 95]", "90.0000000001", true)]
    [InlineData("(90, 95]", "95", true)]
    [InlineData("(-∞, 60)", "-999999999999999", true)]
    [InlineData("(-∞, 60)", "60", false)]
    [InlineData("[90, ∞)", "90", true)]
    [InlineData("[90, ∞)", "999999999999999", true)]
    [InlineData("[0, 0]", "0", true)]
    [InlineData("[0, 0]", "0.0000000001", false)]
    [InlineData("(-∞, ∞)", "0", true)]
    public void An_interval_holds_what_it_says_at_its_ends(string interval, string value, bool inside) =>
        Parse(interval).Contains(Rational.Parse(value)).ShouldBe(inside);

    [Theory]
    [InlineData("")]
    [InlineData("[90")]
    [InlineData("90, 95")]
    [InlineData("[90; 95]")]
    [InlineData("[95, 90]")]
    [InlineData("[90, 90)")]
    [InlineData("(90, 90)")]
    [InlineData("[-∞, 60)")]
    [InlineData("[90, ∞]")]
    [InlineData("(∞, 60)")]
    [InlineData("[1, 2, 3]")]
    [InlineData("[a, b]")]
    [InlineData("[,]")]
    public void An_empty_or_misspelt_interval_is_not_read(string text) =>
        Interval.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("[60, 80)", "[80, 90)", true)]
    [InlineData("[60, 80]", "(80, 90)", true)]
    [InlineData("[60, 80)", "(80, 90)", false)]
    [InlineData("[60, 80]", "[80, 90)", false)]
    [InlineData("[60, 79]", "[80, 90)", false)]
    [InlineData("[60, ∞)", "[80, 90)", false)]
    public void Two_intervals_meet_without_gap_or_common_point(string below, string above, bool meet) =>
        Parse(below).MeetsFromBelow(Parse(above)).ShouldBe(meet);

    [Theory]
    [InlineData("[90, 95)")]
    [InlineData("(-∞, 60.5)")]
    [InlineData("[-1.25, ∞)")]
    public void An_interval_is_written_as_it_was_read(string text) => Parse(text).ToString().ShouldBe(text);

    private static Interval Parse(string text)
    {
        Interval.TryParse(text, out var interval).ShouldBeTrue();
        return interval;
    }
}
