using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Performance.Appraisals.Reports;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Layout;

namespace Anlan.Web.Performance;

public static class PerformanceSetup
{
    public static void AddPerformance(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new MenuEntry(
            10, "绩效评价", "/performance/appraisals", Permission.ReadAppraisals, "查看评价得分、依据与复核结果"));
        builder.Services.AddSingleton(new MenuEntry(
            20, "核验报告", "/performance/verification", Permission.ReadAppraisals, "重算一份报告里的每个数，找出改动"));
        builder.Services.AddScoped<ISeed, PublishedReports>();
    }

    public static void MapPerformance(this WebApplication app)
    {
        var reading = new RequiresAttribute(Permission.ReadAppraisals);
        app.MapGet("/performance/appraisals/{slug}/scorecard.json", DownloadScorecard.Json).WithMetadata(reading);
        app.MapGet("/performance/appraisals/{slug}/scorecard.xlsx", DownloadScorecard.Workbook).WithMetadata(reading);
        app.MapGet("/performance/appraisals/{slug}/case.zip", DownloadScorecard.Texts).WithMetadata(reading);
        app.MapGet("/performance/appraisals/{slug}/reports/word", DownloadReport.Word).WithMetadata(reading);
        app.MapGet("/performance/appraisals/{slug}/reports/pdf", DownloadReport.Pdf).WithMetadata(reading);
    }
}
