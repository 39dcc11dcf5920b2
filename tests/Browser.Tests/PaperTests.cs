using System.Text;
using Anlan.Web.Platform;

namespace Anlan.Browser.Tests;

public sealed class PaperTests(Stage stage)
{
    // A4 without the margins of the page, in CSS pixels.
    private const int Width = 673;

    [Theory]
    [Shows("V-18f")]
    [InlineData("yantian-2023")]
    [InlineData("longgang-2020")]
    public async Task A_printed_evaluation_shows_every_working_and_cuts_nothing(string id)
    {
        await using var visit = await stage.Enter(Role.Evaluator, width: Width);
        var page = visit.Page;
        await page.GotoAsync("/performance/appraisals/" + id);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var leaves = await page.Locator("details.leaf").CountAsync();
        leaves.ShouldBeGreaterThan(20);
        (await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.leaf .working')].filter(e => e.checkVisibility({ contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 10).length")).ShouldBe(leaves);
        (await page.EvaluateAsync<string[]>($$"""
            () => [...document.querySelectorAll('main *')]
                .filter(e => !e.closest('svg') && e.checkVisibility() && e.getClientRects().length > 0)
                .filter(e => { const box = e.getBoundingClientRect(); return box.right > {{Width}} + 1 || box.left < -1 || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'); })
                .map(e => e.outerHTML.slice(0, 120))
            """)).ShouldBeEmpty();
        foreach (var control in new[] { ".top", ".page-actions", ".bottom-menu" })
            (await page.Locator(control).First.IsVisibleAsync()).ShouldBeFalse(control);

        var paper = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        Encoding.ASCII.GetString(paper, 0, 5).ShouldBe("%PDF-");
        Encoding.Latin1.GetString(paper).Split("/Type /Page\n").Length.ShouldBeInRange(4, 40);
    }

    [Fact]
    public async Task A_printed_list_is_a_table_with_its_heads()
    {
        await using var visit = await stage.Enter(Role.Evaluator, width: Width);
        await visit.Page.GotoAsync("/performance/appraisals");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.Locator(".list thead").EvaluateAsync<string>("head => getComputedStyle(head).display")).ShouldBe("table-header-group");
        (await visit.Page.Locator(".list thead").BoundingBoxAsync())!.X.ShouldBeGreaterThanOrEqualTo(0);
        (await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
    }
}
