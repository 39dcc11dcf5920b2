using System.IO.Compression;
using System.Text;

namespace Anlan.Testing;

/// <summary>
/// Word files that cost much where a reader is careless, made of a real report: bombs, floods of markup, damage, and
/// files that are taken and give the verifier as much to do as they can.
/// </summary>
/// <param name="report">A report as it was written.</param>
public sealed class ExplosiveWord(byte[] report)
{
    private const string Document = "word/document.xml";
    private const string Data = "customXml/item1.xml";
    private const string Relations = "word/_rels/document.xml.rels";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly (string Name, byte[] Content)[] parts = Package.Unpack(report);

    /// <summary>The files by what they are; <c>null</c> stands for one that is read and judged, else the refusal holds these words.</summary>
    public IEnumerable<(string Name, string? Refusal, Func<byte[]> File)> Files()
    {
        yield return ("nothing", "文件是空的", () => []);
        yield return ("a text", "不是 Word 文件", () => Encoding.UTF8.GetBytes("报告编号 AL-X-A"));
        yield return ("fifty megabytes", "最多 20000000 字节", () => [.. "PK\u0003\u0004"u8, .. new byte[50_000_000]]);
        yield return ("an encrypted file", "加了密", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1_000_000]]);
        yield return ("a bomb of 10 MB of blanks", "内容多得不像", () => With(Document, $"<x>{new string(' ', 10_000_000)}</x>"));
        yield return ("a bomb of 200 MB of blanks", "解开后超过", () => Pack([.. parts.Where(part => part.Name != Document)], (Document, 200_000_000)));
        yield return ("a bomb of 200 MB in a part that nobody reads", "解开后超过", () => Pack(parts, ("word/media/x.bin", 200_000_000)));
        yield return ("an archive in an archive in an archive", "不是 Word 文件", () => Pack([("a.zip", Pack([("b.zip", Pack([], ("c", 100_000_000)))]))]));
        yield return ("a hundred thousand entries", "最多 2000 个", () => Pack([.. parts, .. Enumerable.Range(0, 100_000).Select(i => ($"x{i}", Array.Empty<byte>()))]));
        yield return ("two thousand parts of data", null, () => Pack([.. parts, .. Enumerable.Range(2, 1900).Select(i => ($"customXml/item{i}.xml", "<x/>"u8.ToArray()))]));
        yield return ("a million nested elements", "读不下去", () => With(Document, Many(1_000_000, "<x>")));
        yield return ("a hundred thousand nested tables", "读不下去", () => InBody(Many(100_000, "<w:tbl><w:tr><w:tc>")));
        yield return ("a million attributes", "内容多得不像", () => With(Document, $"<x {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\" "))}/>"));
        yield return ("an attribute of fifty megabytes", "内容多得不像", () => With(Document, $"<x a=\"{new string('a', 50_000_000)}\"/>"));
        yield return ("a million paragraphs", "超过 100000 个段落", () => InBody(Many(1_000_000, "<w:p/>")));
        yield return ("nine hundred thousand elements", "内容多得不像|个段落", () => InBody(Many(225_000, "<w:p><w:r><w:t>1</w:t></w:r></w:p>")));
        yield return ("ten million elements in forty footers", "内容多得不像|个段落", () => Footers(40, $"<w:ftr xmlns:w=\"{Space}\">{Many(150_000, "<w:p/>")}</w:ftr>"));
        yield return ("billions of laughs", "读不下去", () => With(Document, "<!DOCTYPE x [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{(i == 1 ? "" : i - 1)};&a{(i == 1 ? "" : i - 1)};\">")) + "]><x>&a30;</x>"));
        yield return ("an entity that is a file", "读不下去", () => With(Document, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"));
        yield return ("a picture from elsewhere", "外部的图片", () => Related("image", "https://example.org/x.png", external: true));
        yield return ("a template from elsewhere", "外部的模板", () => Related("attachedTemplate", "https://example.org/x.dotm", external: true));
        yield return ("three hundred thousand relations", "引用的部件超过", () => Change(Relations, xml => xml.Replace("</Relationships>", Many(300_000, $"<Relationship Id=\"x\" Type=\"{Types}footer\" Target=\"footer1.xml\"/>") + "</Relationships>", StringComparison.Ordinal)));
        yield return ("four hundred and fifty footers that are one", null, Footed);
        yield return ("a hundred thousand charts that are one", "个图表", () => InBody(Many(100_000, "<c:chart xmlns:c=\"c\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>")));
        yield return ("macros", "带有宏", () => Pack([.. parts, ("word/vbaProject.bin", new byte[100])]));
        yield return ("tracked changes", "有修订", () => InBody("<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>1</w:t></w:r></w:ins></w:p>"));
        foreach (var share in new[] { 10, 30, 50, 70, 90, 99 })
            yield return ($"cut off at {share} in a hundred", "读不下去", () => report[..(report.Length * share / 100)]);
        yield return ("a bit turned in each kilobyte", "读不下去|不是 Word 文件", () => [.. report.Select((value, i) => i % 1024 == 1023 ? (byte)(value ^ 4) : value)]);
        yield return ("data of a million figures", "读不下去|内容多得不像", () => Change(Data, xml => xml.Replace("</figures>", Many(1_000_000, "<figure/>") + "</figures>", StringComparison.Ordinal)));
        yield return ("data without an end", "读不下去", () => Change(Data, xml => xml[..(xml.Length / 2)]));

        // Taken: nothing in them breaks a bound, and each is built to keep one step of the verifier busy.
        yield return ("a text of nearly three hundred thousand numbers", null, () => InBody($"<w:p><w:r><w:t>{Many(280_000, "1 ")}</w:t></w:r></w:p>"));
        yield return ("a number of half a million digits", null, () => InBody($"<w:p><w:r><w:t>{new string('1', 500_000)}</w:t></w:r></w:p>"));
        yield return ("nearly a hundred thousand places to be filled in, none closed", null, () => InBody($"<w:p><w:r><w:t>{Many(95_000, "〔请填写：")}</w:t></w:r></w:p>"));
        yield return ("twenty-eight thousand marks in one paragraph", null, () => InBody($"<w:p>{string.Concat(Enumerable.Range(0, 28_000).Select(i => $"<w:bookmarkStart w:id=\"x{i}\" w:name=\"A_{Name}_{i + 1}\"/><w:r><w:t>1</w:t></w:r><w:bookmarkEnd w:id=\"x{i}\"/>"))}</w:p>"));
        yield return ("twenty-eight thousand marks around each other", null, () => InBody($"<w:p>{string.Concat(Enumerable.Range(0, 28_000).Select(i => $"<w:bookmarkStart w:id=\"x{i}\" w:name=\"A_{Name}_{i + 1}\"/>"))}<w:r><w:t>{new string('1', 3_000)}</w:t></w:r>{string.Concat(Enumerable.Range(0, 28_000).Select(i => $"<w:bookmarkEnd w:id=\"x{i}\"/>"))}</w:p>"));
        yield return ("nineteen thousand figures of one long text", null, () => Figures(i => $"text/work/{new string('0', i % 7)}1{(i > 6 ? $"/{i}" : "")}#1"));
        yield return ("nineteen thousand figures of one text after another", null, () => Figures(i => $"text/work/1#{i + 1}"));
        yield return ("nineteen thousand figures of all tasks", null, () => Figures(i => $"task/total/rate{i}"));
        yield return ("figures, marks, numbers and footers at once", null, () => new ExplosiveWord(new ExplosiveWord(Figures(i => $"text/work/1#{i + 1}")).Full()).Footed());
    }

    private byte[] Full() => InBody($"<w:p>{string.Concat(Enumerable.Range(0, 28_000).Select(i => $"<w:bookmarkStart w:id=\"x{i}\" w:name=\"A_{Name}_{i + 1}\"/><w:r><w:t>1</w:t></w:r><w:bookmarkEnd w:id=\"x{i}\"/>"))}<w:r><w:t>{Many(230_000, "1 ")}</w:t></w:r></w:p>");

    private byte[] Footed() => Change(Relations, xml => xml.Replace("</Relationships>", Many(450, $"<Relationship Id=\"x\" Type=\"{Types}footer\" Target=\"footer1.xml\"/>") + "</Relationships>", StringComparison.Ordinal));

    private static string Space => "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The name of a figure of the report.</summary>
    private string Name
    {
        get
        {
            var data = Text(Data);
            var at = data.IndexOf("<name>", StringComparison.Ordinal) + 6;
            return data.Substring(at, 4);
        }
    }

    /// <summary>The report with as long a text in its case as may be, and with figures of these keys.</summary>
    private byte[] Figures(Func<int, string> key) => Change(Data, xml =>
    {
        var material = xml.IndexOf("\nreport:\n", StringComparison.Ordinal);
        if (material < 0)
            throw new InvalidOperationException("The case has no material for a report.");
        var figures = string.Concat(Enumerable.Range(0, 19_000).Select(i => $"<figure><name>{i}</name><seal>0000</seal><places>1</places><key>{key(i)}</key><label>x</label><value>1</value><unit/><source/><period/><precision>0</precision><computable>yes</computable></figure>"));
        return $"{xml[..material]}\nreport:\n  texts: {{ work: [\"{Many(650, "12 元，")}\"] }}\n{xml[xml.IndexOf("</caseText>", StringComparison.Ordinal)..].Replace("</figures>", figures + "</figures>", StringComparison.Ordinal)}";
    });

    private byte[] Footers(int count, string footer) => Pack(
    [
        .. parts.Where(part => part.Name != Relations),
        (Relations, Encoding.UTF8.GetBytes(Text(Relations).Replace("</Relationships>", string.Concat(Enumerable.Range(0, count).Select(i => $"<Relationship Id=\"x{i}\" Type=\"{Types}footer\" Target=\"f{i}.xml\"/>")) + "</Relationships>", StringComparison.Ordinal))),
        .. Enumerable.Range(0, count).Select(i => ($"word/f{i}.xml", Encoding.UTF8.GetBytes(footer))),
    ]);

    private byte[] Related(string kind, string target, bool external) => Change(Relations, xml =>
        xml.Replace("</Relationships>", $"<Relationship Id=\"rIdX\" Type=\"{Types}{kind}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/></Relationships>", StringComparison.Ordinal));

    private byte[] InBody(string markup) => Change(Document, xml => xml.Insert(xml.LastIndexOf("<w:sectPr", StringComparison.Ordinal), markup));

    private byte[] Change(string name, Func<string, string> change) => With(name, change(Text(name)));

    private byte[] With(string name, string text) => Pack([.. parts.Select(part => part.Name == name ? (name, Encoding.UTF8.GetBytes(text)) : part)]);

    private string Text(string name) => Encoding.UTF8.GetString(parts.Single(part => part.Name == name).Content);

    private static string Many(int count, string text) => new StringBuilder(count * text.Length).Insert(0, text, count).ToString();

    /// <summary>An archive of parts, and of parts that are nothing but so many blanks.</summary>
    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts, params (string Name, int Length)[] blanks)
    {
        var megabyte = new byte[1_000_000];
        megabyte.AsSpan().Fill((byte)' ');
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
            foreach (var (name, length) in blanks)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var written = 0; written < length; written += megabyte.Length)
                    entry.Write(megabyte);
            }
        }
        return stream.ToArray();
    }
}
