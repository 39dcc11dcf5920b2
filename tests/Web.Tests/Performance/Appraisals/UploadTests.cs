using System.Net;
using System.Text;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class UploadTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    [Shows("V-10e")]
    public async Task A_case_as_YAML_is_scored_and_kept()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var answer = await officer.Upload(Uploading.Copy("xingning-2024", "own-yaml"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/performance/appraisals/own-yaml?added=true");
        var page = await officer.Get(answer.Location!);
        page.TextOf(".done").ShouldContain("已保存");
        page.TextOf(".totals .figure").ShouldContain("88.00 良");
        ListTests.Slugs(await officer.Get("/performance/appraisals")).ShouldContain("own-yaml");
    }

    [Fact]
    [Shows("V-10e")]
    public async Task A_zip_brings_its_own_framework()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var framework = Shipped.Library.FrameworkText("xingning-project-2024")!.Replace("framework: xingning-project-2024", "framework: own-rules", StringComparison.Ordinal);
        var text = Uploading.Copy("xingning-2024", "own-zip").Replace("framework: xingning-project-2024", "framework: own-rules", StringComparison.Ordinal);
        (await officer.Upload(text)).TextOf(".problems").ShouldContain("找不到指标体系“own-rules”");
        var answer = await officer.Upload(Uploading.Zip(("some/case.yaml", text), ("some/own-rules.yaml", framework)), "own.zip");
        answer.Location.ShouldBe("/performance/appraisals/own-zip?added=true", answer.TextOf(".problems"));
    }

    [Fact]
    [Shows("V-10e")]
    [Shows("V-01b")]
    public async Task All_errors_stand_beside_their_lines_with_the_line_quoted()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var lines = Uploading.Copy("yantian-2023", "with-errors").Split('\n').ToList();
        (string Line, int Number) Break(string before, string after)
        {
            var at = lines.FindIndex(line => line.StartsWith(before, StringComparison.Ordinal));
            at.ShouldBeGreaterThan(0);
            lines[at] = after;
            return (after.Trim(), at + 1);
        }
        var broken = new[]
        {
            Break("year:", "year: 今年"),
            Break("  assetUseRate:", "  assetUseRate: { label: 固定资产利用率, value: 一百, unit: \"%\", line: 79 }"),
            Break("  Y02:", "  Y99:"),
        };
        var answer = await officer.Upload(string.Join('\n', lines));
        await Refused(answer, "with-errors");
        answer.TextOf(".field.wrong .field-error").ShouldContain("处问题，没有保存");
        var rows = answer.Html.QuerySelectorAll(".problems tbody tr").ToList();
        foreach (var (line, number) in broken)
        {
            var row = rows.Where(row => row.FirstElementChild!.TextContent.Trim() == $"case.yaml 第 {number} 行").ShouldHaveSingleItem();
            row.QuerySelector("code")!.TextContent.ShouldBe(line);
            row.QuerySelector("[data-head='问题']")!.TextContent.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public async Task Errors_inside_a_zip_quote_the_file_they_stand_in()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var answer = await officer.Upload(Uploading.Zip(("x/case.yaml", Uploading.Claim("zip-errors") + "unknown: 1\n")), "x.zip");
        await Refused(answer, "zip-errors");
        answer.TextOf(".problems td:first-child").ShouldBe("x/case.yaml 第 9 行");
        answer.TextOf(".problems code").ShouldBe("unknown: 1");
    }

    [Theory]
    [InlineData("yantian-2023")]
    [InlineData("upload")]
    public async Task An_id_in_use_is_refused_beside_the_field(string id)
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var before = await Count();
        var answer = await officer.Upload(Uploading.Claim(id));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.TextOf(".field.wrong .field-error").ShouldBe($"编号“{id}”已有评价在用，请把 case 改成别的编号。");
        (await Count()).ShouldBe(before);
    }

    [Fact]
    public async Task Of_many_uploads_at_once_under_one_id_one_is_kept()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.Upload(Uploading.Claim("at-once"))));
        answers.Count(answer => answer.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(7);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_file_the_form_asks_for_one(bool empty)
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var answer = await officer.Upload(empty ? [] : null, "");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.TextOf(".field.wrong .field-error").ShouldStartWith("请选择一个文件");
    }

    [Theory]
    [Shows("V-12c")]
    [InlineData(4_100_000, HttpStatusCode.UnprocessableEntity, "文件超过 4 MB")]
    [InlineData(50_000_000, HttpStatusCode.UnprocessableEntity, "文件超过 4 MB")]
    [InlineData(70_000_000, HttpStatusCode.RequestEntityTooLarge, "文件太大")]
    public async Task A_file_too_large_is_refused_in_Chinese(int bytes, HttpStatusCode status, string words)
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var before = await Count();
        var content = new byte[bytes];
        Array.Fill(content, (byte)'#');
        Encoding.UTF8.GetBytes(Uploading.Claim("too-large")).CopyTo(content, 0);
        var answer = await officer.Upload(content, "case.yaml");
        answer.Status.ShouldBe(status);
        answer.TextOf("main").ShouldContain(words);
        (await Count()).ShouldBe(before);
    }

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "a truncated zip", Uploading.Zip(("case.yaml", Uploading.Claim("damaged")))[..60] },
        { "a zip that leads elsewhere", Uploading.Zip(("../case.yaml", Uploading.Claim("damaged"))) },
        { "two cases", Uploading.Zip(("a/case.yaml", Uploading.Claim("damaged")), ("b/case.yaml", Uploading.Claim("damaged"))) },
        { "no text", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3] },
        { "aliases", Encoding.UTF8.GetBytes("a: &a [x, x]\nb: [*a, *a]\n") },
        { "a turned direction", Encoding.UTF8.GetBytes(Uploading.Claim("damaged", title: "甲\u202E乙")) },
        { "an escaped NUL", Encoding.UTF8.GetBytes(Uploading.Claim("damaged", title: "\"甲\\0乙\"")) },
        { "half a character", Encoding.UTF8.GetBytes(Uploading.Claim("damaged", title: "\"甲\\uD800乙\"")) },
        { "a list", Encoding.UTF8.GetBytes("- 1\n- 2\n") },
    };

    [Theory]
    [Shows("V-12c")]
    [MemberData(nameof(Damaged))]
    public async Task A_damaged_or_hostile_file_leaves_nothing_behind(string what, byte[] content)
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var before = await Count();
        var answer = await officer.Upload(content, "upload.bin");
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        answer.Html.QuerySelectorAll(".problems tbody tr").ShouldNotBeEmpty(what);
        (await Count()).ShouldBe(before, what);
    }

    [Fact]
    public async Task Hostile_names_are_shown_as_text()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        const string Hostile = "<img src=x onerror=alert(1)>";
        var answer = await officer.Upload("x: 1\n", $"{Hostile}.yaml");
        answer.Html.QuerySelectorAll("main img").ShouldBeEmpty();
        answer.TextOf(".problems td:first-child").ShouldContain("<img src=x onerror=alert(1)>.yaml");

        var kept = await officer.Upload(Uploading.Claim("hostile", title: $"\"{Hostile}\"", unit: "'<script>alert(2)</script>'"));
        foreach (var address in new[] { kept.Location!, "/performance/appraisals" })
        {
            var page = await officer.Get(address);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.TextOf("main").ShouldContain(Hostile);
            page.Html.QuerySelectorAll("main img, main script").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_evaluator_can_neither_upload_nor_withdraw()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        (await officer.Upload(Uploading.Claim("not-yours"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var evaluator = await host.SignedIn(Role.Evaluator);
        (await evaluator.Get("/performance/appraisals/upload")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await evaluator.Get("/performance/appraisals/not-yours");
        page.Html.QuerySelectorAll("main form, main a[href$=withdraw]").ShouldBeEmpty();
        (await Forge(evaluator, "not-yours", page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await evaluator.Get("/performance/appraisals/not-yours")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_can_be_withdrawn_and_is_gone()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        await officer.Upload(Uploading.Claim("slip"));
        var page = await officer.Get("/performance/appraisals/slip?added=true");
        var confirm = await officer.Get(page.Html.QuerySelector("main a[href$=withdraw]")!.GetAttribute("href")!);
        confirm.TextOf("main form").ShouldContain("某区年度绩效自评");
        var answer = await officer.Submit(confirm, "main form");
        answer.Location.ShouldBe("/performance/appraisals?withdrawn=true");
        (await officer.Get(answer.Location!)).TextOf(".done").ShouldBe("已撤回。");
        (await officer.Get("/performance/appraisals/slip")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Upload(Uploading.Claim("slip"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_published_report_cannot_be_withdrawn_by_a_forged_form()
    {
        using var officer = await host.SignedIn(Role.PerformanceOfficer);
        var page = await officer.Get("/performance/appraisals/luohu-2024");
        page.Html.QuerySelectorAll("main form, main a[href$=withdraw]").ShouldBeEmpty();
        var answer = await Forge(officer, "luohu-2024", page);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.TextOf(".refusals").ShouldBe("随程序提供的公布报告不能撤回。");
        (await officer.Get("/performance/appraisals/luohu-2024")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Sends the form of a withdrawal that no page offered, with the token of another.</summary>
    private static Task<Page> Forge(Visitor visitor, string slug, Page page) =>
        visitor.Send(new(HttpMethod.Post, $"/performance/appraisals/{slug}/withdraw")
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                new("_handler", "withdraw-appraisal"),
            ]),
        });

    private async Task Refused(Page answer, string slug)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.WithDb(db => db.Appraisals.AnyAsync(row => row.Slug == slug))).ShouldBeFalse();
    }

    private Task<int> Count() => host.WithDb(db => db.Appraisals.CountAsync());
}
