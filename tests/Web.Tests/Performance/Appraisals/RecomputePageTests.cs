using System.Net;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class RecomputePageTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task Verdicts_over_the_five_pages_add_up_to_203()
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var all = new Dictionary<string, int>();
        foreach (var id in Shipped.Library.Cases)
        {
            var page = await visitor.Get($"/performance/appraisals/{id}/recompute");
            page.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var verdict in page.Html.QuerySelectorAll(".verdict")) all[verdict.TextContent] = all.GetValueOrDefault(verdict.TextContent) + 1;
        }
        all.ShouldBe(new Dictionary<string, int> { ["相等"] = 82, ["四舍五入后相等"] = 41, ["截尾后相等"] = 4, ["不等"] = 40, ["没有印出"] = 36 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("Diff", "不等")]
    [InlineData("diff", "不等")]
    [InlineData("Exact", "相等")]
    public async Task A_verdict_in_the_address_leaves_only_its_figures(string verdict, string name)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get($"/performance/appraisals/yantian-2023/recompute?verdict={verdict}");
        var shown = page.Html.QuerySelectorAll(".verdict").Select(cell => cell.TextContent).ToList();
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(text => text == name);
        page.TextOf(".choices-row [aria-current]").ShouldBe($"{name} {shown.Count}");
    }

    [Theory]
    [InlineData("17")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("%00")]
    public async Task A_verdict_that_does_not_exist_filters_nothing(string verdict)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get($"/performance/appraisals/yantian-2023/recompute?verdict={verdict}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.TextOf(".choices-row [aria-current]").ShouldBe($"全部 {page.Html.QuerySelectorAll(".verdict").Length}");
    }
}
