using System.Diagnostics;
using Anlan.Documents.Office;
using Anlan.Documents.Reports;
using Anlan.Documents.Tests.Word;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Verification;

/// <summary>Real PDFs of our reports, as an office program makes them.</summary>
public sealed class PaperTests
{
    private static readonly Documents.Cases.CaseTexts Luohu = Library.Published.Texts("luohu-2024");
    private static readonly Report Original = ReportComposer.Compose(Luohu, new ReportOptions(Codes: true));

    [Fact]
    [Shows("V-18d")]
    public async Task Every_code_of_our_own_paper_is_read_and_fits()
    {
        var pdf = await PdfAsync(WordWriter.Write(Original, forPrint: true));

        foreach (var texts in new[] { null, Luohu })
        {
            var verdict = await VerdictAsync(pdf, texts);
            verdict.Findings.ShouldBeEmpty();
            (verdict.Subject, verdict.Number, verdict.Digest).ShouldBe(("pdf", Original.Data.Number, Original.Data.ShortDigest()));
            verdict.Figures.ShouldBe(Original.Data.Figures.Count);
            verdict.Recomputed.ShouldBe(texts is null ? 0 : Original.Data.Figures.Count);
        }

        // A page of another report put behind ours.
        var foreign = await VerdictAsync(Joined(pdf, await PdfAsync(WordWriter.Write(SampleReport.Plain, forPrint: true))), Luohu);
        foreign.Findings.ShouldNotBeEmpty();
        foreign.Findings.ShouldAllBe(finding => finding.Kind == FindingKind.Footer);
        foreign.Findings[0].Old.ShouldBe($"{Original.Data.Number} {Original.Data.ShortDigest()}");
        foreign.Findings[0].New.ShouldBe($"{SampleReport.Plain.Data.Number} {SampleReport.Plain.Data.ShortDigest()}");
        foreign.Findings[0].Place.ShouldBe($"第 {(await PdfText.ReadAsync(pdf, TestContext.Current.CancellationToken)).Pages!.Count + 1} 页");
    }

    [Fact]
    [Shows("V-18d")]
    public async Task A_value_on_paper_that_does_not_fit_its_code_is_reported()
    {
        var figure = Docx.Carried(Original, "total/checked");
        var pdf = await PdfAsync(Docx.With(WordWriter.Write(Original, forPrint: true), Docx.Document, document => Docx.Edit(document, figure, figure.Places, "12.34")));

        var alone = (await VerdictAsync(pdf, null)).Findings.ShouldHaveSingleItem();
        (alone.Kind, alone.Code, alone.New).ShouldBe((FindingKind.Code, figure.Code, "12.34" + figure.Figure.Unit));
        alone.Place.ShouldNotBeNull().ShouldMatch(@"^第 \d+ 页$");
        var held = (await VerdictAsync(pdf, Luohu)).Findings.ShouldHaveSingleItem();
        (held.Kind, held.Code, held.Label, held.Old, held.New).ShouldBe((FindingKind.Code, figure.Code, figure.Figure.Label, figure.Figure.Text + figure.Figure.Unit, "12.34" + figure.Figure.Unit));
    }

    /// <summary>Amounts of eight digits once broke over two lines of the annex, and none of them fitted its code.</summary>
    [Fact]
    [Shows("V-18d")]
    public async Task The_longest_amounts_and_units_stand_on_one_line_of_the_annex()
    {
        var texts = Library.Published.Texts("yantian-2023");
        var report = ReportComposer.Compose(texts, new ReportOptions(Codes: true));
        report.Data.Figures.Max(carried => carried.Figure.Text.Length).ShouldBeGreaterThan(12);
        var verdict = await VerdictAsync(await PdfAsync(WordWriter.Write(report, forPrint: true)), texts);
        verdict.Findings.ShouldBeEmpty();
        verdict.Recomputed.ShouldBe(report.Data.Figures.Count);
    }

    private static async Task<byte[]> PdfAsync(byte[] document)
    {
        var converted = await OfficeProgram.ToPdfAsync(document, TestContext.Current.CancellationToken);
        converted.Problem.ShouldBeNull();
        return converted.Bytes!;
    }

    private static async Task<Verdict> VerdictAsync(byte[] pdf, Documents.Cases.CaseTexts? texts) =>
        (await Desk.VerifyAsync("report.pdf", pdf, texts, TestContext.Current.CancellationToken)).Value.ShouldNotBeNull().Verdict;

    private static byte[] Joined(params byte[][] files)
    {
        var folder = Directory.CreateTempSubdirectory("anlan-pages-");
        try
        {
            string[] names = [.. files.Select((_, i) => Path.Combine(folder.FullName, $"{i}.pdf"))];
            foreach (var (name, file) in names.Zip(files))
                File.WriteAllBytes(name, file);
            var joined = Path.Combine(folder.FullName, "joined.pdf");
            using var unite = Process.Start("pdfunite", [.. names, joined]);
            unite.WaitForExit();
            unite.ExitCode.ShouldBe(0);
            return File.ReadAllBytes(joined);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
