using System.Diagnostics;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Verification;

/// <summary>Reports that an office program opened and saved.</summary>
public sealed class OfficeTests
{
    private static readonly Report Original = ReportComposer.Compose(Library.Published.Texts("luohu-2024"), new ReportOptions());

    [Fact]
    [Shows("V-17g")]
    public void Every_figure_is_found_after_an_office_program_saved()
    {
        var written = WordWriter.Write(Original);
        var saved = Saved(written);

        saved.ShouldNotBe(written);
        var verdict = Docx.Verify(saved);
        verdict.Findings.ShouldBeEmpty();
        verdict.Recomputed.ShouldBe(Original.Data.Figures.Count(figure => figure.Figure.Computable));
        Docx.Read(saved).Passages.Sum(passage => passage.Marks.Count).ShouldBe(Docx.Read(written).Passages.Sum(passage => passage.Marks.Count));
    }

    [Fact]
    public void What_was_edited_is_still_told_after_an_office_program_saved()
    {
        var figure = Docx.Carried(Original, "total/checked");
        var finding = Docx.Finding(Saved(Docx.With(WordWriter.Write(Original), Docx.Document, document => Docx.Edit(document, figure, 1, "12.34"))));

        (finding.Kind, finding.Code, finding.Old, finding.New).ShouldBe((FindingKind.Edited, figure.Code, figure.Figure.Text, "12.34"));
        finding.Place.ShouldNotBeNull();
    }

    /// <summary>The document as LibreOffice saves it, in a profile of its own.</summary>
    private static byte[] Saved(byte[] document)
    {
        var folder = Directory.CreateTempSubdirectory("anlan-office-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.docx");
            var output = folder.CreateSubdirectory("saved").FullName;
            File.WriteAllBytes(file, document);
            using var office = Process.Start(new ProcessStartInfo("soffice",
                [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "docx", "--outdir", output, file])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
            if (!office.WaitForExit(TimeSpan.FromMinutes(2)))
                office.Kill(entireProcessTree: true);
            said.Wait();
            return File.ReadAllBytes(Path.Combine(output, "report.docx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
