using System.Net;
using Anlan.Evaluation.Scoring;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class ListTests(ListTests.Host host) : IClassFixture<ListTests.Host>
{
    /// <summary>The five reports and three uploads whose names hold what a search pattern could mistake.</summary>
    public sealed class Host : AnlanHost, IAsyncLifetime
    {
        public async ValueTask InitializeAsync() => await this.Keep(
            Uploading.Claim("percent", title: "\"达标100%的项目\"", year: 2021, kind: "项目支出"),
            Uploading.Claim("under", title: "\"甲_乙项目\"", year: 2021, kind: "项目支出"),
            Uploading.Claim("slash", title: "'丙\\丁项目'", year: 2021, kind: "项目支出"));
    }

    [Theory]
    [InlineData("yantian-2023", "95.70 优", "93.70 优", "53.70 – 93.70", "24 / 100")]
    [InlineData("xingning-2024", "88.00 良", "88.00 良", "88.00", "56 / 100")]
    [InlineData("longgang-2020", "95.68", "93.86", "51.96 – 96.00", "11 / 100")]
    [InlineData("luohu-2024", "99.94", "99.80", "97.80", "41 / 100")]
    [InlineData("dapeng-2023", "97.00", "—", "—", "没有指标表")]
    public async Task The_list_shows_each_evaluation_with_its_totals(string id, string published, string own, string proved, string computed)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var row = page.Html.QuerySelector($"a[href='/performance/appraisals/{id}']")!.Closest("tr")!;
        string Cell(string head) => row.QuerySelector($"td[data-head='{head}']")!.TextContent.Trim();
        Cell("公布").ShouldStartWith(published);
        Cell("复核").ShouldStartWith(own);
        Cell("可证实").ShouldBe(proved);
        Cell("可复算").ShouldBe(computed);
        Cell("发现").ShouldBe($"{Shipped.Card(id).Findings.Count}");
    }

    [Theory]
    [InlineData("words=100%25", "percent")]
    [InlineData("words=%25", "percent")]
    [InlineData("words=_", "under")]
    [InlineData("words=%5C", "slash")]
    [InlineData("words=盐田", "yantian-2023")]
    [InlineData("words=+盐田+", "yantian-2023")]
    [InlineData("year=2020", "longgang-2020")]
    [InlineData("year=2021&words=甲_", "under")]
    [InlineData("kind=项目支出&year=2024", "luohu-2024 xingning-2024")]
    [InlineData("words=没有这个单位", "")]
    public async Task Filters_in_the_address_are_taken_literally(string query, string expected)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals?" + query);
        page.Status.ShouldBe(HttpStatusCode.OK);
        string.Join(' ', Slugs(page)).ShouldBe(expected);
        if (expected.Length == 0) page.TextOf(".empty-state").ShouldContain("没有符合条件的评价");
    }

    [Theory]
    [InlineData("year=abcd")]
    [InlineData("year=99999999999999999999")]
    [InlineData("year=-1e9")]
    [InlineData("kind=别的")]
    [InlineData("kind=%00")]
    [InlineData("words=%00")]
    [InlineData("after=x")]
    [InlineData("after=.")]
    [InlineData("after=9999.%00")]
    [InlineData("after=-5.a")]
    [InlineData("words=&year=&kind=&after=&unknown=1")]
    public async Task A_value_that_makes_no_sense_filters_nothing(string query)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals?" + query);
        page.Status.ShouldBe(HttpStatusCode.OK);
        Slugs(page).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Hostile_words_come_back_as_text()
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals?words=" + Uri.EscapeDataString("\"><script>alert(1)</script>'; drop table performance.appraisal; --"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.QuerySelector("input[name=words]")!.GetAttribute("value").ShouldStartWith("\"><script>");
        page.Html.QuerySelectorAll("main script").ShouldBeEmpty();
        Slugs(await visitor.Get("/performance/appraisals")).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Only_who_may_upload_sees_the_button()
    {
        foreach (var (role, sees) in new[] { (Role.PerformanceOfficer, true), (Role.Evaluator, false) })
        {
            using var visitor = await host.SignedIn(role);
            var page = await visitor.Get("/performance/appraisals");
            page.Html.QuerySelectorAll("a[href='/performance/appraisals/upload']").Any().ShouldBe(sees, role.ToString());
        }
    }

    internal static List<string> Slugs(Page page) =>
        [.. page.Html.QuerySelectorAll(".list tbody td:first-child a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];
}

public sealed class PagingTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task Pages_of_120_uploads_visit_each_exactly_once()
    {
        await host.Keep(Enumerable.Range(0, 120).Select(number => Uploading.Claim($"upload-{number}", year: 2019 + number % 3)));
        using var visitor = await host.SignedIn(Role.Evaluator);
        var seen = new List<string>();
        var pages = 0;
        for (string? address = "/performance/appraisals"; address is not null; pages++)
        {
            var page = await visitor.Get(address);
            page.Status.ShouldBe(HttpStatusCode.OK);
            seen.AddRange(ListTests.Slugs(page));
            address = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        pages.ShouldBe(3);
        seen.Count.ShouldBe(125);
        seen.Distinct().Count().ShouldBe(125);

        var filtered = await visitor.Get("/performance/appraisals?year=2020&words=" + Uri.EscapeDataString("某区"));
        ListTests.Slugs(filtered).Count.ShouldBe(40);
        filtered.Html.QuerySelectorAll("a[rel=next]").ShouldBeEmpty();
    }
}

public sealed class ListPlanTests
{
    /// <summary>Keeps the statements that a page of the list really sends.</summary>
    private sealed class Listener : DbCommandInterceptor
    {
        public List<(string Text, NpgsqlParameter[] Parameters)> Seen { get; } = [];

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData data, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellation = default)
        {
            Seen.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
            return new(result);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2022.claim-2500")]
    public async Task A_page_of_5000_rows_comes_straight_from_the_index(string? after)
    {
        await using var source = NpgsqlDataSource.Create(TestDatabases.Clone());
        await using (var fill = source.CreateCommand("""
            insert into performance.appraisal (id, slug, title, unit, year, kind, origin, case_text, weight, computed_weight, findings, added_at, added_by)
            select gen_random_uuid(), 'claim-' || number, '某区绩效自评', '某区应急管理局', 2018 + number % 8, '项目支出', 'Uploaded', repeat('x', 2000), 0, 0, 0, now(), 'jixiao'
            from generate_series(1, 5000) number
            """)) await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using (var analyze = source.CreateCommand("analyze performance.appraisal")) await analyze.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var listener = new Listener();
        await using var db = new AnlanDb(new DbContextOptionsBuilder<AnlanDb>().UseNpgsql(source).AddInterceptors(listener).Options);
        var (rows, next) = await new ListAppraisals { After = after }.Run(db);
        rows.Count.ShouldBe(ListAppraisals.PageSize);
        next.ShouldNotBeNull();

        listener.Seen.ShouldNotBeEmpty();
        foreach (var (text, parameters) in listener.Seen)
        {
            text.ShouldNotContain("case_text");
            await using var explain = source.CreateCommand("explain (analyze, costs off, timing off, summary off) " + text);
            foreach (var parameter in parameters) explain.Parameters.Add(parameter);
            var plan = new List<string>();
            await using (var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken))
                while (await reader.ReadAsync(TestContext.Current.CancellationToken)) plan.Add(reader.GetString(0));
            var whole = string.Join('\n', plan);
            whole.ShouldContain("using appraisal_list", customMessage: whole);
            whole.ShouldNotContain("Sort", customMessage: whole);
            whole.ShouldNotContain("Rows Removed by Filter", customMessage: whole);
        }
    }
}
