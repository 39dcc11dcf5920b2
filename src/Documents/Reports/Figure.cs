using System.Security.Cryptography;
using System.Text;

namespace Anlan.Documents.Reports;

/// <summary>A number of a report that keeps its identity: where it comes from, and how anybody gets it again.</summary>
/// <param name="Key">What it is, for <see cref="FigureBook"/>: <c>leaf/Y16/checked</c>, <c>fact/spent</c>, <c>working/Y16/3#2</c>.</param>
/// <param name="Label">What it is, for people: 预算执行率 复核得分.</param>
/// <param name="Text">As it stands in the report, with trailing zeros and separators, without its unit; 无法计算 where it cannot be computed.</param>
/// <param name="Unit">Its unit, such as 分, %, 万元; empty where it has none.</param>
/// <param name="Source">Where it comes from: the line of the publication, the rule, the text that it stands in.</param>
/// <param name="Period">The period it is said of, such as 2023年度.</param>
/// <param name="Computable">False where the report itself says that the number cannot be computed.</param>
public sealed record Figure(string Key, string Label, string Text, string Unit, string Source, string Period, bool Computable = true)
{
    /// <summary>What stands for a number that cannot be computed.</summary>
    public const string NotComputable = "无法计算";

    /// <summary>How many decimals are printed.</summary>
    public int Precision => Text.LastIndexOf('.') is var point && point < 0 ? 0 : Text.Length - point - 1;

    /// <summary>The number without separators: how two figures are compared by value.</summary>
    public string Value => Text.Replace(",", "", StringComparison.Ordinal);
}

/// <summary>
/// The short code under which a figure stands on paper: four characters for the figure and four for its value, so that
/// a typed code tells both which number is meant and whether it is still the same.
/// </summary>
public static class FigureCode
{
    // Without I, L, O and U, which people misread (Crockford's alphabet).
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Four characters that name a figure within a report; <paramref name="attempt"/> counts up from 0 until they are free.</summary>
    public static string Name(string reportNumber, string key, int attempt) => Short($"{reportNumber}\n{key}\n{attempt}", 4);

    /// <summary>Four characters that change when text or unit change. Everything they come from is printed, so that paper alone can be checked.</summary>
    public static string Seal(string reportNumber, string name, string text, string unit) => Short($"{reportNumber}\n{name}\n{text}\n{unit}", 4);

    /// <summary><paramref name="length"/> characters of a hash of <paramref name="text"/>, five bits each.</summary>
    public static string Short(string text, int length) => Short(SHA256.HashData(Encoding.UTF8.GetBytes(text)), length);

    /// <summary>The first <paramref name="length"/> characters of <paramref name="hash"/>, five bits each.</summary>
    public static string Short(ReadOnlySpan<byte> hash, int length)
    {
        var code = new char[length];
        for (var i = 0; i < length; i++)
        {
            var bit = i * 5;
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            code[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }
        return new string(code);
    }

    /// <summary>A code as somebody typed it: capitals, without blanks and hyphens, misread letters mended; nothing where it is none.</summary>
    public static string? Normal(string typed)
    {
        var text = new StringBuilder();
        foreach (var c in typed.ToUpperInvariant())
            if (c is not ('-' or ' ' or '　'))
                text.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        var code = text.ToString();
        return code.Length == 8 && code.All(Alphabet.Contains) ? code : null;
    }
}
