using System.Net;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class ScorecardPageTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Theory]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task The_page_shows_three_totals_and_every_finding(string id)
    {
        var card = Shipped.Card(id);
        var page = await Open(id);
        page.TextOf("h1").ShouldBe(card.Case.Title);
        var figures = page.Html.QuerySelectorAll(".totals .figure").Select(figure => figure.TextContent.Trim()).ToList();
        figures.Count.ShouldBe(3);
        figures[0].ShouldStartWith(Shown.Score(card.Totals.Published));
        figures[1].ShouldStartWith(Shown.Score(card.Totals.Checked));
        figures[2].ShouldStartWith(Shown.Span(card.Totals.Min, card.Totals.Max));
        foreach (var other in card.Totals.Alternatives) page.TextOf(".readings").ShouldContain($"{Shown.Score(other.Value)} {other.Reading}");
        page.TextOf("#findings").ShouldBe($"发现 {card.Findings.Count} 处");
        foreach (var finding in card.Findings) page.TextOf(".findings").ShouldContain(finding.Text);
    }

    [Fact]
    [Shows("V-10c")]
    public async Task The_page_says_what_can_be_computed_and_what_is_open()
    {
        (await Open("yantian-2023")).TextOf("#evidence").ShouldBe("100 分中，24 分可由公布数据复算");
        foreach (var id in Shipped.WithTree.Select(row => row.Data))
        {
            var card = Shipped.Card(id);
            var page = await Open(id);
            page.TextOf("#evidence").ShouldBe($"{Shown.Weight(card.Points.All)} 分中，{Shown.Weight(card.Points.Computed)} 分可由公布数据复算", id);
            page.Html.QuerySelectorAll(".open-leaves a").Select(link => link.GetAttribute("href"))
                .ShouldBe(card.Leaves.Where(leaf => leaf.Evidence == Evidence.Open).Select(leaf => "#" + leaf.Indicator.Id), id);
            page.Html.QuerySelectorAll(".evidence-key strong").Sum(part => decimal.Parse(part.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(card.Points.All, id);
        }
    }

    [Theory]
    [Shows("V-10b")]
    [MemberData(nameof(Shipped.WithTree), MemberType = typeof(Shipped))]
    public async Task Every_leaf_stands_in_the_tree_with_its_working(string id)
    {
        var card = Shipped.Card(id);
        var page = await Open(id);
        page.Html.QuerySelectorAll("details.leaf").Select(leaf => leaf.Id).ShouldBe(card.Leaves.Select(leaf => leaf.Indicator.Id));
        foreach (var leaf in card.Leaves)
        {
            var row = page.Html.GetElementById(leaf.Indicator.Id)!;
            string Cell(string head) => row.QuerySelector($"summary [data-head='{head}']")!.TextContent.Trim();
            var name = row.QuerySelector("summary .leaf-name")!.TextContent.Trim();
            name.ShouldStartWith(leaf.Indicator.Name);
            if (leaf.Indicator.Target is { } target) name.ShouldContain($"目标：{target}");
            if (leaf.Entry?.Actual is { } actual) name.ShouldContain($"实际：{actual}");
            Cell("权重").ShouldBe(Shown.Weight(leaf.Indicator.Weight));
            Cell("公布").ShouldBe(Shown.Score(leaf.Published));
            Cell("复核").ShouldBe(Shown.Score(leaf.Checked));
            Cell("可证实").ShouldBe(Shown.Span(leaf.Min, leaf.Max));
            row.QuerySelectorAll("summary .evidence").ShouldHaveSingleItem().TextContent.ShouldBe(leaf.Evidence.Label());
            leaf.Working.Steps.ShouldNotBeEmpty();
            row.QuerySelectorAll(".working li").Length.ShouldBe(leaf.Working.Steps.Count);
            foreach (var (step, shown) in leaf.Working.Steps.Zip(row.QuerySelectorAll(".working li"))) shown.TextContent.ShouldStartWith(step.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped.WithTree), MemberType = typeof(Shipped))]
    public async Task Branches_and_dimensions_add_up_to_the_leaves(string id)
    {
        var card = Shipped.Card(id);
        var page = await Open(id);
        foreach (var (head, all) in new[]
        {
            ("权重", card.Leaves.Aggregate(Rational.Zero, (sum, leaf) => sum + leaf.Indicator.Weight)),
            ("公布", card.Leaves.Sum(leaf => leaf.Published ?? 0)), ("复核", card.Leaves.Sum(leaf => leaf.Checked ?? 0)),
        })
        {
            var tops = page.Html.QuerySelectorAll($".branch.level-3 [data-head='{head}']").Select(cell => Rational.Parse(cell.TextContent.Trim())).ToList();
            tops.Count.ShouldBe(card.Framework!.Roots.Count, head);
            tops.Aggregate(Rational.Zero, (sum, top) => sum + top).ShouldBe(all, head);
        }
        // A branch of the second level stands for the leaves until the next branch.
        foreach (var branch in page.Html.QuerySelectorAll(".branch.level-4"))
        {
            var sum = Rational.Zero;
            for (var next = branch.NextElementSibling; next is not null && next.ClassList.Contains("leaf"); next = next.NextElementSibling)
                sum += Rational.Parse(next.QuerySelector("summary [data-head='复核']")!.TextContent.Trim());
            Rational.Parse(branch.QuerySelector("[data-head='复核']")!.TextContent.Trim()).ShouldBe(sum, branch.TextContent);
        }
        var rows = page.Html.QuerySelectorAll("#dimensions tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()).ToList();
        rows.Select(row => row[0]).ShouldBe(card.Framework!.Roots.Select(root => root.Name));
        rows.Aggregate(Rational.Zero, (sum, row) => sum + Rational.Parse(row[4])).ShouldBe((Rational)card.Totals.Min!.Value);
    }

    [Theory]
    [Shows("V-10h")]
    [MemberData(nameof(Shipped.WithTree), MemberType = typeof(Shipped))]
    public async Task Deductions_stand_with_their_reasons(string id)
    {
        var page = await Open(id);
        var rows = page.Html.QuerySelectorAll(".lost tbody tr").ToDictionary(row => row.QuerySelector("a")!.GetAttribute("href")!.TrimStart('#'));
        var lost = Shipped.Card(id).Leaves.Where(leaf => leaf.Published < Rounding.HalfUp(leaf.Indicator.Weight, 4)).ToList();
        lost.ShouldNotBeEmpty();
        foreach (var leaf in lost)
        {
            var row = rows[leaf.Indicator.Id];
            row.QuerySelector("[data-head='公布扣分']")!.TextContent.ShouldBe(Shown.Score(Rounding.HalfUp(leaf.Indicator.Weight, 4) - leaf.Published));
            var reason = row.QuerySelector("[data-head='理由']")!.TextContent;
            reason.ShouldNotBeNullOrWhiteSpace();
            if ((leaf.Entry?.Reason ?? (leaf.Entry?.Support as Judgement)?.Reason) is { } given) reason.ShouldBe(given);
        }
        page.Html.QuerySelectorAll("[data-dimensions]").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_claim_without_a_tree_says_why_nothing_is_computed()
    {
        var page = await Open("dapeng-2023");
        page.TextOf(".empty-state").ShouldContain("公布的文本没有指标表");
        page.Html.QuerySelectorAll("details.leaf, #evidence").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/performance/appraisals/nowhere")]
    [InlineData("/performance/appraisals/%3Cscript%3E")]
    [InlineData("/performance/appraisals/nowhere/recompute")]
    [InlineData("/performance/appraisals/nowhere/scorecard.json")]
    [InlineData("/performance/appraisals/nowhere/scorecard.xlsx")]
    [InlineData("/performance/appraisals/nowhere/case.zip")]
    [InlineData("/performance/appraisals/nowhere/withdraw")]
    public async Task An_unknown_evaluation_is_not_found_in_Chinese(string address)
    {
        using var visitor = await host.SignedIn(Role.PerformanceOfficer);
        var page = await visitor.Get(address);
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.TextOf("h1").ShouldBe("没有这一页");
    }

    private async Task<Page> Open(string id)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals/" + id);
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page;
    }
}
