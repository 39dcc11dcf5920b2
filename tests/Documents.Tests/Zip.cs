using System.IO.Compression;
using System.Text;

namespace Anlan.Documents.Tests;

/// <summary>Archives as people and attackers make them.</summary>
internal static class Zip
{
    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public static byte[] Of(params (string Name, string Content)[] entries) =>
        Of([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))]);

    /// <summary>The archive with another size stated for its first entry, in both of its headers.</summary>
    public static byte[] Lying(byte[] archive, uint size)
    {
        var lie = archive.ToArray();
        BitConverter.TryWriteBytes(lie.AsSpan(lie.AsSpan().IndexOf("PK\x01\x02"u8) + 24), size);
        BitConverter.TryWriteBytes(lie.AsSpan(22), size);
        return lie;
    }
}
