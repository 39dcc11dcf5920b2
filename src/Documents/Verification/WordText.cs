using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Anlan.Documents.Archives;
using Anlan.Documents.Reports;

namespace Anlan.Documents.Verification;

/// <summary>How much was read of one file, all its parts together.</summary>
internal sealed class WordCount
{
    public int Characters { get; set; }

    public int Paragraphs { get; set; }

    public int Marks { get; set; }
}

/// <summary>Reads the text of one part of a Word file (the document, a footer) as a person sees it, with the figures in it.</summary>
internal sealed partial class WordText
{
    private const int MaxText = Report.MaxCharacters;
    private const int MaxPassages = 100_000;
    private const int MaxMarks = 2 * Report.MaxPlaces;
    private const int MaxMark = 200;
    private const int MaxDepth = 300;

    private static readonly HashSet<string> Tracked = new(StringComparer.Ordinal)
    {
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
        "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText", "moveFromRangeStart", "moveToRangeStart",
        "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
    };

    private readonly WordCount count;
    private readonly string? place;
    private readonly List<Passage> passages = [];
    private readonly List<Writing> done = [];
    private readonly Stack<Writing> writing = new();
    private readonly Stack<Table> tables = new();
    private readonly Stack<Control> controls = new();
    private readonly Dictionary<string, (Spot From, string Name, int Number)> bookmarks = new(StringComparer.Ordinal);
    private readonly char[] buffer = new char[4096];
    private int paragraphs;
    private int tableCount;
    private bool inRun;
    private bool hidden;

    /// <param name="count">What was read of the file before.</param>
    /// <param name="place">What every passage of the part is called, or nothing for the document itself, whose passages are counted.</param>
    public WordText(WordCount count, string? place = null) => (this.count, this.place) = (count, place);

    public IReadOnlyList<Passage> Passages => passages;

    /// <summary>Whether the part holds changes that nobody accepted or rejected yet.</summary>
    public bool HasTrackedChanges { get; private set; }

    /// <summary>The relationship ids of the charts, in order.</summary>
    public List<string> Charts { get; } = [];

    /// <summary>Reads the part to its end.</summary>
    public void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
                throw new XmlException("Too deep.");
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (!IsWord(xml.NamespaceURI))
                {
                    // What an older program shows instead of the same drawing would be read twice.
                    if (xml.LocalName == "Fallback")
                        Pass(xml);
                    else if (xml.LocalName == "chart" && RelationId(xml) is { } id && Charts.Count < MaxMarks)
                        Charts.Add(id);
                    continue;
                }
                var empty = xml.IsEmptyElement;
                var name = xml.LocalName;
                Begin(xml, name);
                if (empty)
                    End(name);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && IsWord(xml.NamespaceURI))
            {
                End(xml.LocalName);
            }
        }
        foreach (var paragraph in done)
            if (!string.IsNullOrWhiteSpace(paragraph.Content) || paragraph.Marks.Count > 0)
                passages.Add(new(paragraph.Place, paragraph.Content!, [.. paragraph.Marks.OrderBy(mark => mark.Start)], paragraph.IsContents));
    }

    private void Begin(XmlReader xml, string name)
    {
        switch (name)
        {
            case "p":
                var paragraph = new Writing { Place = tables.Count == 0 ? "" : place ?? tables.ToArray()[^1].Place };
                if (++count.Paragraphs > MaxPassages)
                    throw new BeyondBounds($"超过 {MaxPassages} 个段落");
                done.Add(paragraph);
                writing.Push(paragraph);
                break;
            case "pStyle":
                if (writing.TryPeek(out var styled) && Value(xml) is { } style)
                    styled.IsContents = style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Contents", StringComparison.OrdinalIgnoreCase);
                break;
            case "tbl":
                tables.Push(new Table(tables.Count == 0 ? ++tableCount : tableCount));
                break;
            case "tr":
                if (tables.TryPeek(out var table))
                    (table.Row, table.Column, table.Span) = (table.Row + 1, 0, 1);
                break;
            case "tc":
                if (tables.TryPeek(out var row))
                    (row.Column, row.Span) = (row.Column + row.Span, 1);
                break;
            case "gridSpan":
                if (tables.TryPeek(out var cell) && int.TryParse(Value(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 0 and < 1000)
                    cell.Span = span;
                break;
            case "r":
                (inRun, hidden) = (true, false);
                break;
            case "vanish":
                hidden = inRun && Value(xml) is not ("0" or "false" or "off");
                break;
            case "t":
                if (!xml.IsEmptyElement)
                    Text(xml);
                break;
            case "tab" when inRun:
                Add("\t");
                break;
            case "br" or "cr" when inRun:
                Add("\n");
                break;
            case "noBreakHyphen":
                Add("-");
                break;
            case "sdt":
                controls.Push(new Control { From = Here });
                break;
            case "alias":
                if (controls.TryPeek(out var control) && Alias().Match(Value(xml) ?? "") is { Success: true } alias)
                    control.Name = alias.Groups[1].Value;
                break;
            case "bookmarkStart":
                if (Attribute(xml, "id") is { } opened && Bookmark().Match(Attribute(xml, "name") ?? "") is { Success: true } bookmark && bookmarks.Count < MaxMarks)
                    bookmarks[opened] = (Here, bookmark.Groups[1].Value, int.Parse(bookmark.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
                break;
            case "bookmarkEnd":
                if (Attribute(xml, "id") is { } closed && bookmarks.Remove(closed, out var of))
                    Put(of.From, of.Name, of.Number);
                break;
            default:
                HasTrackedChanges |= Tracked.Contains(name);
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when writing.TryPop(out var paragraph):
                paragraph.Content = paragraph.Text.ToString();
                paragraph.Text.Clear();
                if (tables.Count == 0)
                    paragraph.Place = place ?? (string.IsNullOrWhiteSpace(paragraph.Content) ? "" : string.Create(CultureInfo.InvariantCulture, $"第 {++paragraphs} 段"));
                break;
            case "tbl":
                tables.TryPop(out _);
                break;
            case "r":
                inRun = false;
                break;
            case "sdt" when controls.TryPop(out var control):
                if (control.Name is { } figure)
                    Put(control.From, figure, 0);
                break;
        }
    }

    private void Text(XmlReader xml)
    {
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Element)
                throw new XmlException("An element within a text.");
            if (!xml.CanReadValueChunk || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                Add(buffer.AsSpan(0, read));
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (hidden || !writing.TryPeek(out var paragraph))
            return;
        if ((count.Characters += text.Length) > MaxText)
            throw new BeyondBounds($"文字超过 {MaxText} 个字");
        paragraph.Text.Append(text);
    }

    /// <summary>Where the reader stands: in a paragraph, or before the next one.</summary>
    private Spot Here => writing.TryPeek(out var paragraph) ? new(paragraph, done.Count, paragraph.Text.Length) : new(null, done.Count, 0);

    /// <summary>Marks what was read since <paramref name="from"/>, in the paragraph where it began.</summary>
    private void Put(Spot from, string name, int number)
    {
        var paragraph = from.Paragraph ?? (from.Index < done.Count ? done[from.Index] : null);
        if (paragraph is null)
            return;
        if (++count.Marks > MaxMarks)
            throw new BeyondBounds($"超过 {MaxMarks} 处带查验码的数");
        // No number is that long: more of it would only be read again and again.
        var end = Math.Min(paragraph.Content?.Length ?? paragraph.Text.Length, from.Offset + MaxMark);
        // Bookmark and control of one place, whichever stands around the other, are one mark; they close one after the other.
        var mark = new Mark(from.Offset, end - from.Offset, name, number);
        var last = paragraph.Marks.Count - 1;
        if (last >= 0 && paragraph.Marks[last] is var twin && twin.Name == name && twin.Number == 0 != (number == 0) && twin.Start <= mark.End && mark.Start <= twin.End)
            paragraph.Marks[last] = new(Math.Min(twin.Start, mark.Start), Math.Max(twin.End, mark.End) - Math.Min(twin.Start, mark.Start), name, twin.Number + number);
        else
            paragraph.Marks.Add(mark);
    }

    private static void Pass(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.Depth > MaxDepth)
                throw new XmlException("Too deep.");
    }

    private static bool IsWord(string space) =>
        space is "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private static string? Value(XmlReader xml) => Attribute(xml, "val");

    private static string? Attribute(XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI);

    private static string? RelationId(XmlReader xml) =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    [GeneratedRegex("(?:^| )([0-9A-HJKMNP-TV-Z]{4})-[0-9A-HJKMNP-TV-Z]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Alias();

    [GeneratedRegex("^A_([0-9A-HJKMNP-TV-Z]{4})_([1-9][0-9]{0,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Bookmark();

    /// <param name="Paragraph">The open paragraph, or nothing between two.</param>
    /// <param name="Index">How many paragraphs have begun.</param>
    /// <param name="Offset">How many characters of the paragraph stand before.</param>
    private readonly record struct Spot(Writing? Paragraph, int Index, int Offset);

    private sealed class Control
    {
        public Spot From { get; init; }

        public string? Name { get; set; }
    }

    private sealed class Writing
    {
        public required string Place { get; set; }

        public StringBuilder Text { get; } = new();

        public string? Content { get; set; }

        public List<Mark> Marks { get; } = [];

        public bool IsContents { get; set; }
    }

    private sealed class Table(int number)
    {
        public int Row { get; set; }

        public int Column { get; set; }

        public int Span { get; set; } = 1;

        public string Place => string.Create(CultureInfo.InvariantCulture, $"表 {number} 第 {Row} 行第 {Column} 列");
    }
}
