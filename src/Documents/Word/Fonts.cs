namespace Anlan.Documents.Word;

/// <summary>The official fonts by the names that Word and WPS know them by.</summary>
internal static class Fonts
{
    public const string Body = "仿宋_GB2312", Title = "方正小标宋简体", Head = "黑体", SubHead = "楷体_GB2312", Plain = "宋体", Latin = "Times New Roman";

    /// <summary>The part that says what to show where a font is missing: newer systems have 仿宋 and 楷体 without the suffix.</summary>
    public static byte[] Table() => new Markup().Add($"""
        <w:fonts xmlns:w="{Names.W}">{Font(Body, "仿宋", "02010609030101010101", "modern", "fixed")}{Font(SubHead, "楷体", "02010609030101010101", "modern", "fixed")}{Font(Title, "宋体", "02010601030101010101", "auto", "variable")}{Font(Head, "SimHei", "02010609060101010101", "modern", "fixed")}{Font(Plain, "SimSun", "02010600030101010101", "auto", "variable")}<w:font w:name="{Latin}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>
        """).ToBytes();

    private static string Font(string name, string other, string panose, string family, string pitch) =>
        $"""<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>""";
}
