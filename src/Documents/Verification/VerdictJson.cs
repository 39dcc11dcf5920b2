using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anlan.Documents.Verification;

/// <summary>A verdict as JSON (<c>docs/schema/verify.json</c>), UTF-8, the same bytes for the same input everywhere.</summary>
public static class VerdictJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Verdict verdict)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("number", verdict.Number);
            json.WriteString("digest", verdict.Digest);
            json.WriteString("subject", verdict.Subject);
            json.WriteBoolean("holds", verdict.Holds);
            json.WriteNumber("figures", verdict.Figures);
            json.WriteNumber("places", verdict.Places);
            json.WriteNumber("recomputed", verdict.Recomputed);
            json.WriteStartArray("findings");
            foreach (var finding in verdict.Findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", Name(finding.Kind));
                json.WriteString("code", finding.Code);
                json.WriteString("label", finding.Label);
                json.WriteString("place", finding.Place);
                json.WriteString("old", finding.Old);
                json.WriteString("new", finding.New);
                json.WriteString("text", finding.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("moreFindings", verdict.MoreFindings);
            json.WriteStartArray("notes");
            foreach (var note in verdict.Notes)
            {
                json.WriteStartObject();
                json.WriteString("place", note.Place);
                json.WriteString("text", note.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("moreNotes", verdict.MoreNotes);
            json.WriteEndObject();
        }
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static string Name(FindingKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
