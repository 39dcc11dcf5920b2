using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Documents.Reports;

namespace Anlan.Documents.Verification;

/// <summary>
/// Verifies a report on paper by the text of its pages: number and digest of each page, and the annex of codes. A code
/// is made of what is printed beside it, so that it can be checked without anything else.
/// </summary>
public static partial class PdfVerifier
{
    /// <summary>Number and digest of the first page that shows them, or nothing.</summary>
    public static ReportMarks? MarksOf(IReadOnlyList<string> pages) => ReportMarks.In(pages);

    /// <summary>Verifies the pages.</summary>
    /// <param name="pages">The text of each page, its lines as they stand on paper.</param>
    /// <param name="expected">What the report written again from its case carries, or nothing where no case is at hand.</param>
    /// <exception cref="ArgumentException">No page shows a number.</exception>
    public static Verdict Verify(IReadOnlyList<string> pages, ReportData? expected)
    {
        var marks = MarksOf(pages) ?? throw new ArgumentException("No page shows the number of a report.", nameof(pages));
        var findings = new Findings();
        var (number, digest) = expected is null ? (marks.Number, marks.Digest) : (expected.Number, expected.ShortDigest());
        for (var i = 0; i < pages.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"第 {i + 1} 页");
            var own = ReportMarks.In(pages[i]);
            if (own is null)
                findings.Add(new(FindingKind.Footer, null, "页脚", place, $"{number} {digest}", null, $"{place}没有印报告编号和摘要"));
            else if (own.Number != number || own.Digest != digest || digest.Length == 0)
                findings.Add(new(FindingKind.Footer, null, "页脚", place, $"{number} {digest}", $"{own.Number} {own.Digest}",
                    expected is null ? $"{place}印的是 {own.Number} {own.Digest}，别的页印的是 {number} {digest}" : $"{place}印的是 {own.Number} {own.Digest}，按案例重写的报告是 {number} {digest}"));
        }

        var codes = CodesOf(pages, number);
        var figures = expected?.Figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        var same = 0;
        foreach (var (place, name, seal, value, unit, fits) in codes)
        {
            var figure = figures?.GetValueOrDefault(name);
            var label = figure is null ? $"查验码 {name}" : Verifier.Cut(figure.Figure.Label);
            if (figure is not null && (figure.Seal != seal || !fits))
                findings.Add(new(FindingKind.Code, $"{name}-{seal}", label, place, figure.Figure.Text + figure.Figure.Unit, value + unit,
                    $"{place}的“{label}”印作 {value}{unit}，查验码 {name}-{seal}；按案例是 {figure.Figure.Text}{figure.Figure.Unit}，查验码 {figure.Code}"));
            else if (!fits)
                findings.Add(new(FindingKind.Code, $"{name}-{seal}", label, place, null, value + unit, $"{place}查验码 {name}-{seal} 旁边印的 {value}{unit} 与查验码不符"));
            else if (figures is not null && figure is null)
                findings.Add(new(FindingKind.Code, $"{name}-{seal}", label, place, null, value + unit, $"{place}的查验码 {name}-{seal} 不属于这份报告"));
            else
                same++;
        }
        if (expected is { Codes: true })
        {
            var printed = codes.Select(code => code.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var figure in expected.Figures.Where(figure => !printed.Contains(figure.Name)))
                findings.Add(new(FindingKind.Deleted, figure.Code, Verifier.Cut(figure.Figure.Label), "数字查验码附表", figure.Figure.Text + figure.Figure.Unit, null, $"附表里没有“{Verifier.Cut(figure.Figure.Label)}”（查验码 {figure.Code}）"));
        }
        findings.Note(new("全文", codes.Count == 0
            ? "没有印数字查验码附表，正文的数没有逐个核对：请核验 Word 文件，或用 --codes 写出的 PDF"
            : "数字查验码附表逐行核对过，正文的数没有逐个核对"));
        return findings.Verdict(number, digest, "pdf") with { Figures = codes.Count, Places = codes.Count, Recomputed = expected is null ? 0 : same };
    }

    /// <summary>The lines of the annex: a code, and what is printed beside it.</summary>
    private static List<Line> CodesOf(IReadOnlyList<string> pages, string number)
    {
        var codes = new List<Line>();
        for (var i = 0; i < pages.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"第 {i + 1} 页");
            foreach (var line in pages[i].Split('\n'))
            {
                if (Code().Match(line) is not { Success: true } code || codes.Count == Report.MaxFigures)
                    continue;
                var (name, seal) = (code.Groups[1].Value, code.Groups[2].Value);
                // The label before the value and the source behind it may hold numbers too: the one that fits is meant.
                var words = line[(code.Index + code.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var beside = Enumerable.Range(0, Math.Min(words.Length, 40)).Where(at => IsValue(words[at]))
                    .SelectMany(at => new[] { (Value: words[at], Unit: words.ElementAtOrDefault(at + 1) ?? ""), (Value: words[at], Unit: "") }).ToList();
                var fitting = beside.FirstOrDefault(pair => FigureCode.Seal(number, name, pair.Value, pair.Unit) == seal);
                var shown = fitting.Value is null ? beside.FirstOrDefault() : fitting;
                codes.Add(new(place, name, seal, Verifier.Cut(shown.Value ?? ""), Verifier.Cut(shown.Unit ?? ""), fitting.Value is not null));
            }
        }
        return codes;
    }

    /// <summary>A line of the annex.</summary>
    private readonly record struct Line(string Place, string Name, string Seal, string Value, string Unit, bool Fits);

    private static bool IsValue(string word) => word == Figure.NotComputable || (word.Any(char.IsAsciiDigit) && Value().IsMatch(word));

    [GeneratedRegex(@"^\s*([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[-−－+]?[0-9０-９][0-9０-９,，.．]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
