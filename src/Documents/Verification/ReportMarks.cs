using System.Text.RegularExpressions;

namespace Anlan.Documents.Verification;

/// <summary>Number and short digest as they are printed on each page.</summary>
/// <param name="Number">报告编号.</param>
/// <param name="Digest">摘要, such as <c>7K3M9-Q2X1B</c>; empty where none stands.</param>
public sealed partial record ReportMarks(string Number, string Digest)
{
    /// <summary>The first that stand in the texts, or nothing.</summary>
    public static ReportMarks? In(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            if (In(text) is { } marks)
                return marks;
        return null;
    }

    /// <summary>Those that stand in a text, or nothing.</summary>
    public static ReportMarks? In(string text) =>
        Printed().Match(text) is { Success: true } printed ? new(printed.Groups[1].Value, printed.Groups[2].Value) : null;

    /// <summary>The text without number and digest, as many characters long.</summary>
    internal static string Without(string text) => Printed().Replace(text, marks => new string(' ', marks.Length));

    [GeneratedRegex(@"报告编号\s{0,40}[:：]?\s{0,40}(AL-[A-Z0-9-]{1,80})(?:\s{0,40}摘要\s{0,40}[:：]?\s{0,40}([0-9A-Z]{5}-[0-9A-Z]{5}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();
}
