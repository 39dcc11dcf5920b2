using System.Security.Claims;
using Anlan.Documents.Cases;
using Anlan.Evaluation.Sources;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>A case of one's own, read and scored; with problems nothing is kept.</summary>
public sealed class UploadAppraisal
{
    public IFormFile? File { get; set; }

    /// <summary>What is wrong inside the file, each with its line and the text that stands there.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task<(Refusal? Refusal, Appraisal? Saved)> Submit(AnlanDb db, ClaimsPrincipal person, TimeProvider time)
    {
        if (File is null || File.Length == 0)
            return (new("appraisals.no-file", "请选择一个文件：case.yaml，或装有它的 zip 压缩包。", nameof(File)), null);
        if (File.Length > CaseUpload.MaxBytes)
            return (new("appraisals.too-large", "文件超过 4 MB，请检查是否选错了文件。", nameof(File)), null);

        using var content = new MemoryStream();
        await File.CopyToAsync(content);
        var library = new CaseLibrary(AppContext.BaseDirectory);
        var loaded = CaseUpload.Read(File.FileName, content.ToArray(), library.FrameworkText);
        if (loaded.Value is not { } texts)
        {
            Problems = loaded.Problems;
            return (new("appraisals.unreadable", $"文件有 {loaded.Problems.Count} 处问题，没有保存。改好后请重新上传。", nameof(File)), null);
        }
        var slug = texts.Scored.Case.Id;
        var taken = new Refusal("appraisals.slug-taken", $"编号“{slug}”已有评价在用，请把 case 改成别的编号。", nameof(File));
        // The page of uploads stands where the page of such a case would.
        if (slug == "upload" || await db.Appraisals.AnyAsync(row => row.Slug == slug)) return (taken, null);

        var appraisal = new Appraisal
        {
            Id = Guid.CreateVersion7(), Slug = slug, Origin = AppraisalOrigin.Uploaded,
            AddedAt = time.GetUtcNow(), AddedBy = person.Identity!.Name!,
        };
        appraisal.Take(texts, null);
        db.Appraisals.Add(appraisal);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException failed) when (failed.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else was faster by a moment.
            return (taken, null);
        }
        return (null, appraisal);
    }
}
