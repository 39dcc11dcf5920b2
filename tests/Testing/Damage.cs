using System.Globalization;
using System.Text;

namespace Anlan.Testing;

/// <summary>
/// Damages a text the way files get damaged: bytes, lines, keys, numbers, nesting and length. The same seed gives the
/// same damage, so that a failure can be shown again by its number.
/// </summary>
/// <param name="seed">Which damage.</param>
public sealed class Damage(int seed)
{
    private static readonly string[] Numbers =
    [
        "999999999999999", "9999999999999999999999", "-1", "-0.0000000001", "0", "NaN", "∞", "1e309", "\"\"", "0x7f", "１００", "null", "1/0",
        "2024-02-30", "[1, 2]", "{ a: 1 }", "true", "~", "100000000000000.9999999999",
    ];

    private static readonly string[] Keys =
    [
        "kind", "value", "values", "weight", "inputs", "statement", "judgement", "open", "parts", "vetoed", "notApplicable", "published",
        "rule", "indicators", "readings", "facts", "scores", "items", "levels", "bands", "in", "points", "at", "measure", "unreadable", "x",
    ];

    private readonly Random chance = new(seed);

    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The text with one to four damages.</summary>
    public string Of(string text)
    {
        var times = chance.Next(3) == 0 ? chance.Next(2, 5) : 1;
        for (var i = 0; i < times && text.Length > 0; i++)
            text = Once(text);
        return text;
    }

    private string Once(string text)
    {
        var kind = chance.Next(12);
        Done.Add(((string[])["byte", "drop line", "double line", "swap lines", "rename key", "number", "nest", "cut", "insert", "indent", "swap values", "blank value"])[kind]);
        return kind switch
        {
            0 => FlipByte(text),
            1 => Lines(text, (lines, at) => lines.RemoveAt(at)),
            2 => Lines(text, (lines, at) => lines.Insert(chance.Next(lines.Count), lines[at])),
            3 => Lines(text, (lines, at) => { var other = chance.Next(lines.Count); (lines[at], lines[other]) = (lines[other], lines[at]); }),
            4 => Token(text, char.IsAsciiLetter, _ => Pick(Keys)),
            5 => Token(text, char.IsAsciiDigit, _ => chance.Next(2) == 0 ? Pick(Numbers) : chance.Next(150).ToString(CultureInfo.InvariantCulture)),
            6 => Lines(text, (lines, at) => lines[at] = Nest(lines[at])),
            7 => text[..chance.Next(text.Length)],
            8 => text.Insert(chance.Next(text.Length), Pick([":", "- ", "{", "}", "[", "]", "\"", "'", "\t", "\n", "#", "&a ", "*a", "!!x ", "|", "\0", "\u202E", "\uFEFF", "? ", "%", ",", "---\n"])),
            9 => Lines(text, (lines, at) => lines[at] = chance.Next(2) == 0 ? lines[at].TrimStart() : new string(' ', chance.Next(1, 9)) + lines[at]),
            10 => SwapValues(text),
            _ => Lines(text, (lines, at) => lines[at] = lines[at].Contains(':') ? lines[at][..(lines[at].IndexOf(':') + 1)] : ""),
        };
    }

    private string FlipByte(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
        return Encoding.UTF8.GetString(bytes);
    }

    private static string Lines(string text, Action<List<string>, int> change, Func<int, int> choose)
    {
        var lines = text.Split('\n').ToList();
        change(lines, choose(lines.Count));
        return string.Join('\n', lines);
    }

    private string Lines(string text, Action<List<string>, int> change) => Lines(text, change, chance.Next);

    /// <summary>Replaces one run of characters of a kind.</summary>
    private string Token(string text, Func<char, bool> belongs, Func<string, string> replace)
    {
        var start = chance.Next(text.Length);
        while (start < text.Length && !belongs(text[start]))
            start++;
        var end = start;
        while (end < text.Length && (belongs(text[end]) || text[end] == '.'))
            end++;
        return text[..start] + replace(text[start..end]) + text[end..];
    }

    private string Nest(string line)
    {
        var at = line.IndexOf(':', StringComparison.Ordinal) + 1;
        var depth = chance.Next(1, 60);
        var (open, close) = chance.Next(2) == 0 ? ("[", "]") : ("{ a: ", " }");
        return $"{line[..at]} {string.Concat(Enumerable.Repeat(open, depth))}{line[at..]}{string.Concat(Enumerable.Repeat(close, depth))}";
    }

    private string SwapValues(string text) => Lines(text, (lines, at) =>
    {
        var other = chance.Next(lines.Count);
        var (one, two) = (lines[at].IndexOf(':', StringComparison.Ordinal), lines[other].IndexOf(':', StringComparison.Ordinal));
        if (one >= 0 && two >= 0)
            (lines[at], lines[other]) = (lines[at][..one] + lines[other][two..], lines[other][..two] + lines[at][one..]);
    });

    private string Pick(string[] from) => from[chance.Next(from.Length)];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"damage {seed}: {string.Join(", ", Done)}");
}
