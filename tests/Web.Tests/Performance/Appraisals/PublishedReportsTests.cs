using System.Net;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class PublishedReportsTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task Seeding_again_writes_nothing()
    {
        var before = await Rows();
        before.Count.ShouldBe(5);
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_shipped_text_that_changed_is_taken_anew()
    {
        var before = await Json("xingning-2024");
        // As an older release had it: another text and what followed from it.
        await Sql("update performance.appraisal set case_text = replace(case_text, 'value: 540', 'value: 54'), title = '旧名称', findings = 99, checked_total = 12 where slug = 'xingning-2024'");
        (await Json("xingning-2024")).ShouldNotBe(before);
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        (await Json("xingning-2024")).ShouldBe(before);
        var row = await host.WithDb(db => db.Appraisals.SingleAsync(row => row.Slug == "xingning-2024"));
        (row.Title, row.Findings, row.CheckedTotal).ShouldBe((Shipped.Card("xingning-2024").Case.Title, Shipped.Card("xingning-2024").Findings.Count, 88m));
    }

    [Theory]
    [InlineData("published_total = 100, published_grade = '优', findings = 0")]
    [InlineData("case_text = 'damaged: ['")]
    [InlineData("framework_text = null, recompute_text = null")]
    public async Task A_report_damaged_by_hand_is_right_after_the_next_start(string damage)
    {
        var before = await Figures();
        await Sql($"update performance.appraisal set {damage} where slug = 'luohu-2024'");
        (await Figures()).ShouldNotBe(before);
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        (await Figures()).ShouldBe(before);
    }

    [Fact]
    public async Task An_upload_damaged_by_hand_fails_clearly_and_alone()
    {
        await host.Keep(Uploading.Claim("damaged-upload"));
        await Sql("update performance.appraisal set case_text = 'damaged: [' where slug = 'damaged-upload'");
        using var visitor = await host.SignedIn(Role.Evaluator);
        var page = await visitor.Get("/performance/appraisals/damaged-upload");
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.TextOf("h1").ShouldBe("系统出了问题");
        (await visitor.Get("/performance/appraisals")).Status.ShouldBe(HttpStatusCode.OK);
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        await Sql("delete from performance.appraisal where slug = 'damaged-upload'");
    }

    [Fact]
    public async Task An_upload_keeps_an_id_that_a_release_ships_later()
    {
        await Sql("update performance.appraisal set origin = 'Uploaded', title = '自己的评价' where slug = 'dapeng-2023'");
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        (await host.WithDb(db => db.Appraisals.SingleAsync(row => row.Slug == "dapeng-2023"))).Title.ShouldBe("自己的评价");
        await Sql("update performance.appraisal set origin = 'Published' where slug = 'dapeng-2023'");
        await Seeds.Run(host.Services, TestContext.Current.CancellationToken);
        (await host.WithDb(db => db.Appraisals.SingleAsync(row => row.Slug == "dapeng-2023"))).Title.ShouldNotBe("自己的评价");
    }

    /// <summary>Each row with the transaction that wrote it last.</summary>
    private async Task<List<string>> Rows()
    {
        _ = host.Address;
        await using var source = NpgsqlDataSource.Create(host.Connection);
        await using var command = source.CreateCommand("select slug || ' ' || xmin from performance.appraisal order by slug");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(reader.GetString(0));
        return rows;
    }

    private async Task<string> Figures()
    {
        _ = host.Address;
        await using var source = NpgsqlDataSource.Create(host.Connection);
        await using var command = source.CreateCommand("select to_jsonb(appraisal)::text from performance.appraisal where slug = 'luohu-2024'");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task Sql(string text)
    {
        _ = host.Address;
        await using var source = NpgsqlDataSource.Create(host.Connection);
        await using var command = source.CreateCommand(text);
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private async Task<string> Json(string slug)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        return (await visitor.Get($"/performance/appraisals/{slug}/scorecard.json")).Text;
    }
}
