using Anlan.Documents.Archives;

namespace Anlan.Documents.Verification;

/// <summary>How much markup was read of one file, all its parts together.</summary>
internal sealed class MarkupCount
{
    public int Tags { get; set; }

    public int Attributes { get; set; }
}

/// <summary>
/// Passes XML on as long as no tag, attribute or text is of a size that a reader must hold at once, and the file has no
/// more of them than a report could need. Counting two signs is enough: a tag holds no second &lt;, an attribute needs its =.
/// </summary>
internal sealed class MarkupGuard(Stream content, MarkupCount count) : ForwardStream(content)
{
    private const int MaxBetweenTags = 8_000_000;
    private const int MaxAttributesOfTag = 50_000;
    private const int MaxTags = 1_500_000;
    private const int MaxAttributes = 1_500_000;

    private int since;
    private int attributesSince;

    public override int Read(Span<byte> buffer)
    {
        var read = Content.Read(buffer);
        var rest = (ReadOnlySpan<byte>)buffer[..read];
        while (rest.IndexOfAny((byte)'<', (byte)'=') is var at && at >= 0)
        {
            since += at + 1;
            if (rest[at] == '<')
                (since, attributesSince, count.Tags) = (0, 0, count.Tags + 1);
            else
                (attributesSince, count.Attributes) = (attributesSince + 1, count.Attributes + 1);
            if (since > MaxBetweenTags || attributesSince > MaxAttributesOfTag || count.Tags > MaxTags || count.Attributes > MaxAttributes)
                throw new BeyondBounds("内容多得不像一份报告");
            rest = rest[(at + 1)..];
        }
        since += rest.Length;
        return since > MaxBetweenTags ? throw new BeyondBounds("内容多得不像一份报告") : read;
    }
}
