using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Anlan.Bench.Reporting;

/// <summary>
/// Our document as a template for docxtemplater: the same text, styles and footers, each control a tag, the table a loop
/// over its first row. What only verifying needs (controls, bookmarks, the data part) is gone, so that the peer has less to write.
/// </summary>
internal static class PeerTemplate
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Writes template and data.</summary>
    public static void Write(byte[] document, string template, string data)
    {
        using var source = new ZipArchive(new MemoryStream(document), ZipArchiveMode.Read);
        using var target = ZipFile.Open(template, ZipArchiveMode.Create);
        foreach (var entry in source.Entries.Where(entry => !entry.FullName.StartsWith("customXml/", StringComparison.Ordinal)))
        {
            using var from = entry.Open();
            using var to = target.CreateEntry(entry.FullName, CompressionLevel.Optimal).Open();
            if (!entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !entry.FullName.EndsWith(".rels", StringComparison.Ordinal))
            {
                from.CopyTo(to);
                continue;
            }
            var part = XDocument.Load(from, LoadOptions.PreserveWhitespace);
            part.Descendants().Where(element => element.Attributes().Any(a => a.Name.LocalName is "Target" or "PartName" && a.Value.Contains("customXml", StringComparison.Ordinal))).Remove();
            if (entry.FullName == "word/document.xml")
                File.WriteAllText(data, JsonSerializer.Serialize(Tags(part)));
            part.Save(to, SaveOptions.DisableFormatting);
        }
    }

    /// <summary>The text of the body as it is read, without the marks of paragraphs.</summary>
    public static string TextOf(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document), ZipArchiveMode.Read);
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return string.Join('|', XDocument.Load(part).Descendants(W + "p").Select(paragraph => string.Concat(paragraph.Descendants(W + "t").Select(text => text.Value))));
    }

    /// <summary>Puts tags for values and gives the values.</summary>
    private static Dictionary<string, object> Tags(XDocument part)
    {
        part.Descendants(W + "bookmarkStart").Remove();
        part.Descendants(W + "bookmarkEnd").Remove();
        var values = new Dictionary<string, object>();
        var table = part.Descendants(W + "tbl").Single();
        var lines = table.Elements(W + "tr").Skip(1).ToList();
        values["rows"] = lines.Select(line => line.Elements(W + "tc").Select((cell, i) => (cell, i)).ToDictionary(c => $"c{c.i}", c => c.cell.Value)).ToList();
        lines.Skip(1).Remove();
        var cells = lines[0].Elements(W + "tc").ToList();
        for (var i = 0; i < cells.Count; i++)
            cells[i].Descendants(W + "t").Single().Value = $"{(i == 0 ? "{#rows}" : "")}{{c{i}}}{(i == cells.Count - 1 ? "{/rows}" : "")}";
        foreach (var control in part.Descendants(W + "sdt").ToList())
        {
            var text = control.Descendants(W + "t").Single();
            if (!control.Ancestors(W + "tbl").Any())
            {
                var name = $"p{values.Count}";
                values[name] = text.Value;
                text.Value = $"{{{name}}}";
            }
            control.ReplaceWith(control.Element(W + "sdtContent")!.Elements());
        }
        return values;
    }
}
