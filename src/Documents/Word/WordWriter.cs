using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>
/// Writes a report as a Word document in the layout of GB/T 9704. Every figure stands in a control between bookmarks,
/// and the data part tells where it comes from. The same report gives the same bytes.
/// </summary>
public static class WordWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    /// <summary>An arbitrary name that office programs want the data part to have.</summary>
    private const string DataId = "{3F6B1A52-7C5D-4E0B-9A47-0D6C2E8B5A11}";

    // Equal in every report.
    private static readonly byte[] StylesPart = Styles.Part(forPrint: false), PrintStyles = Styles.Part(forPrint: true), SettingsPart = Styles.Settings(), FontsPart = Fonts.Table(), DataProperties = new Markup().Add($"""
        <ds:datastoreItem xmlns:ds="{Names.CustomXml}" ds:itemID="{DataId}"><ds:schemaRefs><ds:schemaRef ds:uri="{ReportXml.Namespace}"/></ds:schemaRefs></ds:datastoreItem>
        """).ToBytes();

    /// <summary>The bytes of the document.</summary>
    /// <param name="report">The report.</param>
    /// <param name="forPrint">For LibreOffice, which makes a PDF of it: it counts the pages in the contents, shows bold figures bold, and keeps every sign.</param>
    public static byte[] Write(Report report, bool forPrint = false)
    {
        var data = report.Data;
        var digest = data.ShortDigest();
        var blocks = report.Blocks;
        var charts = blocks.Index().Where(at => at.Item is Chart).Select(at => ((Chart)at.Item, Titled: at.Index == 0 || blocks[at.Index - 1] is not Paragraph { Standing: Standing.Caption })).ToList();
        var picture = Relations(("rId1", $"{Names.R}/image", "media/qr.png"));
        List<(string Name, byte[] Content)> parts =
        [
            ("[Content_Types].xml", ContentTypes(charts.Count)),
            ("_rels/.rels", Relations(("rId1", $"{Names.R}/officeDocument", "word/document.xml"), ("rId2", $"{Names.Package}/relationships/metadata/core-properties", "docProps/core.xml"))),
            ("docProps/core.xml", Properties(data.Title, $"{data.Number} {digest}")),
            ("word/document.xml", Body.Write(report, forPrint)),
            ("word/_rels/document.xml.rels", Relations(
            [
                ("rIdStyles", $"{Names.R}/styles", "styles.xml"), ("rIdSettings", $"{Names.R}/settings", "settings.xml"), ("rIdFonts", $"{Names.R}/fontTable", "fontTable.xml"),
                ("rIdOdd", $"{Names.R}/footer", "footer1.xml"), ("rIdEven", $"{Names.R}/footer", "footer2.xml"), ("rIdData", $"{Names.R}/customXml", "../customXml/item1.xml"),
                .. charts.Select((_, i) => ($"rIdChart{i + 1}", $"{Names.R}/chart", $"charts/chart{i + 1}.xml")),
            ])),
            ("word/styles.xml", forPrint ? PrintStyles : StylesPart),
            ("word/settings.xml", SettingsPart),
            ("word/fontTable.xml", FontsPart),
            ("word/footer1.xml", Foot.Part(data.Number, digest, even: false)),
            ("word/_rels/footer1.xml.rels", picture),
            ("word/footer2.xml", Foot.Part(data.Number, digest, even: true)),
            ("word/_rels/footer2.xml.rels", picture),
            ("word/media/qr.png", Foot.Picture(data.Number, digest)),
            .. charts.Select((chart, i) => ($"word/charts/chart{i + 1}.xml", ChartPart.Write(chart.Item1, chart.Titled))),
            ("customXml/item1.xml", ReportXml.Write(data)),
            ("customXml/_rels/item1.xml.rels", Relations(("rId1", $"{Names.R}/customXmlProps", "itemProps1.xml"))),
            ("customXml/itemProps1.xml", DataProperties),
        ];
        return Packaging.Of(parts);
    }

    private static byte[] Properties(string title, string keywords) => new Markup().Add($"""
        <cp:coreProperties xmlns:cp="{Names.Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{Markup.Escape(title)}</dc:title><cp:keywords>{Markup.Escape(keywords)}</cp:keywords><dc:language>zh-CN</dc:language></cp:coreProperties>
        """).ToBytes();

    private static byte[] ContentTypes(int charts)
    {
        var xml = new Markup().Add($"""
            <Types xmlns="{Names.Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
            """);
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Part("word/document.xml", $"{Word}.document.main+xml");
        Part("word/styles.xml", $"{Word}.styles+xml");
        Part("word/settings.xml", $"{Word}.settings+xml");
        Part("word/fontTable.xml", $"{Word}.fontTable+xml");
        Part("word/footer1.xml", $"{Word}.footer+xml");
        Part("word/footer2.xml", $"{Word}.footer+xml");
        for (var i = 1; i <= charts; i++)
            Part($"word/charts/chart{i}.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
        Part("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
        return xml.Add("</Types>").ToBytes();

        void Part(string name, string type) => xml.Add($"""<Override PartName="/{name}" ContentType="{type}"/>""");
    }

    private static byte[] Relations(params IEnumerable<(string Id, string Type, string Target)> relations)
    {
        var xml = new Markup().Add($"""<Relationships xmlns="{Names.Package}/relationships">""");
        foreach (var (id, type, target) in relations)
            xml.Add($"""<Relationship Id="{id}" Type="{type}" Target="{target}"/>""");
        return xml.Add("</Relationships>").ToBytes();
    }
}
