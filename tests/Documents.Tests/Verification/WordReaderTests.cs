using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Verification;

public sealed class WordReaderTests
{
    private const string Relations = "word/_rels/document.xml.rels";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Fact]
    [Shows("V-22a")]
    public void What_is_no_word_file_is_refused_with_a_sentence()
    {
        Docx.Refusals([]).ShouldBe(["文件是空的"]);
        Docx.Refusals([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).Single().ShouldContain("加了密，或者是旧版的 .doc");
        Docx.Refusals("just a text"u8.ToArray()).ShouldBe(["不是 Word 文件（.docx）"]);
        Docx.Refusals(Zip.Of(("a.txt", "x"))).ShouldBe(["不是 Word 文件（.docx）"]);
        Docx.Refusals(Docx.With(Docx.Sample, "[Content_Types].xml", xml => xml.Replace("wordprocessingml.document.main", "spreadsheetml.sheet.main"))).ShouldBe(["不是 Word 文件（.docx）"]);
        Docx.Refusals(Docx.Without(Docx.Sample, "_rels/.rels")).ShouldBe(["不是 Word 文件（.docx）"]);
    }

    [Fact]
    [Shows("V-22a")]
    public void What_is_too_large_is_refused_by_what_comes_out()
    {
        Docx.Refusals(new byte[WordReader.MaxBytes + 1]).Single().ShouldContain("最多 20000000 字节");
        Docx.Refusals(Docx.WithPart(Docx.Sample, Docx.Document, $"<x>{new string(' ', 30_000_000)}</x>")).Single().ShouldContain("内容多得不像一份报告");
        var spaced = new StringBuilder("<x>");
        for (var i = 0; i < 70_000; i++)
            spaced.Append("<y/>").Append(' ', 1000);
        Docx.Refusals(Docx.WithPart(Docx.Sample, Docx.Document, spaced.Append("</x>").ToString())).Single().ShouldBe("解开后超过 60000000 字节");
        Docx.Refusals(Zip.Of([.. Enumerable.Range(0, 2001).Select(i => ($"{i}.xml", "x"))])).Single().ShouldBe("压缩包里有 2001 个文件，最多 2000 个");
    }

    [Theory]
    [Shows("V-22a")]
    [InlineData("many attributes")]
    [InlineData("one huge attribute")]
    [InlineData("many tags")]
    [InlineData("deep nesting")]
    [InlineData("an entity")]
    [InlineData("another encoding")]
    public void Xml_that_costs_much_is_refused(string kind)
    {
        var xml = kind switch
        {
            "many attributes" => $"<x {string.Concat(Enumerable.Range(0, 60_000).Select(i => $"a{i}='' "))}/>",
            "one huge attribute" => $"<x a='{new string('b', 9_000_000)}'/>",
            "many tags" => $"<x>{string.Concat(Enumerable.Repeat("<y/>", 1_600_000))}</x>",
            "deep nesting" => string.Concat(Enumerable.Repeat("<x>", 10_000)) + string.Concat(Enumerable.Repeat("</x>", 10_000)),
            "an entity" => "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>",
            _ => "",
        };
        var file = kind == "another encoding"
            ? Zip.Of([.. Package.Unpack(Docx.Sample).Select(part => part.Name == Docx.Document ? (part.Name, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<x/>")).ToArray()) : part)])
            : Docx.WithPart(Docx.Sample, Docx.Document, xml);

        Docx.Refusals(file).Single().ShouldBeOneOf("内容多得不像一份报告", "文件已损坏，读不下去");
    }

    [Fact]
    [Shows("V-22a")]
    public void A_damaged_file_is_refused_with_a_sentence()
    {
        Docx.Refusals(Docx.Sample[..^100]).ShouldBe(["文件已损坏，读不下去"]);
        Docx.Refusals(Docx.Sample[..(Docx.Sample.Length / 2)]).ShouldBe(["文件已损坏，读不下去"]);
        Docx.Refusals(Docx.With(document => document[..^20])).ShouldBe(["文件已损坏，读不下去"]);
        Docx.Refusals(Docx.Without(Docx.Sample, "word/footer1.xml")).ShouldBe(["文件已损坏，读不下去"]);
        Docx.Refusals(Docx.WithPart(Docx.Sample, "customXml/item7.xml", Encoding.UTF8.GetString(Package.Unpack(Docx.Sample).Single(part => part.Name == Docx.DataPart).Content))).ShouldBe(["文件已损坏，读不下去"]);
    }

    [Fact]
    [Shows("V-22a")]
    public void Macros_are_refused() =>
        Docx.Refusals(Docx.WithPart(Docx.Sample, "word/vbaProject.bin", "x")).ShouldBe(["文件带有宏。请另存为不带宏的 .docx 再核验"]);

    [Theory]
    [Shows("V-22a")]
    [InlineData("attachedTemplate", "外部的模板")]
    [InlineData("image", "外部的图片")]
    [InlineData("oleObject", "外部的对象")]
    [InlineData("frame", "外部的内容")]
    public void What_is_taken_from_elsewhere_is_refused(string kind, string word) =>
        Docx.Refusals(Related(kind, external: true)).Single().ShouldContain(word);

    [Theory]
    [Shows("V-22a")]
    [InlineData("oleObject", "OLE")]
    [InlineData("aFChunk", "嵌入了别的文件")]
    public void What_is_embedded_and_not_read_is_refused(string kind, string word) =>
        Docx.Refusals(Related(kind, external: false)).Single().ShouldContain(word);

    [Fact]
    public void A_link_in_the_text_is_no_reason_to_refuse() =>
        Verifier.Verify(Docx.Read(Related("hyperlink", external: true))).Holds.ShouldBeTrue();

    [Theory]
    [Shows("V-22a")]
    [InlineData("<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>新</w:t></w:r></w:ins></w:p>")]
    [InlineData("<w:p><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>")]
    [InlineData("<w:p><w:moveFrom w:id=\"1\" w:author=\"x\"><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p>")]
    [InlineData("<w:p><w:r><w:rPr><w:rPrChange w:id=\"1\" w:author=\"x\"><w:rPr/></w:rPrChange></w:rPr><w:t>旧</w:t></w:r></w:p>")]
    public void Tracked_changes_are_refused(string paragraph) =>
        Docx.Refusals(Docx.With(document => Docx.Append(document, paragraph))).ShouldBe(["文件里有修订。请先接受或拒绝全部修订再核验"]);

    [Fact]
    [Shows("V-22a")]
    public void All_reasons_are_said_at_once()
    {
        var tracked = Docx.With(document => Docx.Append(document, "<w:p><w:ins w:id=\"1\"/></w:p>"));
        Docx.Refusals(Docx.WithPart(tracked, "word/vbaProject.bin", "x")).Count.ShouldBe(2);
    }

    [Fact]
    [Shows("V-22a")]
    public void A_word_file_that_is_no_report_is_refused()
    {
        var file = Docx.Without(Docx.Sample, Docx.DataPart);
        foreach (var footer in new[] { "word/footer1.xml", "word/footer2.xml" })
            file = Docx.With(file, footer, xml => xml.Replace("报告编号", "编号"));
        Docx.Refusals(file).Single().ShouldStartWith("不是安澜写出的报告");
    }

    [Fact]
    [Shows("V-22d")]
    public void Thousands_of_damaged_reports_are_refused_or_judged()
    {
        // Mostly the smallest case: the time goes into computing it again.
        var small = new DamagedPackage(WordWriter.Write(ReportComposer.Compose(Library.Published.Texts("dapeng-2023"), new ReportOptions())), Docx.Document, Docx.DataPart);
        var full = new DamagedPackage(Docx.Sample, Docx.Document, Docx.DataPart);
        var (held, judged, refused) = (0, 0, 0);
        Parallel.For(0, 4000, seed =>
        {
            var loaded = WordReader.Read("report.docx", (seed % 8 == 0 ? full : small).Of(seed));
            (loaded.Value is null).ShouldBe(loaded.Problems.Count > 0);
            if (loaded.Value is not { } word)
            {
                loaded.Problems.ShouldAllBe(problem => problem.Message.Any(c => c >= '一'));
                Interlocked.Increment(ref refused);
                return;
            }
            var verdict = word.Data is null ? CopyVerifier.Verify(word, null) : Verifier.Verify(word);
            VerdictJson.Write(verdict).ShouldNotBeEmpty();
            Interlocked.Increment(ref verdict.Holds ? ref held : ref judged);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held} held, {judged} judged, {refused} refused");
        // Each way out is taken often.
        held.ShouldBeGreaterThan(100);
        judged.ShouldBeGreaterThan(400);
        refused.ShouldBeGreaterThan(1000);
    }

    private static byte[] Related(string kind, bool external) =>
        Docx.With(Docx.Sample, Relations, xml => xml.Replace("</Relationships>", $"<Relationship Id=\"rIdX\" Type=\"{Types}/{kind}\" Target=\"{(external ? "https://example.org/x" : "media/qr.png")}\"{(external ? " TargetMode=\"External\"" : "")}/></Relationships>"));
}
