using System.Text;

namespace Anlan.Testing;

/// <summary>
/// Damages a file made of zipped XML, such as a Word file, the way such files get damaged: bits of the archive, tags,
/// texts and attributes of a part, parts that are gone or stand in for one another. The same seed gives the same damage.
/// </summary>
/// <param name="file">The whole file.</param>
/// <param name="favoured">Two parts that get as much of the damage as all others together: what is read and what is carried.</param>
public sealed class DamagedPackage(byte[] file, params string[] favoured)
{
    private static readonly string[] Numbers = ["0", "-1", "1", "00", "99999999999999999999", "NaN", "1e309", "１２", "", " ", "2147483648", "\u202E1", "\uFFFD"];

    private readonly (string Name, byte[] Content)[] parts = Package.Unpack(file);
    private readonly string[] texts = [.. Package.Unpack(file).Select(part => part.Name).Where(name => name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal))];

    /// <summary>The file with the damage of this seed.</summary>
    public byte[] Of(int seed)
    {
        var chance = new Random(seed);
        if (chance.Next(5) == 0)
            return Bits(chance);
        var changed = ((string Name, byte[] Content)[])[.. parts];
        if (chance.Next(12) == 0)
            return Package.Pack(Parts(changed, chance));
        var name = chance.Next(2) == 0 ? favoured[chance.Next(favoured.Length)] : texts[chance.Next(texts.Length)];
        var at = Array.FindIndex(parts, part => part.Name == name);
        var text = Encoding.UTF8.GetString(changed[at].Content);
        if (chance.Next(4) == 0)
            text = new Damage(seed).Of(text);
        else
            for (var times = chance.Next(1, 4); times > 0 && text.Length > 0; times--)
                text = Markup(text, chance);
        changed[at].Content = Encoding.UTF8.GetBytes(text);
        return Package.Pack(changed);
    }

    private byte[] Bits(Random chance)
    {
        byte[] bytes = [.. file];
        for (var times = chance.Next(1, 6); times > 0; times--)
            bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
        return chance.Next(4) == 0 ? bytes[..chance.Next(bytes.Length)] : bytes;
    }

    private static IEnumerable<(string, byte[])> Parts((string Name, byte[] Content)[] parts, Random chance)
    {
        var (one, other) = (chance.Next(parts.Length), chance.Next(parts.Length));
        switch (chance.Next(3))
        {
            case 0:
                return parts.Where((_, i) => i != one);
            case 1:
                return parts.Append(($"{parts[one].Name[..^4]}9{parts[one].Name[^4..]}", parts[one].Content));
            default:
                (parts[one].Content, parts[other].Content) = (parts[other].Content, parts[one].Content);
                return parts;
        }
    }

    /// <summary>One damage between the tags of a text.</summary>
    private static string Markup(string text, Random chance)
    {
        var (start, end) = Tag(text, chance);
        var (from, to) = Tag(text, chance);
        switch (Math.Min(chance.Next(12), 7))
        {
            case 0:
                return text.Remove(start, end - start);
            case 1:
                return text.Insert(end, text[start..end]);
            case 2:
                // A stretch from one tag to another, neither of which need belong together.
                return start < from ? text.Remove(start, Math.Min(from - start, 3000)) : text.Remove(from, Math.Min(start - from, 3000));
            case 3:
                return start < from ? text.Insert(to, text.Substring(start, Math.Min(from - start, 3000))) : text.Insert(end, text.Substring(from, Math.Min(start - from, 3000)));
            case 4:
                return text[..start] + text[from..to] + text[end..];
            case 5:
                var opened = text.IndexOf('"', start);
                var closed = opened < 0 ? -1 : text.IndexOf('"', opened + 1);
                return closed < 0 ? text : text[..(opened + 1)] + Numbers[chance.Next(Numbers.Length)] + text[closed..];
            case 6:
                var name = start + 1 + chance.Next(Math.Max(1, end - start - 2));
                return text[..name] + (char)('a' + chance.Next(26)) + text[(name + 1)..];
            default:
                // The next text that is not empty.
                while (end < text.Length && text[end] == '<')
                    end = text.IndexOf('>', end) is var close && close < 0 ? text.Length : close + 1;
                var rest = text.IndexOf('<', end);
                return rest < 0 ? text : text[..end] + Numbers[chance.Next(Numbers.Length)] + text[rest..];
        }
    }

    /// <summary>A tag at or behind a place taken by chance, else the whole text.</summary>
    private static (int Start, int End) Tag(string text, Random chance)
    {
        var start = text.IndexOf('<', chance.Next(text.Length));
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        return end < 0 ? (0, text.Length) : (start, end + 1);
    }
}
