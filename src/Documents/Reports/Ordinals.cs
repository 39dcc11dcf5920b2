using System.Globalization;

namespace Anlan.Documents.Reports;

/// <summary>The numbers of headings and lists.</summary>
internal static class Ordinals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>一, 十二, 一百〇三; up to 999.</summary>
    public static string Chinese(int number)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        return (hundreds > 0 ? $"{Digits[hundreds]}百" : "")
            + (tens > 0 ? (number is >= 10 and < 20 ? "" : Digits[tens].ToString()) + "十" : hundreds > 0 && ones > 0 ? "〇" : "")
            + (ones > 0 ? Digits[ones].ToString() : "");
    }

    /// <summary>（3）, above 999 第1000个.</summary>
    public static string InBrackets(int number) =>
        number < 1000 ? string.Create(CultureInfo.InvariantCulture, $"（{number}）") : string.Create(CultureInfo.InvariantCulture, $"第{number}个");

    /// <summary>“3. ” before a text that does not turn it into another numeral, else “（3）”.</summary>
    public static string WithPoint(int number, IReadOnlyList<Inline> text)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"{number}. ");
        return text is [Words first, ..] && Numerals.FirstUnclassed(mark + first.Text) is null ? mark : InBrackets(number);
    }

    /// <summary>A text in which each numeral that its form does not class is written in Chinese digits, for places that hold no figures.</summary>
    public static string Spelled(string text)
    {
        var characters = text.ToCharArray();
        foreach (var numeral in Numerals.In(text).Where(numeral => numeral.Class is null))
            for (var i = numeral.Start; i < numeral.End; i++)
                characters[i] = characters[i] switch
                {
                    >= '0' and <= '9' and var digit => Digits[digit - '0'],
                    >= '０' and <= '９' and var digit => Digits[digit - '０'],
                    '.' or '．' => '点',
                    var other => other,
                };
        return new(characters);
    }
}
