using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Anlan.Documents.Word;

/// <summary>XML written as it will stand, in one pass; every text goes through <see cref="Escape"/>.</summary>
internal sealed class Markup
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>What cannot stand in XML as it is.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "&<>\"\uFFFE\uFFFF", .. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    private readonly StringBuilder text = new(Declaration);

    public Markup Add(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Numbers as every machine writes them.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => this;

    public byte[] ToBytes()
    {
        var writer = new ArrayBufferWriter<byte>(text.Length + text.Length / 8);
        foreach (var chunk in text.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>A text as it stands between tags or quotes; characters that XML knows not are left out.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return text;
        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(c).Append(text[++i]);
            else if (!char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF') && (c >= ' ' || c is '\t' or '\n'))
                _ = c switch
                {
                    '&' => safe.Append("&amp;"),
                    '<' => safe.Append("&lt;"),
                    '>' => safe.Append("&gt;"),
                    '"' => safe.Append("&quot;"),
                    _ => safe.Append(c),
                };
        }
        return safe.ToString();
    }

    /// <summary>Writes the pieces of an interpolated text straight into the document.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder text;

        public Handler(int literalLength, int formattedCount, Markup markup) => text = markup.text;

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(string? value) => text.Append(value);

        public void AppendFormatted(int value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(long value) => text.Append(CultureInfo.InvariantCulture, $"{value}");
    }
}
