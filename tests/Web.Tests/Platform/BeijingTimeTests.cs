using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Platform;

public sealed class BeijingTimeTests
{
    private static readonly DateTimeOffset Moment = new(2025, 3, 6, 17, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_late_UTC_evening_is_the_next_day_in_Beijing()
    {
        BeijingTime.Date(Moment).ShouldBe("2025-03-07 周五");
        BeijingTime.Full(Moment).ShouldBe("2025-03-07 周五 01:30");
    }

    [Theory]
    [InlineData(0, "刚刚")]
    [InlineData(59, "刚刚")]
    [InlineData(60, "1 分钟前")]
    [InlineData(3599, "59 分钟前")]
    [InlineData(3600, "1 小时前")]
    [InlineData(86399, "23 小时前")]
    [InlineData(86400, "2025-03-07 周五")]
    [InlineData(-1, "2025-03-07 周五")]
    public void The_last_day_is_told_relative_and_the_rest_by_date(int seconds, string words) =>
        BeijingTime.Short(Moment, Moment.AddSeconds(seconds)).ShouldBe(words);
}
