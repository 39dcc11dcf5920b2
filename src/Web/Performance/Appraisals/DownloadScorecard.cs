using System.IO.Compression;
using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Workbooks;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>The scorecard to take away: as JSON, as a workbook, or as the texts from which anyone can compute it anew.</summary>
public static class DownloadScorecard
{
    public static Task<IResult> Json(string slug, AnlanDb db) =>
        Send(slug, db, "json", "application/json", appraisal => ScorecardJson.Write(appraisal.Score()));

    /// <summary>The workbook, of the public edition where that is asked for.</summary>
    public static Task<IResult> Workbook(string slug, string? edition, AnlanDb db) =>
        Send(slug, db, "xlsx", ScorecardWorkbook.ContentType, appraisal =>
        {
            var scored = ReportComposer.Edition(appraisal.Texts(), edition == "public").Scored;
            return ScorecardWorkbook.Write(Evaluator.Evaluate(scored.Case, scored.Framework));
        });

    public static Task<IResult> Texts(string slug, AnlanDb db) =>
        Send(slug, db, "zip", "application/zip", Zip);

    private static async Task<IResult> Send(string slug, AnlanDb db, string extension, string type, Func<Appraisal, byte[]> content) =>
        await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug) is { } appraisal
            ? Results.File(content(appraisal), type, $"{appraisal.Slug}.{extension}")
            : Results.NotFound();

    private static byte[] Zip(Appraisal appraisal)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("case.yaml", appraisal.CaseText);
            // Under the name by which the case asks for it.
            Case.FrameworkOf("case.yaml", appraisal.CaseText, out var id);
            if (appraisal.FrameworkText is { } framework) Add($"{id}.yaml", framework);

            void Add(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
