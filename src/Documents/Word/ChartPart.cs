using System.Globalization;
using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>A chart of its own kind, not a picture: horizontal bars from 0 to 100, the first on top, each with its value.</summary>
internal static class ChartPart
{
    /// <summary>The one accent of Anlan; colours of risk are not for scores.</summary>
    private const string Accent = "1C5D73";

    private const int Width = 5_400_000;

    /// <summary>How large it stands on the page.</summary>
    public static (int Width, int Height) Extent(Chart chart) => (Width, 1_000_000 + 330_000 * chart.Bars.Count);

    /// <summary>The part of a chart; one that stands under a caption has no title of its own.</summary>
    public static byte[] Write(Chart chart, bool titled)
    {
        var xml = new Markup().Add($"""
            <c:chartSpace xmlns:c="{Names.Chart}" xmlns:a="{Names.Drawing}"><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>{(titled ? TitleOf(chart) : "")}<c:autoTitleDeleted val="{(titled ? 0 : 1)}"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{Markup.Escape(chart.Title)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="{Accent}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls>{Labels(chart)}</c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${chart.Bars.Count + 1}</c:f><c:strCache><c:ptCount val="{chart.Bars.Count}"/>
            """);
        for (var i = 0; i < chart.Bars.Count; i++)
            xml.Add($"""<c:pt idx="{i}"><c:v>{Markup.Escape(chart.Bars[i].Name)}{(chart.Bars[i].Value.Computable ? "" : $"（{Figure.NotComputable}）")}</c:v></c:pt>""");
        xml.Add($"""</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B${chart.Bars.Count + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{chart.Bars.Count}"/>""");
        for (var i = 0; i < chart.Bars.Count; i++)
            if (chart.Bars[i].Value is { Computable: true } figure)
                xml.Add($"""<c:pt idx="{i}"><c:v>{Markup.Escape(figure.Value)}</c:v></c:pt>""");
        return xml.Add($"""
            </c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="70"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{Rule("7F7F7F")}{Text(1050, Fonts.Body)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>{Rule("D9D9D9")}</c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{Rule("7F7F7F")}{Text(900, Fonts.Body)}<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="20"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>{Text(1050, Fonts.Body)}</c:chartSpace>
            """).ToBytes();
    }

    private static string TitleOf(Chart chart) => $"""
        <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0">{Letters(Fonts.Head)}</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0">{Letters(Fonts.Head)}</a:rPr><a:t>{Markup.Escape(chart.Title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>
        """;

    /// <summary>Each bar with its value as it is printed elsewhere: with its own decimals, and the unit.</summary>
    private static string Labels(Chart chart)
    {
        var labels = chart.Bars.Select((bar, i) => bar.Value.Computable
            ? string.Create(CultureInfo.InvariantCulture, $"""<c:dLbl><c:idx val="{i}"/>{Label(Format(bar.Value.Precision, chart.Unit))}</c:dLbl>""")
            : "");
        return $"{string.Concat(labels)}{Label(Format(0, chart.Unit))}";
    }

    private static string Label(string format) => $"""
        <c:numFmt formatCode="{Markup.Escape(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{Text(1050, Fonts.Body)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>
        """;

    private static string Format(int decimals, string unit) =>
        (decimals == 0 ? "0" : $"0.{new string('0', decimals)}") + (unit.Length > 0 ? $"\"{unit.Replace("\"", "", StringComparison.Ordinal)}\"" : "");

    /// <summary>The frame in which the chart stands in a line of its own.</summary>
    public static string Frame(Chart chart, int number)
    {
        var (width, height) = Extent(chart);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{100 + number}" name="图表{number}" descr="{Markup.Escape(chart.Title)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{Names.Drawing}"><a:graphicData uri="{Names.Chart}"><c:chart xmlns:c="{Names.Chart}" r:id="rIdChart{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
            """);
    }

    private static string Letters(string font) => $"""<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{Fonts.Latin}"/><a:ea typeface="{font}"/>""";

    private static string Text(int size, string font) => FormattableString.Invariant($"""<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{Letters(font)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>""");

    private static string Rule(string colour) => $"""<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>""";
}
