using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>Writes the blocks of a report as the main part of a Word document.</summary>
internal sealed partial class Body
{
    /// <summary>Word refuses a file in which the title of a control is longer than 64 characters.</summary>
    private const int LongestAlias = 64;

    private readonly Markup xml = new();
    private readonly Report report;
    private readonly bool forPrint;
    private readonly Dictionary<string, (CarriedFigure Carried, int Place)> figures;
    private readonly List<int> pages;
    private int bookmarks, controls, headings, charts;
    private bool landscape, pageBreak;

    private Body(Report report, bool forPrint)
    {
        (this.report, this.forPrint) = (report, forPrint);
        figures = report.Data.Figures.ToDictionary(figure => figure.Figure.Key, figure => (figure, 0), StringComparer.Ordinal);
        pages = PageEstimate.OfHeadings(report.Blocks);
    }

    public static byte[] Write(Report report, bool forPrint)
    {
        var body = new Body(report, forPrint);
        body.Document();
        return body.xml.ToBytes();
    }

    private void Document()
    {
        xml.Add($"""<w:document xmlns:w="{Names.W}" xmlns:r="{Names.R}" xmlns:wp="{Names.Placed}"><w:body>""");
        var blocks = report.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is NewPage page)
            {
                if (page.Landscape == landscape)
                {
                    pageBreak = true;
                    continue;
                }
                // The section that ends here is described behind its last line.
                xml.Add($"""<w:p><w:pPr><w:pStyle w:val="Spacer"/>{Styles.Hidden}""");
                Section();
                xml.Add("</w:pPr></w:p>");
                (landscape, pageBreak) = (page.Landscape, false);
                continue;
            }
            Write(blocks[i], next: i + 1 < blocks.Count ? blocks[i + 1] : null);
        }
        Section();
        xml.Add("</w:body></w:document>");
    }

    private void Write(Block block, Block? next)
    {
        switch (block)
        {
            case Title title:
                for (var i = 0; i < title.Lines.Count; i++)
                    Line("Title", Around(title, i), () => Write(title.Lines[i], bold: false));
                break;
            case Heading heading:
                Line($"Heading{heading.Level}", "", () =>
                {
                    var bookmark = ++bookmarks;
                    xml.Add($"""<w:bookmarkStart w:id="{bookmark}" w:name="{Anchor(++headings)}"/>""");
                    Inlines(heading.Content);
                    xml.Add($"""<w:bookmarkEnd w:id="{bookmark}"/>""");
                });
                break;
            case Paragraph paragraph:
                // A signature does not stand alone on a page.
                var keep = !pageBreak && next is Paragraph { Standing: Standing.Signature } ? "<w:keepNext/>" : "";
                // A calculation breaks at its blanks only; spread to the edge it would be torn apart.
                var left = paragraph.Standing == Standing.Body && PageEstimate.Text(paragraph.Content).Contains(" = ", StringComparison.Ordinal) ? """<w:jc w:val="left"/>""" : "";
                Line(Style(paragraph.Standing), keep + left, () => Inlines(paragraph.Content));
                break;
            case Table table:
                Write(table);
                // Something must stand between two tables, or they become one, and behind the last.
                if (next is not (NewPage or Paragraph { Standing: Standing.Note }))
                    Line("Spacer", next is null ? Styles.Hidden : "", () => { });
                break;
            case Chart chart:
                charts++;
                Line("Picture", "", () => xml.Add(ChartPart.Frame(chart, charts)));
                break;
            case Contents:
                WriteContents();
                break;
        }
    }

    /// <summary>The lines of a title are higher than others; what follows them stands on the grid again.</summary>
    private static string Around(Title title, int line)
    {
        var above = title.Cover && line == 0 ? Paper.Cover : 0;
        var below = line + 1 < title.Lines.Count ? 0 : PageEstimate.Height(title) - (title.Cover ? Paper.Cover : 0) - title.Lines.Count * Styles.Title;
        return above + below == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"""<w:spacing w:before="{above}" w:after="{below}"/>""");
    }

    private static string Style(Standing standing) => standing switch
    {
        Standing.Body => "Body",
        Standing.Flush => "Flush",
        Standing.Centred => "Centred",
        Standing.Caption => "Caption",
        Standing.Right => "TableUnit",
        Standing.Note => "Note",
        _ => "Signature",
    };

    private void Line(string style, string properties, Action content)
    {
        xml.Add($"""<w:p><w:pPr><w:pStyle w:val="{style}"/>{(pageBreak ? "<w:pageBreakBefore/>" : "")}{properties}</w:pPr>""");
        pageBreak = false;
        content();
        xml.Add("</w:p>");
    }

    private void Inlines(IReadOnlyList<Inline> line)
    {
        foreach (var inline in line)
            switch (inline)
            {
                case Words words:
                    Write(words.Text, words.Bold);
                    break;
                case Bound bound:
                    Figure(bound);
                    break;
                case Place place:
                    Run($"〔请填写：{place.Hint}〕", bold: false, """<w:highlight w:val="yellow"/>""");
                    break;
            }
    }

    /// <summary>
    /// A figure: a bookmark, which every office program keeps, around a control, whose name tells a person what stands
    /// in it. LibreOffice keeps the name of plain text controls only, writes one that holds Chinese three times, and
    /// never shows one bold; so a control is plain where its text is, and not on the way to paper.
    /// </summary>
    private void Figure(Bound bound)
    {
        var (carried, place) = figures[bound.Figure.Key];
        figures[bound.Figure.Key] = (carried, ++place);
        var bookmark = ++bookmarks;
        var text = bound.Figure.Text;
        xml.Add($"""<w:bookmarkStart w:id="{bookmark}" w:name="A_{carried.Name}_{place}"/><w:sdt><w:sdtPr><w:alias w:val="{Markup.Escape(Alias(carried))}"/><w:lock w:val="sdtLocked"/><w:id w:val="{++controls}"/>{(!forPrint && text.All(char.IsAscii) ? "<w:text/>" : "")}</w:sdtPr><w:sdtContent>""");
        Run(text, bound.Bold);
        xml.Add($"""</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{bookmark}"/>""");
    }

    /// <summary>
    /// Words. A style says that no gap stands between Chinese and Latin characters; LibreOffice does not read that and
    /// leaves the gap out only at the edge of a control, so that figures would stand closer than a year does.
    /// </summary>
    private void Write(string text, bool bold)
    {
        if (!forPrint)
        {
            Run(text, bold);
            return;
        }
        var from = 0;
        foreach (Match latin in BesideChinese().Matches(text))
        {
            Run(text[from..latin.Index], bold);
            xml.Add($"""<w:sdt><w:sdtPr><w:id w:val="{++controls}"/></w:sdtPr><w:sdtContent>""");
            Run(latin.Value, bold);
            xml.Add("</w:sdtContent></w:sdt>");
            from = latin.Index + latin.Length;
        }
        Run(text[from..], bold);
    }

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})[!-~]+|[!-~]+(?=\p{IsCJKUnifiedIdeographs})", RegexOptions.CultureInvariant)]
    private static partial Regex BesideChinese();

    private static string Alias(CarriedFigure carried)
    {
        var label = carried.Figure.Label;
        var room = LongestAlias - carried.Code.Length - 1;
        if (label.Length > room)
            label = label[..(room - (char.IsHighSurrogate(label[room - 2]) ? 2 : 1))] + "…";
        return $"{label} {carried.Code}";
    }

    private void Run(string text, bool bold, string properties = "")
    {
        if (text.Length == 0)
            return;
        // Signs that Latin and Chinese fonts both have, such as quotation marks, are Chinese here.
        var hint = text.AsSpan().ContainsAnyInRange('\u0080', '\u2E7F') ? """<w:rFonts w:hint="eastAsia"/>""" : "";
        xml.Add("<w:r>");
        if (bold || hint.Length > 0 || properties.Length > 0)
            xml.Add($"<w:rPr>{hint}{(bold ? "<w:b/>" : "")}{properties}</w:rPr>");
        var first = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (!first)
                xml.Add("<w:br/>");
            first = false;
            var line = text[range];
            var space = line.Length > 0 && (char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[^1]));
            xml.Add($"""<w:t{(space ? " xml:space=\"preserve\"" : "")}>{Markup.Escape(line)}</w:t>""");
        }
        xml.Add("</w:r>");
    }

    private void Write(Table table)
    {
        if (pageBreak)
            Line("Spacer", "", () => { });
        var (small, widths) = (TableGrid.IsSmall(table), TableGrid.Widths(table, Paper.TextWidth(landscape)));
        xml.Add($"""<w:tbl><w:tblPr><w:tblW w:w="{widths.Sum()}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{Edges(8)}<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{TableGrid.MarginTop}" w:type="dxa"/><w:left w:w="{TableGrid.MarginSide}" w:type="dxa"/><w:bottom w:w="{TableGrid.MarginTop}" w:type="dxa"/><w:right w:w="{TableGrid.MarginSide}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>""");
        foreach (var width in widths)
            xml.Add($"""<w:gridCol w:w="{width}"/>""");
        xml.Add("</w:tblGrid>");
        var row = 0;
        foreach (var places in TableGrid.Rows(table))
        {
            xml.Add($"""<w:tr><w:trPr><w:cantSplit/>{(row++ < table.HeadRows ? "<w:tblHeader/>" : "")}</w:trPr>""");
            foreach (var (cell, column, columns, continues) in places)
            {
                xml.Add($"""<w:tc><w:tcPr><w:tcW w:w="{widths.Skip(column).Take(columns).Sum()}" w:type="dxa"/>""");
                if (columns > 1)
                    xml.Add($"""<w:gridSpan w:val="{columns}"/>""");
                if (cell is { Rows: > 1 })
                    xml.Add(continues ? "<w:vMerge/>" : """<w:vMerge w:val="restart"/>""");
                if (cell is { Head: true })
                    xml.Add("""<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>""");
                xml.Add("""<w:vAlign w:val="center"/></w:tcPr>""");
                var style = (cell is { Head: true } ? "CellHead" : "Cell") + (small ? "Small" : "");
                var align = cell?.Align switch { Align.Centre => """<w:jc w:val="center"/>""", Align.Right => """<w:jc w:val="right"/>""", _ => "" };
                if (cell is null || continues || cell.Lines.Count == 0)
                    Line(style, "", () => { });
                else
                    foreach (var line in cell.Lines)
                        Line(style, align, () => Inlines(line));
                xml.Add("</w:tc>");
            }
            xml.Add("</w:tr>");
        }
        xml.Add("</w:tbl>");
    }

    private static string Edges(int size) => string.Concat(new[] { "top", "left", "bottom", "right" }.Select(side =>
        string.Create(CultureInfo.InvariantCulture, $"""<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>""")));

    /// <summary>
    /// The contents, a field that Word builds anew on request. LibreOffice leaves the pages in such a field as they are
    /// but counts those outside; so for a conversion the entries stand alone.
    /// </summary>
    private void WriteContents()
    {
        Line("TOCHeading", "", () => Run("目　录", bold: false));
        var entries = report.Blocks.OfType<Heading>().Select((heading, i) => (heading, Number: i + 1)).Where(entry => entry.heading.Level <= 2).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (heading, number) = entries[i];
            Line($"TOC{heading.Level}", "", () =>
            {
                if (i == 0 && !forPrint)
                    xml.Add($"""{Mark("begin")}{Instruction("""TOC \o "1-2" \h \z \u""")}{Mark("separate")}""");
                xml.Add($"""<w:hyperlink w:anchor="{Anchor(number)}" w:history="1">""");
                Write(PageEstimate.Text(heading.Content), bold: false);
                xml.Add($"""<w:r><w:tab/></w:r>{Mark("begin")}{Instruction($"PAGEREF {Anchor(number)} \\h")}{Mark("separate")}<w:r><w:t>{pages[number - 1]}</w:t></w:r>{Mark("end")}</w:hyperlink>""");
                if (i == entries.Count - 1 && !forPrint)
                    xml.Add(Mark("end"));
            });
        }
    }

    private static string Anchor(int heading) => string.Create(CultureInfo.InvariantCulture, $"_Toc{heading:D8}");

    private static string Mark(string kind) => $"""<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>""";

    private static string Instruction(string text) => $"""<w:r><w:instrText xml:space="preserve"> {Markup.Escape(text)} </w:instrText></w:r>""";

    private void Section()
    {
        xml.Add("""<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>""");
        if (landscape)
            xml.Add($"""<w:pgSz w:w="{Paper.Long}" w:h="{Paper.Short}" w:orient="landscape"/><w:pgMar w:top="{Paper.SideTop}" w:right="{Paper.SideEdge}" w:bottom="{Paper.Bottom}" w:left="{Paper.SideEdge}" w:header="851" w:footer="{Paper.Footer}" w:gutter="0"/>""");
        else
            xml.Add($"""<w:pgSz w:w="{Paper.Short}" w:h="{Paper.Long}"/><w:pgMar w:top="{Paper.Top}" w:right="{Paper.Right}" w:bottom="{Paper.Bottom}" w:left="{Paper.Left}" w:header="851" w:footer="{Paper.Footer}" w:gutter="0"/>""");
        xml.Add($"""<w:docGrid w:type="lines" w:linePitch="{Paper.Line}"/></w:sectPr>""");
    }
}
