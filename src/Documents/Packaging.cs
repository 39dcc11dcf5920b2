using System.IO.Compression;

namespace Anlan.Documents;

/// <summary>Makes the package of an office document the same, byte for byte, whenever and wherever it is written.</summary>
internal static class Packaging
{
    /// <summary>The first moment that a zip can name.</summary>
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A package of these parts in this order.</summary>
    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = Entry(zip, name).Open();
                part.Write(content);
            }
        return target.ToArray();
    }

    /// <summary>The same entries in the order of their names, the content types first as readers expect them, without the time of writing.</summary>
    public static byte[] Repack(Stream package)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                using var from = entry.Open();
                using var to = Entry(zip, entry.FullName).Open();
                from.CopyTo(to);
            }
        return target.ToArray();
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        return entry;
    }
}
