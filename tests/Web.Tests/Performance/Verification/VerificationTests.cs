using System.Net;
using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Web.Platform;
using Anlan.Web.Tests.Performance.Appraisals;

namespace Anlan.Web.Tests.Performance.Verification;

public sealed class VerificationTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    private const string Desk = "/performance/verification";

    private static readonly Report Yantian = ReportComposer.Compose(Shipped.Library.Texts("yantian-2023"), new());

    [Fact]
    [Shows("V-20c")]
    public async Task An_untouched_report_holds_and_is_shown_with_its_figures()
    {
        var page = await Verify(WordWriter.Write(Yantian), "report.docx");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.TextOf("#verdict").ShouldBe("核验通过");
        page.TextOf(".verdict-card .facts").ShouldContain(Yantian.Data.Number);
        page.TextOf(".verdict-card .facts").ShouldContain(Yantian.Data.ShortDigest());
        page.Html.QuerySelectorAll(".returned .bound").Length.ShouldBe(Yantian.Data.Figures.Sum(carried => carried.Places));
        page.Html.QuerySelectorAll(".returned .found").ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-20c")]
    public async Task An_edited_figure_is_marked_in_its_place_with_what_should_stand_there()
    {
        var total = Yantian.Data.Figures.First(carried => carried.Figure.Key == "total/checked");
        var page = await Verify(Edited(WordWriter.Write(Yantian), $"A_{total.Name}_1\"", total.Figure.Text, "99.99"), "report.docx");
        page.TextOf("#verdict").ShouldBe("发现 1 处问题");
        var cells = page.Html.QuerySelectorAll(".verdict-card tbody tr").ShouldHaveSingleItem().Children.Select(cell => cell.TextContent.Trim()).ToList();
        cells[0].ShouldBe("改动");
        cells[2].ShouldBe(total.Figure.Label);
        (cells[3], cells[4]).ShouldBe((total.Figure.Text, "99.99"));
        var mark = page.Html.QuerySelectorAll(".returned .found").ShouldHaveSingleItem();
        mark.TextContent.ShouldBe("99.99");
        page.TextOf(".returned .should").ShouldBe($"应为 {total.Figure.Text}");
        page.Html.QuerySelector(".verdict-card tbody a")!.GetAttribute("href").ShouldBe("#" + mark.Id);
    }

    [Theory]
    [Shows("V-20d")]
    [InlineData("text")]
    [InlineData("old")]
    [InlineData("zip")]
    [InlineData("cut")]
    public async Task What_is_no_report_is_refused_with_the_sentence_of_the_command_line(string kind)
    {
        var content = kind switch
        {
            "text" => Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"),
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
            "zip" => Uploading.Zip(("case.yaml", "case: a")),
            _ => WordWriter.Write(Yantian)[..^3000],
        };
        var sentence = WordReader.Read("report.docx", content).Problems.ShouldHaveSingleItem().Message;
        var page = await Verify(content, "report.docx");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.TextOf(".field.wrong .field-error").ShouldBe(sentence);
        page.Html.QuerySelector("#verdict").ShouldBeNull();
    }

    [Fact]
    public async Task A_typed_copy_is_told_from_the_report_and_its_differences_from_the_case()
    {
        var total = Yantian.Data.Figures.First(carried => carried.Figure.Key == "total/checked");
        var copy = Without(Edited(WordWriter.Write(Yantian), $"A_{total.Name}_1\"", total.Figure.Text, "99.99"));
        (await Verify(copy, "copy.docx")).TextOf(".verdict-card tbody td:first-child").ShouldContain("抄件");
        var page = await Verify(copy, "copy.docx", ("Form.Case", "yantian-2023"));
        page.TextOf("select option[selected]").ShouldBe("盐田区应急管理局2023年度部门整体支出绩效自评");
        var rows = page.Html.QuerySelectorAll(".verdict-card tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        rows.ShouldContain(cells => cells[3] == total.Figure.Text && cells[4] == "99.99");
        (await Verify(copy, "copy.docx", ("Form.Case", "nowhere"))).TextOf(".refusals").ShouldContain("对照的评价已经不在了");
    }

    [Fact]
    public async Task A_report_held_against_another_case_is_refused()
    {
        var page = await Verify(WordWriter.Write(Yantian), "report.docx", ("Form.Case", "luohu-2024"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.TextOf(".field-error").ShouldContain(Yantian.Data.Number);
    }

    [Fact]
    public async Task Without_a_file_the_field_says_so()
    {
        var page = await Verify(null, "");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.TextOf(".field-error").ShouldBe("请选择一份报告。");
    }

    [Fact]
    public async Task Nothing_of_a_file_can_run_in_the_page()
    {
        var content = Edited(WordWriter.Write(Yantian), "部门名称", "部门名称", "&lt;script&gt;alert(1)&lt;/script&gt;");
        var page = await Verify(content, "<b>report.docx");
        page.Text.ShouldNotContain("<script>alert");
        page.Text.ShouldNotContain("<b>report");
        page.TextOf(".returned").ShouldContain("<script>alert(1)</script>");
    }

    private async Task<Page> Verify(byte[]? content, string name, params (string Name, string Value)[] fields)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        return await visitor.Upload(Desk, content, name, fields);
    }

    /// <summary>The file without what it carries, as one that somebody typed.</summary>
    private static byte[] Without(byte[] report) =>
        Package.Pack(Package.Unpack(report).Where(part => !part.Name.StartsWith("customXml/", StringComparison.Ordinal)));

    private static byte[] Edited(byte[] report, string after, string old, string now) => Package.Edited(report, "word/document.xml", after, old, now);
}
