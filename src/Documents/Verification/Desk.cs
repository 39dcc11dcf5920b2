using Anlan.Documents.Cases;
using Anlan.Documents.Office;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Verification;

/// <summary>A verdict, and the file that was read where it is a Word file.</summary>
public sealed record Verified(Verdict Verdict, WordFile? File);

/// <summary>Where a file is verified that somebody brings: a Word file or a PDF, alone or against the case that it names.</summary>
public static class Desk
{
    /// <summary>The largest file that is taken.</summary>
    public const int MaxBytes = WordReader.MaxBytes;

    /// <summary>Verifies a file.</summary>
    /// <param name="name">Its name, for problems; it decides nothing.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="texts">The case to hold it against, or nothing.</param>
    /// <param name="cancel">Ends it at once.</param>
    public static async Task<Loaded<Verified>> VerifyAsync(string name, byte[] bytes, CaseTexts? texts, CancellationToken cancel)
    {
        if (PdfText.Begins(bytes))
            return await PdfAsync(name, bytes, texts, cancel);
        var read = WordReader.Read(name, bytes);
        if (read.Value is not { } file)
            return new(read.Problems);
        if (file.Data is { } data)
        {
            var verdict = Verifier.Verify(file);
            if (texts is null)
                return new(new Verified(verdict, file));
            var again = Again(name, data.Number, texts);
            return again.Value is { } report ? new(new Verified(verdict.With(CopyVerifier.Against(data, report.Data)), file)) : new(again.Problems);
        }
        if (texts is null)
            return new(new Verified(CopyVerifier.Verify(file, null), file));
        var written = Again(name, CopyVerifier.MarksOf(file)!.Number, texts);
        return written.Value is { } original
            ? new(new Verified(CopyVerifier.Verify(file, WordReader.Read(name, WordWriter.Write(original)).Value), file))
            : new(written.Problems);
    }

    /// <summary>What a typed code means in the reports of a case.</summary>
    public static Loaded<TypedCode> VerifyCode(string code, CaseTexts texts) =>
        TypedCode.Find(code, texts, ReportComposer.Compose) is { } found
            ? new(found)
            : new([new Problem(code.Insert(4, "-"), 0, $"案例 {texts.Scored.Case.Id} 的报告里没有这个查验码")]);

    private static async Task<Loaded<Verified>> PdfAsync(string name, byte[] bytes, CaseTexts? texts, CancellationToken cancel)
    {
        var (pages, problem) = await PdfText.ReadAsync(bytes, cancel);
        if (pages is null)
            return new([new Problem(name, 0, problem!)]);
        if (PdfVerifier.MarksOf(pages) is not { } marks)
            return new([new Problem(name, 0, "不是安澜写出的报告：PDF 里没有报告编号")]);
        if (texts is null)
            return new(new Verified(PdfVerifier.Verify(pages, null), null));
        var again = Again(name, marks.Number, texts);
        return again.Value is { } report ? new(new Verified(PdfVerifier.Verify(pages, report.Data), null)) : new(again.Problems);
    }

    /// <summary>The report with this number, written again from the case.</summary>
    private static Loaded<Report> Again(string name, string number, CaseTexts texts)
    {
        var id = texts.Scored.Case.Id;
        if (ReportNumber.Read(number) is not { } read || read.CaseId != id.ToUpperInvariant())
            return new([new Problem(name, 0, $"报告编号 {number} 说的不是案例 {id}")]);
        return new(ReportComposer.Compose(texts, read.Options));
    }
}
