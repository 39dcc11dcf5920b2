using System.Net;
using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Performance.Appraisals.Reports;

public sealed class ReportPageTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Theory]
    [Shows("V-20a")]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task Every_figure_of_the_preview_leads_to_where_it_comes_from(string id)
    {
        var report = ReportComposer.Compose(Shipped.Library.Texts(id), new());
        var page = await Open($"{id}/reports");
        var sources = page.Html.QuerySelectorAll(".sources tbody tr").ToDictionary(row => "#" + row.Id, row => row.Children.Select(cell => cell.TextContent).ToList());
        sources.Values.ShouldBe(report.Data.Figures.Select(carried => new List<string> { carried.Name, carried.Figure.Label, carried.Figure.Text, carried.Figure.Unit, carried.Figure.Source }), ignoreOrder: false);
        var bound = page.Html.QuerySelectorAll(".sheet .bound").ToList();
        bound.Count.ShouldBe(report.Data.Figures.Sum(carried => carried.Places) + report.Data.Charts.Sum(chart => chart.Count));
        foreach (var link in bound)
        {
            var source = sources[link.GetAttribute("href")!];
            link.TextContent.ShouldBe(source[2]);
            link.GetAttribute("title").ShouldBe($"{source[1]}：{source[4]}");
        }
    }

    [Fact]
    public async Task What_a_person_must_write_is_marked_and_counted()
    {
        var page = await Open("yantian-2023/reports");
        var marks = page.Html.QuerySelectorAll(".to-fill").Length;
        marks.ShouldBeGreaterThan(2);
        page.TextOf("main").ShouldContain($"{marks} 处要由人填写");
    }

    [Theory]
    [InlineData("?style=B", "AL-LUOHU-2024-B", "第三方评价")]
    [InlineData("?style=D&edition=public&codes=true", "AL-LUOHU-2024-D-P-M", "公开短文")]
    [InlineData("?style=Z&edition=none", "AL-LUOHU-2024-C", "带目录")]
    public async Task The_address_says_which_report(string query, string number, string style)
    {
        var page = await Open("luohu-2024/reports" + query);
        page.TextOf("main").ShouldContain($"报告编号 {number}，");
        page.TextOf("select[name=style] option[selected]").ShouldContain(style);
        page.Html.QuerySelectorAll("select[name=edition] option[selected]").Length.ShouldBe(query.Contains("public") ? 1 : 0);
    }

    [Fact]
    public async Task An_evaluation_leads_to_its_report_and_one_that_is_not_there_has_none()
    {
        (await Open("yantian-2023")).Html.QuerySelector(".page-actions .btn-primary")!.GetAttribute("href").ShouldBe("/performance/appraisals/yantian-2023/reports");
        using var visitor = await host.SignedIn(Role.Evaluator);
        foreach (var what in new[] { "", "/word", "/pdf" })
            (await visitor.Get($"/performance/appraisals/nowhere/reports{what}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Page> Open(string path)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get($"/performance/appraisals/{path}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page;
    }
}
