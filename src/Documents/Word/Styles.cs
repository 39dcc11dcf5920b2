namespace Anlan.Documents.Word;

/// <summary>The styles of a report, and what holds for the whole document.</summary>
internal static class Styles
{
    /// <summary>Sizes in half points: 2号, 3号, 4号, 小四, 五号, 小五.</summary>
    private const int Size2 = 44, Size3 = 32, Size4 = 28, Small4 = 24, Size5 = 21, Small5 = 18;

    private const int TitleLine = 700, CellLine = 340, SmallCellLine = 280;

    /// <summary>What <see cref="PageEstimate"/> has to know of a cell: its line and how many of its characters fit into a length.</summary>
    public static (int Line, int Character) Cell(bool small) => small ? (SmallCellLine, Size5 * 10) : (CellLine, Small4 * 10);

    /// <summary>The height of one line of the title.</summary>
    public static int Title => TitleLine;

    /// <summary>The contents stand closer, so that they find room on one page.</summary>
    public const int ContentsLine = 400, ContentsCharacter = Size4 * 10 + Paper.Tightening;

    /// <param name="forPrint">For LibreOffice, which loses a sign here and there that hangs behind the end of a justified line.</param>
    public static byte[] Part(bool forPrint)
    {
        var xml = new Markup().Add($"""
            <w:styles xmlns:w="{Names.W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{Fonts.Latin}" w:eastAsia="{Fonts.Body}" w:hAnsi="{Fonts.Latin}" w:cs="{Fonts.Latin}" w:hint="eastAsia"/><w:sz w:val="{Size3}"/><w:szCs w:val="{Size3}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>
            """);
        var line = Exact(Paper.Line);
        var two = Indent(2);
        Style(xml, "Normal", "Normal", null, $"""<w:widowControl w:val="0"/>{line}<w:jc w:val="{(forPrint ? "left" : "both")}"/>""", $"""<w:spacing w:val="{Tight}"/>""");
        Style(xml, "Body", "Body Text First Indent", "Normal", two, "");
        Style(xml, "Flush", "Body Text", "Normal", "", "");
        Style(xml, "Centred", "Anlan Centred", "Normal", """<w:jc w:val="center"/>""", "");
        Style(xml, "Title", "Title", "Normal", $"""<w:keepNext/><w:snapToGrid w:val="0"/>{Exact(TitleLine)}<w:jc w:val="center"/>""", $"""{Font(Fonts.Title, Fonts.Title)}<w:spacing w:val="0"/>{Size(Size2)}""");
        Heading(1, Fonts.Head, Fonts.Head);
        Heading(2, Fonts.SubHead, Fonts.Latin);
        Heading(3, Fonts.Body, Fonts.Latin);
        Heading(4, Fonts.Body, Fonts.Latin);
        Style(xml, "Caption", "caption", "Normal", """<w:keepNext/><w:jc w:val="center"/>""", $"""{Font(Fonts.Head, Fonts.Head)}<w:spacing w:val="0"/>{Size(Size4)}""");
        Style(xml, "TableUnit", "Anlan Table Unit", "Normal", $"""<w:keepNext/>{Exact(CellLine)}<w:jc w:val="right"/>""", $"""<w:spacing w:val="0"/>{Size(Small4)}""");
        Style(xml, "Note", "Anlan Note", "Normal", Exact(CellLine), $"""<w:spacing w:val="0"/>{Size(Size5)}""");
        Style(xml, "Signature", "Signature", "Normal", $"""<w:keepLines/><w:ind w:rightChars="400" w:right="{4 * Paper.Character}"/><w:jc w:val="right"/>""", "");
        Style(xml, "Cell", "Anlan Cell", "Normal", $"""<w:snapToGrid w:val="0"/>{Exact(CellLine)}<w:jc w:val="left"/>""", $"""<w:spacing w:val="0"/>{Size(Small4)}""");
        Style(xml, "CellSmall", "Anlan Small Cell", "Cell", Exact(SmallCellLine), Size(Size5));
        Style(xml, "CellHead", "Anlan Head Cell", "Cell", """<w:jc w:val="center"/>""", Font(Fonts.Head, Fonts.Head));
        Style(xml, "CellHeadSmall", "Anlan Small Head Cell", "CellSmall", """<w:jc w:val="center"/>""", Font(Fonts.Head, Fonts.Head));
        Style(xml, "Spacer", "Anlan Spacer", "Normal", $"""<w:snapToGrid w:val="0"/>{Exact(Spacer)}""", Size(2));
        Style(xml, "Picture", "Anlan Picture", "Normal", """<w:keepLines/><w:snapToGrid w:val="0"/><w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>""", "");
        Style(xml, "TOCHeading", "TOC Heading", "Normal", $"""{Exact(2 * Paper.Line)}<w:jc w:val="center"/>""", $"""{Font(Fonts.Title, Fonts.Title)}<w:spacing w:val="0"/>{Size(Size2)}""");
        var width = Paper.TextWidth(landscape: false);
        Style(xml, "TOC1", "toc 1", "Normal", $"""<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs><w:snapToGrid w:val="0"/>{Exact(ContentsLine)}<w:jc w:val="left"/>""", $"{Font(Fonts.Head, Fonts.Latin)}{Size(Size4)}");
        Style(xml, "TOC2", "toc 2", "Normal", $"""<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs><w:snapToGrid w:val="0"/>{Exact(ContentsLine)}<w:ind w:leftChars="200" w:left="{2 * ContentsCharacter}"/><w:jc w:val="left"/>""", Size(Size4));
        Style(xml, "Footer", "footer", "Normal", $"""<w:snapToGrid w:val="0"/>{Exact(Paper.PageNumberLine)}<w:jc w:val="right"/>""", $"""{Font(Fonts.Plain, Fonts.Plain)}<w:spacing w:val="0"/>{Size(Size4)}""");
        Style(xml, "FooterSeal", "Anlan Footer Seal", "Footer", Exact(Paper.SealLine), $"""<w:color w:val="595959"/>{Size(Small5)}""");
        return xml.Add("""
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>
            """).ToBytes();

        void Heading(int level, string font, string latin) => Style(xml, $"Heading{level}", $"heading {level}", "Normal", $"""<w:keepNext/>{two}<w:outlineLvl w:val="{level - 1}"/>""", Font(font, latin));
    }

    /// <summary>Even and odd pages have footers of their own; nothing in it makes a program ask its user a question.</summary>
    public static byte[] Settings() => new Markup().Add($"""
        <w:settings xmlns:w="{Names.W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="{Paper.Line}"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>
        """).ToBytes();

    /// <summary>The height of what keeps a table from the text behind it.</summary>
    public const int Spacer = 200;

    /// <summary>A line that must be there and may not be seen: it fits under the last line of a full page.</summary>
    public const string Hidden = """<w:spacing w:line="10" w:lineRule="exact"/>""";

    private const string Tight = "-5";

    private static void Style(Markup xml, string id, string name, string? basedOn, string paragraph, string run)
    {
        xml.Add($"""<w:style w:type="paragraph"{(basedOn is null ? " w:default=\"1\"" : "")}{(name.StartsWith("Anlan", StringComparison.Ordinal) ? " w:customStyle=\"1\"" : "")} w:styleId="{id}"><w:name w:val="{name}"/>""");
        if (basedOn is not null)
            xml.Add($"""<w:basedOn w:val="{basedOn}"/>""");
        xml.Add("<w:qFormat/>");
        if (paragraph.Length > 0)
            xml.Add($"<w:pPr>{paragraph}</w:pPr>");
        if (run.Length > 0)
            xml.Add($"<w:rPr>{run}</w:rPr>");
        xml.Add("</w:style>");
    }

    private static string Exact(int line) => FormattableString.Invariant($"""<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>""");

    private static string Indent(int characters) => FormattableString.Invariant($"""<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{characters * Paper.Character}"/>""");

    private static string Font(string eastAsia, string latin) => $"""<w:rFonts w:ascii="{latin}" w:eastAsia="{eastAsia}" w:hAnsi="{latin}" w:hint="eastAsia"/>""";

    private static string Size(int halfPoints) => FormattableString.Invariant($"""<w:sz w:val="{halfPoints}"/><w:szCs w:val="{halfPoints}"/>""");
}
