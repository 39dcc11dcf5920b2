using System.IO.Compression;
using System.Xml.Linq;

namespace Anlan.Documents.Tests.Word;

/// <summary>A Word document as its parts.</summary>
internal sealed class Docx
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    public Docx(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            parts[entry.FullName] = content.ToArray();
            Times.Add(entry.LastWriteTime.DateTime);
        }
    }

    public HashSet<DateTime> Times { get; } = [];

    public IEnumerable<string> Names => parts.Keys;

    public XElement Body => Xml("word/document.xml").Element(W + "body")!;

    public byte[] this[string part] => parts[part];

    public XElement Xml(string part) => XDocument.Load(new MemoryStream(parts[part])).Root!;

    /// <summary>An attribute <c>w:val</c> of the first descendant with this name, or nothing.</summary>
    public static string? Val(XElement of, string name) => (string?)of.Descendants(W + name).FirstOrDefault()?.Attribute(W + "val");

    public static string? Attribute(XElement of, string name, string attribute) => (string?)of.Descendants(W + name).FirstOrDefault()?.Attribute(W + attribute);

    /// <summary>What a reader sees of an element.</summary>
    public static string Text(XElement element) => string.Concat(element.Descendants(W + "t").Select(text => text.Value));
}
