using Anlan.Documents.Cases;
using Anlan.Documents.Verification;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Verification;

/// <summary>A report that somebody brings to have it verified. It is read, answered and forgotten.</summary>
public sealed class VerifyReport
{
    public IFormFile? File { get; set; }

    /// <summary>The evaluation to hold the file against, or nothing.</summary>
    public string? Case { get; set; }

    /// <summary>What verifying gave, once it did.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The text of the file, for the marks.</summary>
    public IReadOnlyList<Passage> Passages { get; private set; } = [];

    public async Task<Refusal?> Submit(AnlanDb db, CancellationToken cancelled)
    {
        if (File is null || File.Length == 0)
            return new("verification.no-file", "请选择一份报告。", nameof(File));
        if (File.Length > Desk.MaxBytes)
            return new("verification.too-large", $"文件超过 {Desk.MaxBytes / 1_000_000} MB，请检查是否选错了文件。", nameof(File));
        CaseTexts? texts = null;
        if (!string.IsNullOrEmpty(Case))
        {
            if (await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == Case, cancelled) is not { } appraisal)
                return new("verification.no-case", "对照的评价已经不在了，请另选一份。");
            texts = appraisal.Texts();
        }
        using var content = new MemoryStream();
        await File.CopyToAsync(content, cancelled);
        var verified = await Desk.VerifyAsync(File.FileName, content.ToArray(), texts, cancelled);
        if (verified.Value is not var (verdict, file))
            return new("verification.unusable", string.Join(" ", verified.Problems.Select(problem => problem.Message)), nameof(File));
        Verdict = verdict;
        Passages = file?.Passages ?? [];
        return null;
    }
}
