using System.Text.RegularExpressions;

namespace Anlan.Documents.Reports;

/// <summary>
/// How standards, workings and findings read in a report. On the screen they are written for calculating, with blanks
/// around numbers and an x for the measured value; a report is read aloud in a meeting. Numerals stay and keep their order.
/// </summary>
internal static partial class Wording
{
    private const string Stated = "文中：";

    /// <summary>A text of the framework or of the check as it reads in a report.</summary>
    public static string Of(string text)
    {
        if (text.Contains('x') || text.Contains('≤'))
            text = Stretches(text);
        text = Operation().Replace(text, "$1，");
        text = Beyond().Replace(text, match => $"比{match.Groups["mark"].Value}{(match.Groups["side"].Value == "低于" ? "低" : "高")}{match.Groups["by"].Value}");
        text = Blank().Replace(text, "");
        return text.StartsWith(Stated, StringComparison.Ordinal) ? $"文中{text[Stated.Length..]}" : text;
    }

    /// <summary>A working without the score at its end, which the sentence around it gives; a rounding says what it led to.</summary>
    public static string Working(string text)
    {
        text = Given().Replace(text, "由${who}确定");
        text = Judge().Replace(text, match => $"{match.Groups["who"].Value}{match.Groups["then"].Value switch { "：" => "认为", "；" => "认定", _ => "评为" }}");
        if (!text.Contains("四舍五入", StringComparison.Ordinal))
            text = Score().Replace(text, "");
        return Of(text);
    }

    /// <summary>90% ≤ x &lt; 95% is 90%至95%（不含）, x &gt; 10% is 高于10%.</summary>
    private static string Stretches(string text)
    {
        text = Between().Replace(text, match =>
            $"{match.Groups["low"].Value}{(match.Groups["from"].Value == "<" ? "（不含）" : "")}至{match.Groups["high"].Value}{(match.Groups["to"].Value == "<" ? "（不含）" : "")}");
        return OneSided().Replace(text, match => match.Groups["sign"].Value switch
        {
            "<" => "低于",
            "≤" => "不高于",
            ">" => "高于",
            "≥" => "不低于",
            _ => "等于",
        });
    }

    [GeneratedRegex(@"(?<low>[-\d.]+(?:%|‰| ?\p{IsCJKUnifiedIdeographs}+)?) (?<from>[<≤]) (?:x|得分) (?<to>[<≤]) (?<high>[-\d.]+(?:%|‰| \p{IsCJKUnifiedIdeographs}+(?![^ ”。；，]))?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<![A-Za-z])x (?<sign>[<≤>≥=]) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneSided();

    /// <summary>Between a result and what is said of it stands no more than a comma: a semicolon parts one item from the next.</summary>
    [GeneratedRegex(@"(= [-\d.,]+(?:%|‰)?)；(?=属|低于|高于|不低于|不高于|超过|达到|未达到|比)", RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    [GeneratedRegex(@"(?<side>低于|高于) (?<mark>[-\d.]+%) (?<by>[\d.]+ 个百分点)(?=，)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beyond();

    /// <summary>Between a number and a Chinese character stands no blank, nor between two of them.</summary>
    [GeneratedRegex(@"(?<=[\d%‰\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\p{IsHalfwidthandFullwidthForms}”]) (?=[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\p{IsHalfwidthandFullwidthForms}“])|(?<=[\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\p{IsHalfwidthandFullwidthForms}”]) (?=[-\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?:，|^)得 [\d.]+ 分$", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    /// <summary>由部门自评判断，给 8 分: how many follows anyway.</summary>
    [GeneratedRegex(@"(?:^|(?<=[：；]))由(?<who>[^；：，]+?)判断，给 [\d.]+ 分", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    /// <summary>由评价组判断；…, 由评价组判断：….</summary>
    [GeneratedRegex(@"(?:^|(?<=[：；]))由(?<who>[^；：，]+?)判断(?<then>：|；评为|；)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Judge();
}
