using System.IO.Compression;
using System.Net;
using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Documents.Workbooks;
using Anlan.Evaluation.Cases;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Performance.Appraisals.Reports;

public sealed class DownloadReportTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Theory]
    [Shows("V-20b")]
    [InlineData("", null, false, false)]
    [InlineData("?style=B", HouseStyle.B, false, false)]
    [InlineData("?edition=public&codes=true", null, true, true)]
    public async Task The_Word_file_is_that_of_the_case_byte_for_byte(string query, HouseStyle? style, bool isPublic, bool codes)
    {
        var report = ReportComposer.Compose(Shipped.Library.Texts("xingning-2024"), new(style, isPublic, codes));
        using var visitor = await host.SignedIn(Role.Evaluator);
        var content = await Content(await visitor.Get("/performance/appraisals/xingning-2024/reports/word" + query), $"{report.Data.Number}.docx", WordWriter.ContentType);
        content.ShouldBe(WordWriter.Write(report));
        Verifier.Verify(WordReader.Read("report.docx", content).Value!).Holds.ShouldBeTrue();
    }

    [Theory]
    [Shows("V-18c")]
    [Shows("V-20b")]
    [InlineData("", "AL-DAPENG-2023-D")]
    [InlineData("?edition=public", "AL-DAPENG-2023-D-P")]
    public async Task The_PDF_is_one(string query, string number)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var content = await Content(await visitor.Get("/performance/appraisals/dapeng-2023/reports/pdf" + query), $"{number}.pdf", "application/pdf");
        Encoding.ASCII.GetString(content, 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    [Shows("V-18e")]
    [Shows("V-20b")]
    public async Task The_public_edition_says_nothing_of_persons_or_of_what_is_withheld()
    {
        const string own = """

            report:
              style: D
              project: 安全生产专项
              people: { preparedBy: 甲乙丙, phone: "0755-00000000", names: [丁戊己] }
              texts:
                results: ["丁戊己带队检查，电话13800000000，整改{hazardsRectified}处。"]
            """;
        var text = Uploading.Copy("xingning-2024", "own-public");
        text = text[..(text.IndexOf("\nreport:", StringComparison.Ordinal) is var at && at > 0 ? at + 1 : text.Length)] + own;
        text = text.Replace("hazardsRectified: { label: 已整改的隐患, value: 412,", "hazardsRectified: { label: 已整改的隐患, withheld: 未公布, value: 412,", StringComparison.Ordinal);
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var answer = await officer.Upload(text);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.TextOf(".problems"));

        var full = Unpacked(await Content(await officer.Get("/performance/appraisals/own-public/reports/word"), "AL-OWN-PUBLIC-D.docx", WordWriter.ContentType));
        foreach (var secret in new[] { "甲乙丙", "丁戊己", "13800000000", "hazardsRectified" }) full.ShouldContain(secret);
        var content = await Content(await officer.Get("/performance/appraisals/own-public/reports/word?edition=public"), "AL-OWN-PUBLIC-D-P.docx", WordWriter.ContentType);
        var shown = Unpacked(content);
        foreach (var secret in new[] { "甲乙丙", "丁戊己", "13800000000", "00000000", "hazardsRectified", "未公布" }) shown.ShouldNotContain(secret);
        shown.ShouldContain("整改（不公开）处");
        var sheets = Unpacked(await Content(await officer.Get("/performance/appraisals/own-public/scorecard.xlsx?edition=public"), "own-public.xlsx", ScorecardWorkbook.ContentType));
        sheets.ShouldContain("应整改的隐患");
        sheets.ShouldNotContain("已整改的隐患");
        Verifier.Verify(WordReader.Read("report.docx", content).Value!).Holds.ShouldBeTrue();
    }

    private static string Unpacked(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }));
    }

    private static async Task<byte[]> Content(Page file, string name, string type)
    {
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
        return await file.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
