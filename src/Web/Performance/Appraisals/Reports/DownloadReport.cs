using Anlan.Documents.Office;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Web.Platform.Database;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals.Reports;

/// <summary>The report of an evaluation to take away, as Word or on paper.</summary>
public static class DownloadReport
{
    // Each runs an office program of its own, which takes a processor and some hundred megabytes.
    private static readonly SemaphoreSlim Presses = new(2);

    public static async Task<IResult> Word(string slug, string? style, string? edition, bool? codes, AnlanDb db)
    {
        if (await Compose(slug, ReportRequest.Options(style, edition, codes ?? false), db) is not { } report) return Results.NotFound();
        return report.TooLarge is { } why ? Refused(slug, why) : Results.File(WordWriter.Write(report), WordWriter.ContentType, $"{report.Data.Number}.docx");
    }

    public static async Task<IResult> Pdf(string slug, string? style, string? edition, bool? codes, AnlanDb db, CancellationToken cancel)
    {
        var options = ReportRequest.Options(style, edition, codes ?? false);
        if (await Compose(slug, options, db) is not { } report) return Results.NotFound();
        if (report.TooLarge is { } tooLarge) return Refused(slug, tooLarge);
        await Presses.WaitAsync(cancel);
        try
        {
            var (pdf, why) = await OfficeProgram.ToPdfAsync(WordWriter.Write(report, forPrint: true), cancel);
            return pdf is not null
                ? Results.File(pdf, "application/pdf", $"{report.Data.Number}.pdf")
                : Page(StatusCodes.Status503ServiceUnavailable, why!, $"/performance/appraisals/{slug}/reports/word{ReportRequest.Query(options)}", "下载 Word");
        }
        finally
        {
            Presses.Release();
        }
    }

    private static IResult Refused(string slug, string why) => Page(StatusCodes.Status422UnprocessableEntity, why, $"/performance/appraisals/{slug}", "回到评价");

    private static RazorComponentResult<NotWritten> Page(int status, string why, string instead, string text) =>
        new(new { Why = why, Instead = instead, Text = text }) { StatusCode = status };

    private static async Task<Report?> Compose(string slug, ReportOptions options, AnlanDb db) =>
        await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug) is { } appraisal
            ? ReportComposer.Compose(appraisal.Texts(), options)
            : null;
}
