using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;

namespace Anlan.Web.Performance.Appraisals.Reports;

/// <summary>How an address asks for a report.</summary>
public static class ReportRequest
{
    /// <summary>What the address asks for; a style that does not exist is the case's own.</summary>
    public static ReportOptions Options(string? style, string? edition, bool codes) =>
        new(Enum.TryParse<HouseStyle>(style, out var known) && Enum.IsDefined(known) ? known : null, edition == "public", codes);

    /// <summary>The same as the query of an address.</summary>
    public static string Query(ReportOptions options)
    {
        string?[] parts = [options.Style is { } style ? $"style={style}" : null, options.Public ? "edition=public" : null, options.Codes ? "codes=true" : null];
        var given = parts.OfType<string>().ToList();
        return given.Count == 0 ? "" : $"?{string.Join('&', given)}";
    }

    public static string NameOf(HouseStyle style) => style switch
    {
        HouseStyle.A => "A 部门整体支出",
        HouseStyle.B => "B 项目支出，第三方评价",
        HouseStyle.C => "C 项目支出，部门评价，带目录",
        HouseStyle.D => "D 项目支出，公开短文",
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };
}
