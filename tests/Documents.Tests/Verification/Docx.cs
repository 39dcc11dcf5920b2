using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Tests.Word;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Tests.Verification;

/// <summary>A Word file as a test changes it: its parts as texts.</summary>
internal static class Docx
{
    public const string Document = "word/document.xml";
    public const string DataPart = "customXml/item1.xml";

    /// <summary>The sample report as it was written.</summary>
    public static readonly byte[] Sample = WordWriter.Write(SampleReport.Full);

    /// <summary>The file with one of its parts changed.</summary>
    public static byte[] With(byte[] file, string part, Func<string, string> change)
    {
        var changed = false;
        var parts = Package.Unpack(file).Select(entry =>
        {
            if (entry.Name != part)
                return entry;
            var before = Encoding.UTF8.GetString(entry.Content);
            var after = change(before);
            changed = after != before;
            return (entry.Name, Encoding.UTF8.GetBytes(after));
        }).ToArray();
        changed.ShouldBeTrue($"nothing was changed in {part}");
        return Zip.Of(parts);
    }

    public static byte[] With(Func<string, string> change) => With(Sample, Document, change);

    /// <summary>The file with a part more, or another in its place.</summary>
    public static byte[] WithPart(byte[] file, string name, string content) =>
        Zip.Of([.. Package.Unpack(file).Where(part => part.Name != name), (name, Encoding.UTF8.GetBytes(content))]);

    public static byte[] Without(byte[] file, params string[] names) => Zip.Of([.. Package.Unpack(file).Where(part => !names.Contains(part.Name))]);

    /// <summary>Reads a file that must be readable.</summary>
    public static WordFile Read(byte[] file)
    {
        var loaded = WordReader.Read("report.docx", file);
        loaded.Problems.ShouldBeEmpty();
        return loaded.Value.ShouldNotBeNull();
    }

    public static Verdict Verify(byte[] file) => Verifier.Verify(Read(file));

    /// <summary>The one finding of a file.</summary>
    public static Finding Finding(byte[] file) => Verify(file).Findings.ShouldHaveSingleItem();

    /// <summary>The sentences with which a file is refused.</summary>
    public static IReadOnlyList<string> Refusals(byte[] file)
    {
        var loaded = WordReader.Read("report.docx", file);
        loaded.Value.ShouldBeNull();
        loaded.Problems.ShouldNotBeEmpty();
        loaded.Problems.ShouldAllBe(problem => problem.Message.Any(c => c >= '一') && problem.File == "report.docx");
        return [.. loaded.Problems.Select(problem => problem.Message)];
    }

    public static CarriedFigure Carried(string key) => Carried(SampleReport.Full, key);

    public static CarriedFigure Carried(Report report, string key) => report.Data.Figures.Single(figure => figure.Figure.Key == key);

    /// <summary>What a figure's place is made of: from its bookmark to the end of it.</summary>
    public static (int Start, int End) Place(string document, CarriedFigure figure, int number)
    {
        var start = document.IndexOf($"w:name=\"A_{figure.Name}_{number}\"", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        start = document.LastIndexOf('<', start);
        var end = document.IndexOf("<w:bookmarkEnd", start, StringComparison.Ordinal);
        return (start, document.IndexOf('>', end) + 1);
    }

    /// <summary>The document with the text of one place replaced.</summary>
    public static string Edit(string document, CarriedFigure figure, int number, string text)
    {
        var (start, end) = Place(document, figure, number);
        var place = document[start..end];
        place.ShouldContain($">{figure.Figure.Text}</w:t>");
        return document[..start] + place.Replace($">{figure.Figure.Text}</w:t>", $">{text}</w:t>", StringComparison.Ordinal) + document[end..];
    }

    public static string Delete(string document, CarriedFigure figure, int number)
    {
        var (start, end) = Place(document, figure, number);
        return document.Remove(start, end - start);
    }

    /// <summary>Only the content control of a place, as a copy of it arrives elsewhere.</summary>
    public static string Control(string document, CarriedFigure figure, int number)
    {
        var (start, end) = Place(document, figure, number);
        var place = document[start..end];
        var from = place.IndexOf("<w:sdt>", StringComparison.Ordinal);
        return place[from..(place.IndexOf("</w:sdt>", StringComparison.Ordinal) + "</w:sdt>".Length)];
    }

    /// <summary>Before the last section, where a paragraph more may stand.</summary>
    public static string Append(string document, string paragraph) => document.Insert(document.LastIndexOf("<w:sectPr", StringComparison.Ordinal), paragraph);
}
