using QRCoder;

namespace Anlan.Documents.Word;

/// <summary>
/// The foot of each page: the page number as the standard has it, on the outer side, and under it the number of the
/// report, the short digest and a QR code of both on the inner side.
/// </summary>
internal static class Foot
{
    /// <summary>The side of the QR code, as high as both lines: 12 millimetres.</summary>
    private const int Side = 432_000;

    /// <summary>Where the line begins beside the QR code.</summary>
    private const int Beside = 820;

    /// <summary>What the QR code says.</summary>
    public static string Says(string number, string digest) => $"ANLAN {number} {digest}";

    public static byte[] Picture(string number, string digest)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Says(number, digest), QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(8, drawQuietZones: false);
    }

    public static byte[] Part(string number, string digest, bool even)
    {
        var (number1, number2) = even ? ("""<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>""", """<w:jc w:val="right"/>""") : ("""<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>""", """<w:jc w:val="left"/>""");
        var beside = even ? "right" : "left";
        return new Markup().Add($"""
            <w:ftr xmlns:w="{Names.W}" xmlns:r="{Names.R}" xmlns:wp="{Names.Placed}"><w:p><w:pPr><w:pStyle w:val="Footer"/>{number1}</w:pPr>{Code(number, digest, beside)}<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="FooterSeal"/><w:ind w:{beside}="{Beside}"/>{number2}</w:pPr><w:r><w:t>报告编号 {Markup.Escape(number)}　摘要 {digest}</w:t></w:r></w:p></w:ftr>
            """).ToBytes();
    }

    /// <summary>The picture stands at the edge of the text beside both lines and moves none of them.</summary>
    private static string Code(string number, string digest, string align) => FormattableString.Invariant($"""
        <w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>{align}</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{Side}" cy="{Side}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="QR" descr="{Markup.Escape(Says(number, digest))}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{Names.Drawing}"><a:graphicData uri="{Names.Picture}"><pic:pic xmlns:pic="{Names.Picture}"><pic:nvPicPr><pic:cNvPr id="0" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Side}" cy="{Side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>
        """);
}
