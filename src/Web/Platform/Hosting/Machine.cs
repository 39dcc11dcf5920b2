using System.Globalization;

namespace Anlan.Web.Platform.Hosting;

/// <summary>What the machine must have; said at start rather than met in a wrong figure later.</summary>
public static class Machine
{
    public static void Require()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out _))
            throw new CannotStart("The time zone Asia/Shanghai is unknown here: install tzdata.");
        // Without ICU every culture behaves as the invariant one, and the Turkish i gives that away.
        if ("i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")) != "İ")
            throw new CannotStart("Cultures are missing here: install libicu and leave invariant globalization off.");
    }
}
