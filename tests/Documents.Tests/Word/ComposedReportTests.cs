using System.Globalization;
using System.Xml.Linq;
using Anlan.Documents.Reports;
using Anlan.Documents.Tests.Reports;
using Anlan.Documents.Word;
using Anlan.Evaluation.Cases;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Anlan.Documents.Tests.Word;

/// <summary>The reports of the five cases as the files that people get.</summary>
public sealed class ComposedReportTests
{
    public static TheoryData<string> Cases => [.. Library.Published.Cases];

    public static TheoryData<string, ReportOptions> Editions
    {
        get
        {
            var rows = new TheoryData<string, ReportOptions>();
            foreach (var id in Library.Published.Cases)
                foreach (var style in Enum.GetValues<HouseStyle>())
                    rows.Add(id, new ReportOptions(style, Public: style is HouseStyle.B, Codes: style is HouseStyle.C));
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_style_of_every_case_is_a_valid_document(string id, ReportOptions options)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Written(id, options)), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    /// <summary>Read from the file itself: every digit that no content control of ours holds tells by its form what it is.</summary>
    [Theory]
    [Shows("V-16b")]
    [MemberData(nameof(Editions))]
    public void No_numeral_of_a_file_stands_outside_a_control_without_being_classed(string id, ReportOptions options)
    {
        var docx = new Docx(Written(id, options));
        var loose = new List<string>();
        var figures = 0;
        foreach (var paragraph in docx.Body.Descendants(Docx.W + "p"))
        {
            // The numbers of pages in the contents are fields that an office program counts.
            var isContents = Docx.Val(paragraph, "pStyle")?.StartsWith("TOC", StringComparison.Ordinal) == true;
            var texts = paragraph.Descendants(Docx.W + "t").Where(run => !isContents || run.Parent!.ElementsAfterSelf().SelectMany(later => later.DescendantsAndSelf(Docx.W + "tab")).Any());
            var text = string.Concat(texts.Select(run =>
            {
                if (!run.Ancestors(Docx.W + "sdt").Any())
                    return run.Value;
                figures++;
                return "\uFFFC";
            }));
            if (Numerals.FirstUnclassed(text) is { } numeral)
                loose.Add($"{numeral} in {text}");
        }
        loose.ShouldBeEmpty();
        figures.ShouldBeGreaterThan(id == "dapeng-2023" ? 2 : options.Style == HouseStyle.D ? 30 : 100);
    }

    [Theory]
    [Shows("V-16d")]
    [MemberData(nameof(Cases))]
    public async Task A_report_is_the_same_bytes_in_every_culture_and_on_every_thread(string id)
    {
        var first = Written(id, new(Codes: true));
        var cultures = new[] { "zh-CN", "de-DE", "tr-TR", "ar-SA" };
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(cultures[i % cultures.Length]);
            return Written(id, new(Codes: true));
        })));
        foreach (var bytes in written)
            bytes.ShouldBe(first);
    }

    [Theory]
    [Shows("V-14f")]
    [Shows("V-18a")]
    [MemberData(nameof(Cases))]
    public async Task An_office_program_opens_each_case_in_its_own_style(string id)
    {
        var report = ReportComposer.Compose(Library.Published.Texts(id), new());
        report.Data.Style.ShouldBe(id switch { "dapeng-2023" => HouseStyle.D, "xingning-2024" => HouseStyle.B, "luohu-2024" => HouseStyle.C, _ => HouseStyle.A });
        using var pages = await Pages.Of(report);
        var lines = pages.Lines();
        lines.Count.ShouldBeInRange(id == "dapeng-2023" ? 1 : 8, 40);
        var chapters = report.Blocks.OfType<Heading>().Where(heading => heading.Level == 1).Select(heading => string.Concat(heading.Content.OfType<Words>().Select(words => words.Text))).ToList();
        chapters.Count.ShouldBeGreaterThan(2);
        var text = string.Concat(lines.SelectMany(page => page)).Replace(" ", "", StringComparison.Ordinal);
        foreach (var chapter in chapters)
            text.ShouldContain(chapter.Replace(" ", "", StringComparison.Ordinal));
        foreach (var page in lines)
            string.Concat(page).Replace(" ", "", StringComparison.Ordinal).ShouldContain($"报告编号{report.Data.Number}　摘要{report.Data.ShortDigest()}".Replace("　", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), customMessage: string.Join('\n', page));
    }

    private static byte[] Written(string id, ReportOptions options) => WordWriter.Write(ReportComposer.Compose(Library.Published.Texts(id), options));
}
