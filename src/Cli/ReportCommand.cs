using Anlan.Documents.Office;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Documents.Workbooks;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary><c>anlan report CASE --out FILE</c>: the report as a Word file or a PDF, or the scorecard as a workbook.</summary>
internal static class ReportCommand
{
    private static readonly string[] Kinds = [".docx", ".pdf", ".xlsx"];

    public static async Task<int> RunAsync(string subject, string? file, string? style, bool isPublic, bool codes, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(file))
            return Exit.Refuse([new Problem("--out", 0, "没有写明写到哪个文件")]);
        var kind = Path.GetExtension(file).ToLowerInvariant();
        var problems = new List<Problem>();
        if (!Kinds.Contains(kind))
            problems.Add(new(file, 0, "按文件名决定写成什么：名称应以 .docx、.pdf 或 .xlsx 结尾"));
        if (Directory.Exists(file))
            problems.Add(new(file, 0, "这是一个文件夹"));
        else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            problems.Add(new(file, 0, "没有这个文件夹"));
        if (style is not null && style is not ("A" or "B" or "C" or "D"))
            problems.Add(new("--style", 0, $"没有体例“{style}”。可用：A 部门整体支出，B 外部评价，C 部门评价，D 公开的简式"));
        var texts = Cases.LibraryFor(subject).LoadTexts(subject);
        problems.AddRange(texts.Problems);
        if (problems.Count > 0)
            return Exit.Refuse(problems);

        var options = new ReportOptions(style is null ? null : Enum.Parse<HouseStyle>(style), isPublic, codes);
        byte[] content;
        if (kind == ".xlsx")
        {
            var scored = ReportComposer.Edition(texts.Value!, isPublic).Scored;
            content = ScorecardWorkbook.Write(Evaluator.Evaluate(scored.Case, scored.Framework));
        }
        else
        {
            var report = ReportComposer.Compose(texts.Value!, options);
            if (report.TooLarge is { } tooLarge)
                return Exit.Refuse([new Problem(subject, 0, tooLarge)]);
            content = WordWriter.Write(report, forPrint: kind == ".pdf");
            if (kind == ".pdf")
            {
                var pdf = await OfficeProgram.ToPdfAsync(content, cancel);
                if (pdf.Bytes is null)
                    return Exit.Refuse([new Problem(file, 0, pdf.Problem!)]);
                content = pdf.Bytes;
            }
        }
        return Write(file, content) is { } failed ? Exit.Refuse([failed]) : Exit.Done;
    }

    /// <summary>The whole file or none: it is written beside its place and then takes it.</summary>
    private static Problem? Write(string file, byte[] content)
    {
        var whole = Path.GetFullPath(file);
        var beside = Path.Combine(Path.GetDirectoryName(whole)!, $".{Path.GetFileName(whole)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, whole, overwrite: true);
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new(file, 0, "写不了这个文件：没有写入的权限，磁盘满了，或者文件正被别的程序占用");
        }
        finally
        {
            Discard(beside);
        }
    }

    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The refusal was said; there is nothing to add.
        }
    }
}
