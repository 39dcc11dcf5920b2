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
        if (File.Length > WordReader.MaxBytes)
            return new("verification.too-large", $"文件超过 {WordReader.MaxBytes / 1_000_000} MB，请检查是否选错了文件。", nameof(File));
        using var content = new MemoryStream();
        await File.CopyToAsync(content, cancelled);
        var read = WordReader.Read(File.FileName, content.ToArray());
        if (read.Value is not { } file)
            return new("verification.unusable", string.Join(" ", read.Problems.Select(problem => problem.Message)), nameof(File));
        Verdict = Verifier.Verify(file);
        Passages = file.Passages;
        return null;
    }
}
