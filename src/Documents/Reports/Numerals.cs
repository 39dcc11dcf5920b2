using System.Text.RegularExpressions;

namespace Anlan.Documents.Reports;

/// <summary>What a numeral is that is no figure.</summary>
public enum NumeralClass
{
    /// <summary>日期或时间.</summary>
    Date,

    /// <summary>条款、页码、行号: a place in a text.</summary>
    Clause,

    /// <summary>文号、标准号、报告编号.</summary>
    DocumentNumber,

    /// <summary>序号: the number of an item, a table or an indicator.</summary>
    Ordinal,
}

/// <summary>A run of Arabic digits in a text, half or full width, with its separators: <c>3,260,800.00</c> is one.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Class">What it is, or nothing where only a source can say.</param>
public readonly record struct Numeral(int Start, int Length, NumeralClass? Class)
{
    /// <summary>The character behind its last.</summary>
    public int End => Start + Length;
}

/// <summary>
/// Finds the numerals of a text and classes those whose form tells what they are. What is left must be bound to a
/// source: a figure that nobody can trace does not stand in a report of ours.
/// </summary>
public static partial class Numerals
{
    /// <summary>The numerals in order.</summary>
    public static List<Numeral> In(string text)
    {
        var found = new List<Numeral>();
        if (!HasDigit(text))
            return found;
        foreach (var match in Digits().EnumerateMatches(text))
            found.Add(new(match.Index, match.Length, null));
        // Both go forward together: a text of a million numerals must not cost a million squared.
        var from = 0;
        foreach (Match match in Classed().Matches(text))
        {
            while (from < found.Count && found[from].Start < match.Index)
                from++;
            var kind = match.Groups["date"].Success ? NumeralClass.Date
                : match.Groups["number"].Success ? NumeralClass.DocumentNumber
                : match.Groups["clause"].Success ? NumeralClass.Clause
                : NumeralClass.Ordinal;
            for (; from < found.Count && found[from].End <= match.Index + match.Length; from++)
                found[from] = found[from] with { Class = kind };
        }
        return found;
    }

    /// <summary>The first numeral that its form does not class, or nothing.</summary>
    public static string? FirstUnclassed(string text)
    {
        foreach (var numeral in In(text))
            if (numeral.Class is null)
                return text.Substring(numeral.Start, numeral.Length);
        return null;
    }

    private static bool HasDigit(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('0', '9') >= 0 || text.IndexOfAnyInRange('０', '９') >= 0;

    [GeneratedRegex(@"[0-9０-９](?:[0-9０-９]|[,，](?=[0-9０-９]{3}(?![0-9０-９]))|[.．](?=[0-9０-９]))*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        """
        (?<date>(?<!\d)(?:19|20)\d{2}\s?[-—–至]\s?(?:19|20)\d{2}\s?年
          |(?<!\d)(?:19|20)\d{2}\s?年(?:度)?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?
          |(?<!\d)(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)
          |(?<!\d)(?:0?[1-9]|1[0-2])\s?月(?:\s?(?:0?[1-9]|[12]\d|3[01])\s?日)
          |(?<!\d)(?:0?[1-9]|1[0-2])(?:\s?[-—–至、]\s?(?:0?[1-9]|1[0-2]))?\s?月(?:份|底|末|初)?(?![\p{L}\d]{0,8}次)
          |(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))
        |(?<number>(?<![A-Z\d-])(?=\d{0,3}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![A-Z\d-])
          |[〔\[（(](?:19|20)\d{2}[〕\]）)]\s?(?:第\s?)?\d+\s?号
          |(?:GB|GB/T|DB|AQ|XF|GA)(?:/T)?\s?\d+(?:\.\d+)*(?:-\d{4})?
          |AL-[A-Z0-9-]+
          |第\s?\d+\s?号)
        |(?<clause>第\s?\d+(?:\s?[-—–至、]\s?\d+)*\s?(?:条|款|项|章|节|页|行|期|版))
        |(?<ordinal>[（(]\d{1,3}[）)]
          |(?:^|(?<=[\s；。：]))\d{1,3}(?:[.．、]\d{1,3})*[.．、](?=\s?[\p{L}“《])
          |[表图]\s?\d+(?:-\d+)?
          |附件\s?\d+
          |第\s?\d+\s?(?:次|步|个|类|批|届|季度)
          |(?<![A-Za-z\d])[A-Z]\d{2}(?![A-Za-z\d]))
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Classed();
}
