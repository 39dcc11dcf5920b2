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

    [Fact]
    [Shows("V-17h")]
    public async Task What_a_person_edits_in_an_office_program_is_reported()
    {
        var (total, cell, emptied, deleted) = (Carried("total/checked"), Carried("leaf/H08/checked"), Carried("leaf/H09/checked"), Carried("leaf/H18/checked"));
        var saved = Edited(WordWriter.Write(Original), $"A_{total.Name}_2=12.34", $"A_{cell.Name}_1=4.00", $"A_{emptied.Name}_2=", $"A_{deleted.Name}_2");

        var texts = Library.Published.Texts("luohu-2024");
        var verdict = (await Desk.VerifyAsync("report.docx", saved, texts, TestContext.Current.CancellationToken)).Value.ShouldNotBeNull().Verdict;

        verdict.Findings.Select(finding => (finding.Kind, finding.Code, finding.Old, finding.New)).ShouldBe(
        [
            (FindingKind.Edited, total.Code, total.Figure.Text, "12.34"),
            (FindingKind.Edited, cell.Code, cell.Figure.Text, "4.00"),
            (FindingKind.Edited, emptied.Code, emptied.Figure.Text, ""),
            (FindingKind.Deleted, deleted.Code, deleted.Figure.Text, null),
        ], ignoreOrder: true);
        // Each stands where it stood in the file that was written.
        foreach (var (figure, number) in new[] { (total, 2), (cell, 1), (emptied, 2) })
            verdict.Findings.Single(finding => finding.Code == figure.Code).Place.ShouldBe(PlaceOf(figure, number));
        PlaceOf(cell, 1).ShouldStartWith("表 ");
        verdict.Findings.Single(finding => finding.Code == deleted.Code).Place.ShouldBe(PlaceOf(deleted, 1) + "之后");
        verdict.Notes.ShouldAllBe(note => note.Text.StartsWith("还要填写"));
        var marks = Docx.Read(saved).Passages.Sum(passage => passage.Marks.Count);
        marks.ShouldBe(Original.Data.Figures.Sum(figure => figure.Places) - 1);
    }

    private static CarriedFigure Carried(string key) => Docx.Carried(Original, key);

    private static string PlaceOf(CarriedFigure figure, int number) =>
        Docx.Read(WordWriter.Write(Original)).Passages.Single(passage => passage.Marks.Any(mark => mark.Name == figure.Name && mark.Number == number)).Place;

    /// <summary>The document after <c>edit.py</c> made these edits in LibreOffice Writer.</summary>
    private static byte[] Edited(byte[] document, params string[] edits) => InFolder(document, (folder, file, output) =>
        Run("/usr/bin/python3", [Checkout.Path("tests", "Documents.Tests", "edit.py"), file, Path.Combine(output, "report.docx"), .. edits]));

    /// <summary>The document as LibreOffice saves it, in a profile of its own.</summary>
    private static byte[] Saved(byte[] document) => InFolder(document, (folder, file, output) =>
        Run("soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "docx", "--outdir", output, file));

    private static byte[] InFolder(byte[] document, Action<string, string, string> save)
    {
        var folder = Directory.CreateTempSubdirectory("anlan-office-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.docx");
            var output = folder.CreateSubdirectory("saved").FullName;
            File.WriteAllBytes(file, document);
            save(folder.FullName, file, output);
            return File.ReadAllBytes(Path.Combine(output, "report.docx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var office = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
        if (!office.WaitForExit(TimeSpan.FromMinutes(2)))
            office.Kill(entireProcessTree: true);
        office.ExitCode.ShouldBe(0, string.Join('\n', said.Result));
    }
}
