using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Reports;

/// <summary>The number of a report, printed on each page, such as <c>AL-YANTIAN-2023-A-P-M</c>.</summary>
/// <param name="CaseId">The case's id in capitals.</param>
/// <param name="Style">The chapter structure.</param>
/// <param name="Public">Whether it is the edition for the public: -P.</param>
/// <param name="Codes">Whether the annex of codes is printed: -M.</param>
public sealed record ReportNumber(string CaseId, HouseStyle Style, bool Public, bool Codes)
{
    /// <summary>What to ask for to get the report again.</summary>
    public ReportOptions Options => new(Style, Public, Codes);

    /// <summary>Reads a number from its end, where no mark is the letter of a style; nothing where it is none.</summary>
    public static ReportNumber? Read(string number)
    {
        var rest = number.AsSpan();
        var codes = Ends(ref rest, "-M");
        var isPublic = Ends(ref rest, "-P");
        return rest is ['A', 'L', '-', _, .., '-', >= 'A' and <= 'D' and var style] ? new(rest[3..^2].ToString(), (HouseStyle)(style - 'A'), isPublic, codes) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"AL-{CaseId}-{Style}{(Public ? "-P" : "")}{(Codes ? "-M" : "")}";

    private static bool Ends(ref ReadOnlySpan<char> number, string mark)
    {
        if (!number.EndsWith(mark, StringComparison.Ordinal))
            return false;
        number = number[..^mark.Length];
        return true;
    }
}
