using System.Text;
using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Web.Platform;

namespace Anlan.Browser.Tests;

/// <summary>Every page of the product in the state worth looking at.</summary>
public static class Screens
{
    private static readonly Dictionary<string, (Role? Role, string Address, Func<IPage, Task>? Then)> All = new()
    {
        ["sign-in"] = (null, "/access/sign-in", null),
        ["sign-in-refused"] = (null, "/access/sign-in", page => page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync()),
        ["home"] = (Role.PerformanceOfficer, "/", null),
        ["list"] = (Role.PerformanceOfficer, "/performance/appraisals", null),
        ["list-empty"] = (Role.PerformanceOfficer, "/performance/appraisals?year=1999", null),
        ["evaluation"] = (Role.PerformanceOfficer, "/performance/appraisals/yantian-2023", OpenLeaf),
        ["evaluation-without-tree"] = (Role.Evaluator, "/performance/appraisals/dapeng-2023", null),
        ["evaluation-menu"] = (Role.Evaluator, "/performance/appraisals/longgang-2020", page => page.Locator(".more > summary").ClickAsync()),
        ["recompute"] = (Role.Evaluator, "/performance/appraisals/luohu-2024/recompute", null),
        ["report"] = (Role.PerformanceOfficer, "/performance/appraisals/yantian-2023/reports", null),
        ["report-with-contents"] = (Role.Evaluator, "/performance/appraisals/luohu-2024/reports?edition=public&codes=true", page => page.Locator(".more > summary").ClickAsync()),
        ["verification"] = (Role.Evaluator, "/performance/verification", null),
        ["verification-found"] = (Role.Evaluator, "/performance/verification", page => Verify(page, EditedReport())),
        ["verification-refused"] = (Role.Evaluator, "/performance/verification", page => Verify(page, Encoding.UTF8.GetBytes(Broken))),
        ["upload-refused"] = (Role.PerformanceOfficer, "/performance/appraisals/upload", page => Upload(page, Broken)),
        ["account"] = (Role.Evaluator, "/access/account", null),
        ["accounts"] = (Role.Administrator, "/access/accounts", null),
        ["create-account"] = (Role.Administrator, "/access/accounts/create", null),
        ["forbidden"] = (Role.Evaluator, "/access/accounts", null),
        ["not-found"] = (Role.Evaluator, "/nowhere", null),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>A case with faults of several kinds.</summary>
    public const string Broken = "case: broken\ntitle: 有错的案例\nyear: 今年\nkind: 部门整体支出\nsorce: { document: 自评报告 }\npublished:\n  total: { value: 九十七, line: 3 }\n";

    public static async Task<Visit> Show(this Stage stage, string name, int width = 1280, bool dark = false, bool script = true, bool large = false)
    {
        var (role, address, then) = All[name];
        var visit = await stage.Enter(role, width, dark, script, large);
        await visit.Page.GotoAsync(address);
        if (then is not null) await then(visit.Page);
        return visit;
    }

    public static async Task OpenLeaf(IPage page)
    {
        await page.Locator("#Y16 > summary").ClickAsync();
        await page.Locator("#Y16 .working").WaitForAsync();
    }

    public static async Task Upload(IPage page, string text)
    {
        await page.GetByLabel("案例文件").SetInputFilesAsync(new FilePayload { Name = "case.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并复算" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    public static async Task Verify(IPage page, byte[] report)
    {
        await page.GetByLabel("报告文件").SetInputFilesAsync(new FilePayload { Name = "report.docx", MimeType = "application/octet-stream", Buffer = report });
        await page.GetByRole(AriaRole.Button, new() { Name = "核验" }).ClickAsync();
        await page.Locator("#verdict, .field-error").First.WaitForAsync();
    }

    /// <summary>A report in which somebody changed a score.</summary>
    private static byte[] EditedReport()
    {
        var report = ReportComposer.Compose(new CaseLibrary(AppContext.BaseDirectory).Texts("luohu-2024"), new());
        var total = report.Data.Figures.First(carried => carried.Figure.Key == "total/checked");
        return Package.Edited(WordWriter.Write(report), "word/document.xml", $"A_{total.Name}_2", $">{total.Figure.Text}<", ">99.94<");
    }
}
