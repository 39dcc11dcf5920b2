using System.IO.Compression;
using Anlan.Web.Platform;

namespace Anlan.Browser.Tests;

/// <summary>Not beside the pages of the list, which would see the upload come and go.</summary>
[Collection("one list")]
public sealed class JourneyTests(Stage stage)
{
    [Fact]
    [Shows("V-10b")]
    [Shows("V-10d")]
    public async Task An_officer_opens_a_leaf_by_keyboard_and_takes_the_workbook_away()
    {
        await using var visit = await stage.Enter(null);
        var page = visit.Page;
        await visit.SignIn(AnlanHost.UserNameOf(Role.PerformanceOfficer), stage.Password);
        await page.Locator(".top-menu").GetByText("绩效评价").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "盐田区应急管理局2023年度部门整体支出绩效自评" }).ClickAsync();
        await visit.Arrives("/performance/appraisals/yantian-2023");

        var working = page.Locator("#Y16 .working");
        (await working.IsVisibleAsync()).ShouldBeFalse();
        for (var presses = 0; await Focused(page) != "Y16"; presses++)
        {
            presses.ShouldBeLessThan(80, "Tab does not come to the leaf");
            await page.Keyboard.PressAsync("Tab");
        }
        var ring = await page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth; }");
        ring.ShouldBe("solid 2px");
        await page.Keyboard.PressAsync("Enter");
        await working.WaitForAsync();
        (await working.InnerTextAsync()).ShouldContain("94.51");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载表格" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("yantian-2023.xlsx");
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        zip.GetEntry("xl/workbook.xml").ShouldNotBeNull();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [Shows("V-10e")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_file_is_mended_uploaded_and_withdrawn(bool script)
    {
        await using var visit = await stage.Enter(Role.PerformanceOfficer, script: script);
        var page = visit.Page;
        await page.GotoAsync("/performance/appraisals");
        await page.GetByRole(AriaRole.Link, new() { Name = "上传评价" }).ClickAsync();
        await Screens.Upload(page, Screens.Broken);
        await page.GetByText("没有保存").WaitForAsync();
        var row = page.Locator(".problems tr", new() { HasText = "case.yaml 第 3 行" });
        (await row.Locator("code").InnerTextAsync()).ShouldBe("year: 今年");

        var id = script ? "mended-with-script" : "mended";
        await Screens.Upload(page, $"case: {id}\ntitle: 改好的案例{script}\nunit: 某局\nyear: 2024\nkind: 部门整体支出\nsource: {{ document: 自评报告, published: 未写日期 }}\npublished:\n  total: {{ value: 97, line: 3 }}\n");
        await visit.Arrives($"/performance/appraisals/{id}?added=true");
        await page.GetByText("已保存").WaitForAsync();

        await page.Locator(".more > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "撤回这份评价" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回", Exact = true }).ClickAsync();
        await page.GetByText("已撤回。").WaitForAsync();
        (await page.GetByText($"改好的案例{script}").CountAsync()).ShouldBe(0);
    }

    [Fact]
    [Shows("V-10a")]
    public async Task An_evaluator_reads_and_sees_no_way_to_upload()
    {
        await using var visit = await stage.Enter(Role.Evaluator);
        await visit.Page.GotoAsync("/performance/appraisals");
        (await visit.Page.GetByRole(AriaRole.Row).CountAsync()).ShouldBeGreaterThan(5);
        (await visit.Page.GetByText("上传").CountAsync()).ShouldBe(0);
        (await visit.Page.GotoAsync("/performance/appraisals/upload"))!.Status.ShouldBe(403);
    }

    [Fact]
    public async Task Opening_one_menu_closes_the_other_and_none_is_cut()
    {
        await using var visit = await stage.Enter(Role.PerformanceOfficer, width: 360);
        var page = visit.Page;
        await page.GotoAsync("/performance/appraisals/yantian-2023");
        foreach (var (menu, other) in new[] { (".more", ".top .drop"), (".top .drop", ".more") })
        {
            await page.Locator($"{menu} > summary").ClickAsync();
            (await page.Locator($"{other} > .drop-body").IsVisibleAsync()).ShouldBeFalse();
            var box = (await page.Locator($"{menu} > .drop-body").BoundingBoxAsync())!;
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(360);
            (await page.Locator($"{menu} > .drop-body").EvaluateAsync<bool>(
                "body => { const box = body.getBoundingClientRect(); return body.contains(document.elementFromPoint(box.left + 8, box.bottom - 8)); }")).ShouldBeTrue($"{menu} is covered");
        }
    }

    /// <summary>Once it scrolled away after one screen, because the page was only as high as the window.</summary>
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_top_bar_stays_while_a_long_page_is_scrolled(int width)
    {
        await using var visit = await stage.Enter(Role.Evaluator, width: width);
        await visit.Page.GotoAsync("/performance/appraisals/yantian-2023");
        await visit.Page.EvaluateAsync("() => scrollTo(0, 2000)");
        (await visit.Page.Locator(".top").BoundingBoxAsync())!.Y.ShouldBe(0);
    }

    [Fact]
    public async Task Figures_of_a_leaf_do_not_wrap_on_a_phone()
    {
        await using var visit = await stage.Enter(Role.Evaluator, width: 360);
        await visit.Page.GotoAsync("/performance/appraisals/longgang-2020");
        var cut = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.leaf-grid .number')].filter(e => e.offsetParent)
                .filter(e => { const text = document.createRange(); text.selectNodeContents(e); const lines = [...text.getClientRects()]; return Math.max(...lines.map(r => r.top)) >= Math.min(...lines.map(r => r.bottom)) || e.scrollWidth > e.clientWidth; })
                .map(e => e.textContent)
            """);
        cut.ShouldBeEmpty();
    }

    private static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.tagName === 'SUMMARY' ? document.activeElement.parentElement.id : ''");
}
