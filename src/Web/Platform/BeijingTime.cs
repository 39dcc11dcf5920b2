using System.Globalization;

namespace Anlan.Web.Platform;

/// <summary>Stored time is UTC; people see the clock of Beijing.</summary>
public static class BeijingTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateTime Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    /// <summary><c>2025-03-07 周五</c></summary>
    public static string Date(DateTimeOffset moment)
    {
        var local = Of(moment);
        return local.ToString("yyyy-MM-dd 周", CultureInfo.InvariantCulture) + "日一二三四五六"[(int)local.DayOfWeek];
    }

    /// <summary><c>2025-03-07 周五 14:05</c></summary>
    public static string Full(DateTimeOffset moment) =>
        Date(moment) + Of(moment).ToString(" HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Relative within the last day, the date otherwise.</summary>
    public static string Short(DateTimeOffset moment, DateTimeOffset now) => (now - moment) switch
    {
        var age when age < TimeSpan.Zero || age >= TimeSpan.FromDays(1) => Date(moment),
        { TotalMinutes: < 1 } => "刚刚",
        { TotalHours: < 1 } age => $"{(int)age.TotalMinutes} 分钟前",
        var age => $"{(int)age.TotalHours} 小时前",
    };
}
