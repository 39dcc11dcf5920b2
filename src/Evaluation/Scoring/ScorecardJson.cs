using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>
/// A scorecard as JSON (<c>docs/schema/scorecard.json</c>), UTF-8, two spaces of indent, the same bytes for the same
/// input everywhere.
/// </summary>
public static class ScorecardJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole scorecard.</summary>
    public static byte[] Write(Scorecard card) => Render(json => Card(json, card));

    /// <summary>One leaf of it.</summary>
    public static byte[] Write(LeafScore leaf) => Render(json => Leaf(json, leaf));

    private static byte[] Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Card(Utf8JsonWriter json, Scorecard card)
    {
        json.WriteStartObject();
        json.WriteString("case", card.Case.Id);
        json.WriteString("framework", card.Framework?.Id);
        json.WriteString("title", card.Case.Title);
        json.WriteString("unit", card.Case.Unit);
        json.WriteNumber("year", card.Case.Year);
        json.WriteString("kind", card.Case.Kind);

        json.WriteStartObject("totals");
        Number(json, "published", card.Totals.Published);
        json.WriteStartObject("checked");
        Number(json, "value", card.Totals.Checked);
        Alternatives(json, card.Totals.Alternatives);
        json.WriteEndObject();
        Span(json, card.Totals.Min, card.Totals.Max);
        json.WriteEndObject();

        json.WriteStartObject("points");
        json.WriteNumber("computed", card.Points.Computed);
        json.WriteNumber("unsupported", card.Points.Unsupported);
        json.WriteNumber("judged", card.Points.Judged);
        json.WriteNumber("open", card.Points.Open);
        json.WriteEndObject();

        json.WriteStartObject("grade");
        json.WriteString("published", card.Grades.Published);
        json.WriteString("checked", card.Grades.Checked);
        json.WriteStartObject("proved");
        json.WriteString("min", card.Grades.Min);
        json.WriteString("max", card.Grades.Max);
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartArray("indicators");
        foreach (var leaf in card.Leaves)
            Leaf(json, leaf);
        json.WriteEndArray();

        json.WriteStartArray("findings");
        foreach (var finding in card.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "question");
            json.WriteString("indicator", finding.Indicator);
            Line(json, finding.Line);
            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Leaf(Utf8JsonWriter json, LeafScore leaf)
    {
        json.WriteStartObject();
        json.WriteString("code", leaf.Indicator.Code);
        json.WriteString("ref", leaf.Indicator.Ref);
        json.WriteString("name", leaf.Indicator.Name);
        json.WriteStartArray("path");
        foreach (var name in leaf.Indicator.Path)
            json.WriteStringValue(name);
        json.WriteEndArray();
        Six(json, "weight", leaf.Indicator.Weight);
        json.WriteString("target", leaf.Indicator.Target);
        json.WriteString("actual", leaf.Entry?.Actual);
        Number(json, "published", leaf.Published);
        Number(json, "checked", leaf.Checked);
        Alternatives(json, leaf.Alternatives);
        Span(json, leaf.Min, leaf.Max);
        json.WriteString("exact", leaf.Exact?.ToString());
        json.WriteString("evidence", Name(leaf.Evidence));
        json.WriteString("kind", leaf.Indicator.Rule!.Name);
        json.WriteString("reason", leaf.Entry?.Reason);
        Line(json, leaf.Entry?.Line ?? 0);
        json.WriteStartArray("working");
        foreach (var step in leaf.Working.Steps)
        {
            json.WriteStartObject();
            json.WriteString("step", Name(step.Kind));
            json.WriteString("text", step.Text);
            if (step.Value is { } value)
            {
                Six(json, "value", value);
                json.WriteString("exact", value.ToString());
            }
            if (step.Kind == StepKind.Input)
                Line(json, step.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Alternatives(Utf8JsonWriter json, IReadOnlyList<Alternative> alternatives)
    {
        json.WriteStartArray("alternatives");
        foreach (var alternative in alternatives)
        {
            json.WriteStartObject();
            json.WriteNumber("value", alternative.Value);
            json.WriteString("reading", alternative.Reading);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Span(Utf8JsonWriter json, decimal? min, decimal? max)
    {
        json.WriteStartObject("proved");
        Number(json, "min", min);
        Number(json, "max", max);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void Line(Utf8JsonWriter json, int line)
    {
        if (line > 0)
            json.WriteNumber("line", line);
        else
            json.WriteNull("line");
    }

    /// <summary>Six decimals for the eye, at any size; <c>exact</c> beside a value carries the whole.</summary>
    private static void Six(Utf8JsonWriter json, string name, Rational value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Rounding.Text(value, 6));
    }

    private static string Name(Evidence evidence) => evidence switch
    {
        Evidence.Computed => "computed",
        Evidence.Unsupported => "unsupported",
        Evidence.Judged => "judged",
        _ => "open",
    };

    private static string Name(StepKind kind) => kind switch
    {
        StepKind.Input => "input",
        StepKind.Operation => "operation",
        StepKind.Rounding => "rounding",
        StepKind.Judgement => "judgement",
        _ => "gap",
    };
}
