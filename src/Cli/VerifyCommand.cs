using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary><c>anlan verify FILE|CODE</c>: whether a report still says what inputs and rules give, and where it does not.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string subject, string? given, bool json, CancellationToken cancel)
    {
        CaseTexts? texts = null;
        if (given is not null)
        {
            var loaded = Cases.LibraryFor(given).LoadTexts(given);
            if (loaded.Value is null)
                return Exit.Refuse(loaded.Problems);
            texts = loaded.Value;
        }
        if (!File.Exists(subject) && FigureCode.Normal(subject) is { } code)
            return Code(code, texts, json);

        var (bytes, problem) = CaseLibrary.ReadBytes(subject, Desk.MaxBytes);
        if (bytes is null)
            return Exit.Refuse([problem!]);
        var verified = await Desk.VerifyAsync(CaseLibrary.Shown(subject), bytes, texts, cancel);
        if (verified.Value is not { } done)
            return Exit.Refuse(verified.Problems);
        return Say(done.Verdict, json, null);
    }

    private static int Code(string code, CaseTexts? texts, bool json)
    {
        if (texts is null)
            return Exit.Refuse([new Problem(code.Insert(4, "-"), 0, "核对查验码要有案例：加上 --case CASE")]);
        var found = Desk.VerifyCode(code, texts);
        if (found.Value is not { } typed)
            return Exit.Refuse(found.Problems);
        var figure = typed.Figure.Figure;
        return Say(typed.Verdict(), json, $"{figure.Label}：{figure.Text}{figure.Unit}（{figure.Period}，{figure.Source}）");
    }

    private static int Say(Verdict verdict, bool json, string? first)
    {
        if (json)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(VerdictJson.Write(verdict));
            return verdict.Holds ? Exit.Done : Exit.Findings;
        }
        Console.WriteLine($"报告 {verdict.Number}　摘要 {verdict.Digest}");
        if (first is not null)
            Console.WriteLine(first);
        Console.WriteLine(verdict.Subject switch
        {
            "report" => $"{verdict.Figures} 个数，{verdict.Places} 处；重算一致 {verdict.Recomputed} 个",
            "copy" => verdict.Figures > 0 ? $"按案例重写的报告有 {verdict.Figures} 个数，{verdict.Places} 处，逐个对照" : "没有可以重算的数据",
            "pdf" => $"数字查验码附表 {verdict.Figures} 行{(verdict.Recomputed > 0 ? $"，与案例一致 {verdict.Recomputed} 行" : "")}",
            _ => verdict.Holds ? "查验码与现在的数值相符" : "查验码与现在的数值不符",
        });
        Console.WriteLine(verdict.Holds ? "没有发现" : $"发现 {verdict.Findings.Count + verdict.MoreFindings} 处：");
        foreach (var finding in verdict.Findings)
            Console.WriteLine($"  [{finding.Kind.Label()}] {finding.Text}{(finding.Code is null ? "" : $"（{finding.Code}）")}");
        if (verdict.MoreFindings > 0)
            Console.WriteLine($"  另有 {verdict.MoreFindings} 处没有列出");
        if (verdict.Notes.Count > 0)
            Console.WriteLine("提示：");
        foreach (var note in verdict.Notes)
            Console.WriteLine($"  {note.Place}：{note.Text}");
        if (verdict.MoreNotes > 0)
            Console.WriteLine($"  另有 {verdict.MoreNotes} 处没有列出");
        return verdict.Holds ? Exit.Done : Exit.Findings;
    }
}
