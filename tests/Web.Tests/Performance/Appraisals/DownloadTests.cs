using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Anlan.Evaluation.Scoring;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Performance.Appraisals;

public sealed class DownloadTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Theory]
    [Shows("V-10d")]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task The_JSON_is_that_of_the_case_byte_for_byte(string id)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var file = await visitor.Get($"/performance/appraisals/{id}/scorecard.json");
        (await Content(file, $"{id}.json", "application/json")).ShouldBe(ScorecardJson.Write(Shipped.Card(id)));
    }

    [Theory]
    [Shows("V-10d")]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task The_workbook_opens_and_holds_the_scores_as_numbers(string id)
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        var file = await visitor.Get($"/performance/appraisals/{id}/scorecard.xlsx");
        using var zip = new ZipArchive(new MemoryStream(await Content(file, $"{id}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")));
        zip.GetEntry("xl/workbook.xml").ShouldNotBeNull();
        var sheets = zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList();
        sheets.Count.ShouldBe(4);
        var cells = sheets.SelectMany(sheet =>
        {
            using var content = sheet.Open();
            return XDocument.Load(content).Descendants().Where(element => element.Name.LocalName == "c").ToList();
        }).ToList();
        var numbers = cells.Where(cell => cell.Attribute("t") is null or { Value: "n" })
            .Select(cell => cell.Elements().SingleOrDefault(part => part.Name.LocalName == "v")?.Value ?? "").Where(text => text.Length > 0).Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var texts = string.Join('\n', cells.Select(cell => cell.Value));
        foreach (var leaf in Shipped.Card(id).Leaves)
        {
            texts.ShouldContain(leaf.Indicator.Name);
            if (leaf.Published is { } published) numbers.ShouldContain(published);
            if (leaf.Checked is { } own) numbers.ShouldContain(own);
        }
        if (Shipped.Card(id).Totals.Published is { } total) numbers.ShouldContain(total);
    }

    [Theory]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task The_texts_uploaded_again_give_the_same_scores(string id)
    {
        using var visitor = await host.SignedIn(Role.PerformanceOfficer);
        var file = await visitor.Get($"/performance/appraisals/{id}/case.zip");
        using var zip = new ZipArchive(new MemoryStream(await Content(file, $"{id}.zip", "application/zip")));
        var again = Uploading.Zip([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd().Replace($"case: {id}", $"case: {id}-again", StringComparison.Ordinal));
        })]);
        var answer = await visitor.Upload(again, "again.zip");
        answer.Location.ShouldBe($"/performance/appraisals/{id}-again?added=true", answer.TextOf(".problems"));
        var copy = await visitor.Get($"/performance/appraisals/{id}-again/scorecard.json");
        copy.Text.Replace($"{id}-again", id, StringComparison.Ordinal)
            .ShouldBe((await visitor.Get($"/performance/appraisals/{id}/scorecard.json")).Text);
    }

    /// <summary>It once came under the framework's own id, under which the case did not find it again.</summary>
    [Fact]
    public async Task A_framework_is_downloaded_under_the_name_by_which_its_case_asks_for_it()
    {
        using var visitor = await host.SignedIn(Role.PerformanceOfficer);
        var framework = Shipped.Library.FrameworkText("luohu-project-2024")!;
        var subject = Uploading.Copy("luohu-2024", "luohu-renamed").Replace("framework: luohu-project-2024", "framework: renamed", StringComparison.Ordinal);
        (await visitor.Upload(Uploading.Zip(("case.yaml", subject), ("renamed.yaml", framework)), "own.zip")).Status.ShouldBe(HttpStatusCode.Redirect);

        var file = await visitor.Get("/performance/appraisals/luohu-renamed/case.zip");
        using var zip = new ZipArchive(new MemoryStream(await Content(file, "luohu-renamed.zip", "application/zip")));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["case.yaml", "renamed.yaml"]);
    }

    private static async Task<byte[]> Content(Page file, string name, string type)
    {
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
        return await file.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
