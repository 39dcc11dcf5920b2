using Anlan.Web.Platform;
using Anlan.Web.Platform.Layout;

namespace Anlan.Web.Performance;

public static class PerformanceSetup
{
    public static void AddPerformance(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new MenuEntry(
            10, "绩效评价", "/performance/appraisals", Permission.ReadAppraisals, "查看评价得分、依据与复核结果"));
}
