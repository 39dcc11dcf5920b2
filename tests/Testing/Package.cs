using System.IO.Compression;
using System.Text;

namespace Anlan.Testing;

/// <summary>A file made of zipped parts, such as a Word file, taken apart and put together again.</summary>
public static class Package
{
    public static (string Name, byte[] Content)[] Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        })];
    }

    /// <summary>Without compression: most of the time would go there.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>The file with the first <paramref name="old"/> behind <paramref name="after"/> in the text of a part replaced.</summary>
    /// <exception cref="ArgumentException">It does not stand there.</exception>
    public static byte[] Edited(byte[] file, string part, string after, string old, string now) =>
        Pack(Unpack(file).Select(one => one.Name == part ? (part, Encoding.UTF8.GetBytes(Edited(Encoding.UTF8.GetString(one.Content), after, old, now))) : one));

    private static string Edited(string text, string after, string old, string now)
    {
        var from = text.IndexOf(after, StringComparison.Ordinal);
        var at = from < 0 ? -1 : text.IndexOf(old, from, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"Behind {after} stands no {old}.", nameof(old)) : text[..at] + now + text[(at + old.Length)..];
    }
}
