using System.IO.Compression;
using System.Text;
using System.Xml;
using Anlan.Documents.Archives;
using Anlan.Documents.Reports;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Verification;

/// <summary>
/// Reads a Word file that somebody sent. The sender is not trusted: sizes are told by what comes out, XML is read as it
/// streams and refers to nothing, nothing is fetched and nothing is written. Every refusal is a sentence.
/// </summary>
public static class WordReader
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 20_000_000;

    private const int MaxEntries = 2000;
    private const int MaxRelations = 500;
    private const int MaxCharts = ReportXml.MaxCharts;
    private const int MaxBars = 1000;
    private const long Budget = 60_000_000;

    private const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    // With its mark, so that a mark is read over.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    /// <summary>Reads what was sent.</summary>
    /// <param name="name">The file's name, for problems; it decides nothing.</param>
    /// <param name="bytes">The content.</param>
    public static Loaded<WordFile> Read(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
            return Refuse("文件是空的");
        if (bytes.Length > MaxBytes)
            return Refuse($"文件有 {bytes.Length} 字节，最多 {MaxBytes} 字节");
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return Refuse("文件加了密，或者是旧版的 .doc。请去掉密码，另存为 .docx 再核验");
        if (!BoundedZip.Begins(bytes))
            return Refuse("不是 Word 文件（.docx）");
        try
        {
            using var zip = new BoundedZip(bytes, MaxEntries, Budget);
            // What the archive states may be a lie, which reading finds out; what it admits is taken at its word.
            if (zip.Entries.Sum(entry => (decimal)entry.Length) > Budget)
                return Refuse($"解开后超过 {Budget} 字节");
            var refusals = new List<string>();
            var file = new Package(zip).Read(refusals);
            return refusals.Count > 0 ? new(refusals.Select(refusal => new Problem(name, 0, refusal))) : new(file!);
        }
        catch (BeyondBounds beyond)
        {
            return Refuse(beyond.Message);
        }
        catch (Exception broken) when (BoundedZip.IsDamage(broken) || broken is XmlException or InvalidOperationException or DecoderFallbackException)
        {
            return Refuse("文件已损坏，读不下去");
        }

        Loaded<WordFile> Refuse(string message) => new([new Problem(name, 0, message)]);
    }

    private sealed record Relation(string Id, string Type, string Target, bool IsExternal)
    {
        /// <summary>The last part of its type, which transitional and strict files share.</summary>
        public string Kind => Type[(Type.LastIndexOf('/') + 1)..];
    }

    private sealed class Package(BoundedZip zip)
    {
        private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
        private readonly MarkupCount markup = new();
        private readonly WordCount words = new();

        public WordFile? Read(List<string> refusals)
        {
            foreach (var entry in zip.Entries)
            {
                if (entry.IsEncrypted)
                {
                    refusals.Add("文件加了密。请去掉密码再核验");
                    return null;
                }
                if (!parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
                    throw new InvalidDataException();
            }
            if (!parts.ContainsKey("[Content_Types].xml") || Main(out var hasMacros) is not { } main)
            {
                refusals.Add("不是 Word 文件（.docx）");
                return null;
            }
            if (hasMacros || parts.Keys.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                refusals.Add("文件带有宏。请另存为不带宏的 .docx 再核验");
            refusals.AddRange(Foreign());

            var relations = Relations(main);
            var document = Text(main, null);
            var hasTrackedChanges = document.HasTrackedChanges;
            var other = new List<WordText>();
            var footers = new List<string>();
            foreach (var relation in relations.Where(relation => !relation.IsExternal))
            {
                var place = relation.Kind switch { "header" => "页眉", "footer" => "页脚", "footnotes" => "脚注", "endnotes" => "尾注", "comments" => "批注", _ => null };
                if (place is null)
                    continue;
                var text = Text(Resolve(main, relation.Target), place);
                if (place == "页脚" && string.Join('\n', text.Passages.Select(passage => passage.Text)) is { Length: > 0 } footer)
                    footers.Add(footer);
                else if (place != "批注")
                    other.Add(text);
                hasTrackedChanges |= text.HasTrackedChanges;
            }
            if (hasTrackedChanges)
                refusals.Add("文件里有修订。请先接受或拒绝全部修订再核验");

            var charts = new List<IReadOnlyList<string?>>();
            var chartsById = relations.Where(relation => relation is { Kind: "chart", IsExternal: false }).ToLookup(relation => relation.Id, StringComparer.Ordinal);
            if (document.Charts.Count > MaxCharts)
                throw new BeyondBounds($"超过 {MaxCharts} 个图表");
            foreach (var id in document.Charts)
                if (chartsById[id].FirstOrDefault() is { } chart)
                    charts.Add(Chart(Resolve(main, chart.Target)));

            var data = Data();
            IReadOnlyList<Passage> passages = [.. document.Passages, .. other.SelectMany(text => text.Passages)];
            if (data is null && ReportMarks.In(footers.Concat(passages.Select(passage => passage.Text))) is null)
                refusals.Add("不是安澜写出的报告：文件里没有报告数据，也没有报告编号");
            return new WordFile { Data = data?.Data, StatedDigest = data?.Digest ?? "", Passages = passages, Footers = footers, Charts = charts };
        }

        /// <summary>The name of the document part, or nothing where the package is no Word document.</summary>
        private string? Main(out bool hasMacros)
        {
            var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            hasMacros = false;
            using (var xml = Open("[Content_Types].xml"))
                while (xml.Read())
                    if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
                    {
                        hasMacros |= type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
                        if (xml.LocalName == "Override" && xml.GetAttribute("PartName") is { } part)
                            types[part.TrimStart('/')] = type;
                    }
            var main = Relations("").FirstOrDefault(relation => relation.Kind == "officeDocument" && !relation.IsExternal) is { } document ? Resolve("", document.Target) : null;
            return main is not null && parts.ContainsKey(main) && types.TryGetValue(main, out var kind)
                && (kind == DocumentType || kind.StartsWith("application/vnd.ms-word.document.macroEnabled", StringComparison.OrdinalIgnoreCase)) ? main : null;
        }

        /// <summary>What the file takes from elsewhere, or carries that is not read here: nobody could say what it shows.</summary>
        private IEnumerable<string> Foreign()
        {
            var kinds = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var name in parts.Keys.Where(part => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var relation in RelationsIn(name))
                {
                    if (relation.IsExternal && relation.Kind != "hyperlink")
                        kinds.Add(relation.Kind switch
                        {
                            "attachedTemplate" => "文件引用了外部的模板。请去掉引用再核验",
                            "image" => "文件引用了外部的图片。请把图片放进文件再核验",
                            "oleObject" => "文件引用了外部的对象。请去掉引用再核验",
                            _ => "文件引用了外部的内容。请去掉引用再核验",
                        });
                    else if (relation.Kind is "oleObject" or "control")
                        kinds.Add("文件嵌入了别的程序的对象（OLE）。请去掉对象再核验");
                    else if (relation.Kind is "aFChunk" or "subDocument")
                        kinds.Add("文件嵌入了别的文件。请把内容并入正文再核验");
                }
            }
            return kinds;
        }

        private List<Relation> Relations(string part)
        {
            var slash = part.LastIndexOf('/') + 1;
            var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
            return parts.ContainsKey(name) ? RelationsIn(name) : [];
        }

        private List<Relation> RelationsIn(string name)
        {
            var relations = new List<Relation>();
            using var xml = Open(name);
            while (xml.Read())
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                    continue;
                if (relations.Count == MaxRelations)
                    throw new BeyondBounds($"引用的部件超过 {MaxRelations} 个");
                relations.Add(new(
                    xml.GetAttribute("Id") ?? "",
                    xml.GetAttribute("Type") ?? "",
                    xml.GetAttribute("Target") ?? "",
                    string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)));
            }
            return relations;
        }

        /// <summary>The part that a target means, seen from the part that names it.</summary>
        private static string Resolve(string part, string target)
        {
            if (target.StartsWith('/'))
                return target[1..];
            var folders = new List<string>(part.Split('/')[..^1]);
            foreach (var step in target.Split('/'))
            {
                if (step == ".." && folders.Count > 0)
                    folders.RemoveAt(folders.Count - 1);
                else if (step is not ("." or ".."))
                    folders.Add(step);
            }
            return string.Join('/', folders);
        }

        private WordText Text(string part, string? place)
        {
            var text = new WordText(words, place);
            using var xml = Open(part);
            text.Read(xml);
            return text;
        }

        /// <summary>The cached value of each bar; the same that a person sees.</summary>
        private List<string?> Chart(string part)
        {
            var values = new List<string?>();
            using var xml = Open(part);
            bool inValues = false, inPoint = false;
            var index = 0;
            while (xml.Read())
            {
                if (xml.Depth > 300 || values.Count > MaxBars)
                    throw new XmlException("Not a chart of a report.");
                if (xml.NodeType == XmlNodeType.Element)
                {
                    switch (xml.LocalName)
                    {
                        case "val":
                            inValues = !xml.IsEmptyElement;
                            break;
                        case "ptCount" when inValues && int.TryParse(xml.GetAttribute("val"), out var count) && count <= MaxBars:
                            while (values.Count < count)
                                values.Add(null);
                            break;
                        case "pt" when inValues && int.TryParse(xml.GetAttribute("idx"), out index):
                            inPoint = index >= 0 && index < values.Count;
                            break;
                        case "v" when inPoint && !xml.IsEmptyElement:
                            xml.Read();
                            values[index] = xml.Value;
                            inPoint = false;
                            break;
                    }
                }
                else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "val" })
                {
                    inValues = inPoint = false;
                }
            }
            return values;
        }

        /// <summary>The carried data, or nothing; a file that carries them twice is taken for a damaged one.</summary>
        private (ReportData Data, string Digest)? Data()
        {
            (ReportData, string)? found = null;
            foreach (var name in parts.Keys.Where(part => part.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                using var xml = Open(name);
                if (xml.MoveToContent() != XmlNodeType.Element || !ReportXml.Begins(xml.LocalName, xml.NamespaceURI))
                    continue;
                var read = ReportXml.Read(xml);
                while (xml.Read())
                {
                }
                found = found is null ? read : throw new InvalidDataException();
            }
            return found;
        }

        private XmlReader Open(string part)
        {
            if (!parts.TryGetValue(part, out var entry))
                throw new InvalidDataException();
            // UTF-8 whatever the part declares: the guard counts bytes, and office programs write nothing else.
            var text = new StreamReader(new MarkupGuard(zip.Open(entry), markup), Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
            return XmlReader.Create(text, Settings);
        }
    }
}
