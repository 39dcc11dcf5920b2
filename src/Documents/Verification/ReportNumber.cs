using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Verification;

/// <summary>What a report's number says: <c>AL-YANTIAN-2023-A-P-C</c>.</summary>
/// <param name="CaseId">The case's id in capitals.</param>
/// <param name="Options">Style and edition.</param>
public sealed record ReportNumber(string CaseId, ReportOptions Options)
{
    /// <summary>Reads a number; nothing where it is none.</summary>
    public static ReportNumber? Read(string number)
    {
        var codes = number.EndsWith("-C", StringComparison.Ordinal) && StyleOf(number[..^2], out _, out _, out _);
        return StyleOf(codes ? number[..^2] : number, out var id, out var style, out var isPublic) ? new(id, new ReportOptions(style, isPublic, codes)) : null;
    }

    /// <summary>Reads a number without its -C: the letter before may be the style C itself.</summary>
    private static bool StyleOf(string number, out string id, out HouseStyle style, out bool isPublic)
    {
        (id, style, isPublic) = ("", default, number.EndsWith("-P", StringComparison.Ordinal));
        if (isPublic)
            number = number[..^2];
        if (number is not ['A', 'L', '-', .., '-', >= 'A' and <= 'D'] || number.Length < 6)
            return false;
        (id, style) = (number[3..^2], (HouseStyle)(number[^1] - 'A'));
        return true;
    }
}
