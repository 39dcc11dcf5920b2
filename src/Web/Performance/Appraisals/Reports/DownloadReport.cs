using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals.Reports;

/// <summary>The report of an evaluation to take away, as Word or on paper.</summary>
public static class DownloadReport
{
    public static async Task<IResult> Word(string slug, string? style, string? edition, bool? codes, AnlanDb db) =>
        await Compose(slug, ReportRequest.Options(style, edition, codes ?? false), db) is { } report
            ? Results.File(WordWriter.Write(report), WordWriter.ContentType, $"{report.Data.Number}.docx")
            : Results.NotFound();

    private static async Task<Report?> Compose(string slug, ReportOptions options, AnlanDb db) =>
        await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug) is { } appraisal
            ? ReportComposer.Compose(appraisal.Texts(), options)
            : null;
}
