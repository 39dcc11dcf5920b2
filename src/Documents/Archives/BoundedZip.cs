using System.IO.Compression;
using System.Text;

namespace Anlan.Documents.Archives;

/// <summary>What a sender packed is more than is read; the message says it to a person.</summary>
internal sealed class BeyondBounds(string message) : Exception(message);

/// <summary>
/// A zip from somebody who is not trusted: how much is inside is told by what comes out of it, never by what it states,
/// and what comes out must be what was packed. Reads memory, writes nothing.
/// </summary>
internal sealed class BoundedZip : IDisposable
{
    private readonly ZipArchive zip;
    private readonly long budget;
    private long used;

    /// <param name="bytes">The archive.</param>
    /// <param name="maxEntries">The most entries.</param>
    /// <param name="budget">The most bytes that may come out of all entries together.</param>
    /// <exception cref="BeyondBounds">It has more entries.</exception>
    /// <exception cref="InvalidDataException">It is no archive, or a damaged one.</exception>
    public BoundedZip(byte[] bytes, int maxEntries, long budget)
    {
        this.budget = budget;
        zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        try
        {
            if (zip.Entries.Count > maxEntries)
                throw new BeyondBounds($"压缩包里有 {zip.Entries.Count} 个文件，最多 {maxEntries} 个");
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ZipArchiveEntry> Entries => zip.Entries;

    /// <summary>What such an archive may throw for being damaged or encrypted.</summary>
    public static bool IsDamage(Exception failed) => failed is InvalidDataException or IOException or NotSupportedException or ArgumentException;

    /// <summary>Whether the bytes begin as an archive does.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', < (byte)' ', < (byte)' ', ..];

    /// <summary>The content of an entry.</summary>
    /// <exception cref="BeyondBounds">More came out than the budget allows.</exception>
    /// <exception cref="InvalidDataException">It is not the content that was packed.</exception>
    public byte[] Read(ZipArchiveEntry entry)
    {
        using var content = Open(entry);
        using var unpacked = new MemoryStream();
        content.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>The content of an entry as it comes out; reading throws as <see cref="Read"/> does, the check sum at the end.</summary>
    public Stream Open(ZipArchiveEntry entry) => new Checked(this, entry.Open(), entry.Crc32);

    public void Dispose() => zip.Dispose();

    private sealed class Checked(BoundedZip zip, Stream content, uint expected) : ForwardStream(content)
    {
        // The check sum of zip, a byte at a time; the framework writes it and does not hold it against what it reads.
        private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
        {
            var sum = (uint)value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            return sum;
        })];

        private uint sum = uint.MaxValue;

        public override int Read(Span<byte> buffer)
        {
            var read = Content.Read(buffer);
            if (read == 0 && buffer.Length > 0 && ~sum != expected)
                throw new InvalidDataException();
            zip.used += read;
            if (zip.used > zip.budget)
                throw new BeyondBounds($"解开后超过 {zip.budget} 字节");
            foreach (var value in buffer[..read])
                sum = (sum >> 8) ^ Table[(sum ^ value) & 0xFF];
            return read;
        }
    }
}
