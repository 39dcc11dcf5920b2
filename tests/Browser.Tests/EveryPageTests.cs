using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Anlan.Browser.Tests;

[Collection("one list")]
public sealed class EveryPageTests(Stage stage)
{
    [Theory]
    [Shows("V-10f")]
    [Shows("V-10g")]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task Each_page_holds_together_and_axe_finds_no_serious_fault(string name)
    {
        await using var visit = await stage.Show(name);
        foreach (var (width, dark, audited) in new[] { (1280, false, true), (1280, true, true), (1920, false, false), (800, false, false), (360, false, true), (360, true, true) })
        {
            var where = $"{name} at {width} px, {(dark ? "dark" : "light")}";
            await visit.Page.SetViewportSizeAsync(width, 800);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            (await Overflow(visit.Page)).ShouldBe("", where);
            if (!audited) continue;
            var found = await visit.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            TestContext.Current.TestOutputHelper!.WriteLine($"{where}: {found.Passes.Length} rules passed, violations: {string.Join(", ", found.Violations.Select(violation => $"{violation.Id} ({violation.Impact})"))}");
            found.Passes.Length.ShouldBeGreaterThan(10, where);
            found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Take(5).Select(node => node.Html))}").ShouldBeEmpty(where);
        }
        Said(visit, name).ShouldBeEmpty();
    }

    [Theory]
    [Shows("V-10g")]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task No_page_runs_over_in_large_type(string name)
    {
        await using var visit = await stage.Show(name, large: true);
        foreach (var width in new[] { 1280, 360 })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            (await Overflow(visit.Page)).ShouldBe("", $"{name} at {width} px");
        }
    }

    [Theory]
    [Shows("V-10f")]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task Each_page_shows_the_same_text_without_script(string name)
    {
        await using var with = await stage.Show(name);
        await using var without = await stage.Show(name, script: false);
        var expected = await Text(with.Page);
        expected.Length.ShouldBeGreaterThan(10);
        (await Text(without.Page)).ShouldBe(expected);
        if (await without.Page.Locator("[data-dimensions]").CountAsync() == 0) return;
        (await with.Page.Locator("[data-dimensions] canvas").IsVisibleAsync()).ShouldBeTrue();
        (await without.Page.Locator("[data-dimensions]").IsVisibleAsync()).ShouldBeFalse();
        (await without.Page.Locator("#dimensions").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_weighs_less_than_120_KB_on_the_wire()
    {
        await using var visit = await stage.Enter(Anlan.Web.Platform.Role.PerformanceOfficer);
        var bodies = new List<IResponse>();
        visit.Page.Response += (_, response) => bodies.Add(response);
        await visit.Page.GotoAsync("/performance/appraisals", new() { WaitUntil = WaitUntilState.NetworkIdle });
        bodies.Count.ShouldBeGreaterThan(3);
        var weights = new Dictionary<string, int>();
        foreach (var response in bodies)
            weights[new Uri(response.Url).AbsolutePath] = (await response.Request.SizesAsync()).ResponseBodySize;
        var list = string.Join('\n', weights.Select(weight => $"{weight.Value,8} {weight.Key}"));
        TestContext.Current.TestOutputHelper!.WriteLine(list);
        weights.Keys.ShouldNotContain(path => path.Contains("echarts"));
        weights.Values.Sum().ShouldBeInRange(10_000, 120_000, list);
    }

    private static Task<string> Text(IPage page) => page.Locator("main").EvaluateAsync<string>(
        "main => { const copy = main.cloneNode(true); copy.querySelectorAll('[data-dimensions], input[type=hidden]').forEach(e => e.remove()); return copy.textContent.replace(/\\s+/g, ' '); }");

    /// <summary>What sticks out to the right of the window, or nothing.</summary>
    private static Task<string> Overflow(IPage page) => page.EvaluateAsync<string>("""
        () => document.documentElement.scrollWidth <= window.innerWidth ? '' :
            [...document.querySelectorAll('body *')].filter(e => Math.max(e.getBoundingClientRect().right, e.getBoundingClientRect().left + e.scrollWidth) > window.innerWidth + 1)
                .slice(0, 5).map(e => e.outerHTML.slice(0, 100)).join('\n') || 'the document'
        """);

    /// <summary>An error page complains of its own status, and of nothing else.</summary>
    private static List<string> Said(Visit visit, string name) =>
        [.. visit.Complaints.Where(text => !(name is "not-found" or "forbidden" or "sign-in-refused" or "upload-refused" or "verification-refused" && text.Contains("the server responded with a status of 4")))];
}
