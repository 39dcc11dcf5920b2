using System.Text.RegularExpressions;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring;

/// <summary>
/// Makes of a case the one that may be published: without the names of persons, telephone and identity numbers, and
/// without the facts that it withholds. A leaf that rests on such a fact keeps its score as a declared one, so that
/// the totals still compute.
/// </summary>
public static partial class PublicEdition
{
    /// <summary>What stands for a withheld fact in a text.</summary>
    public const string Withheld = "（不公开）";

    /// <summary>What stands for the name of a person.</summary>
    public const string Somebody = "某某";

    private const string Reason = "依据的数据不公开，得分取自完整版";

    /// <summary>The text of the public case.</summary>
    /// <param name="caseText">The text of the full case.</param>
    /// <param name="card">The full case, scored.</param>
    /// <exception cref="ArgumentException">The text is not that of a case.</exception>
    public static string Of(string caseText, Scorecard card)
    {
        var root = YamlText.Read(caseText, new Sink("case.yaml", caseText)) ?? throw new ArgumentException("Not a case.", nameof(caseText));
        return YamlWriter.Write(new Redaction(card).Case(root));
    }

    private sealed class Redaction
    {
        private readonly Scorecard card;
        private readonly HashSet<string> withheld;
        private readonly HashSet<string> replaced;
        private readonly IReadOnlyList<string> names;
        private readonly Regex? values;

        public Redaction(Scorecard card)
        {
            this.card = card;
            var hidden = card.Case.Facts.Values.Where(fact => fact.Withheld is not null).ToList();
            withheld = [.. hidden.Select(fact => fact.Name)];
            replaced = [.. card.Case.Entries.Values.Where(entry => Mentions(entry.Support)).Select(entry => entry.Indicator)];
            var people = card.Case.Report?.People;
            // A single character would also be part of other words.
            names = [.. new[] { people?.PreparedBy, people?.Phone }.Concat(people?.Names ?? []).OfType<string>().Where(name => name.Length > 1).OrderByDescending(name => name.Length)];
            var printed = hidden.SelectMany(Printed).Select(Regex.Escape).ToList();
            values = printed.Count == 0 ? null : new Regex($@"(?<![\d.,])(?:{string.Join('|', printed)})(?![\d]|[.,]\d)", RegexOptions.CultureInvariant);
        }

        public YamlMap Case(YamlMap root) => Map(root, (key, value) => (key, value) switch
        {
            ("facts", YamlMap facts) => Map(facts, (name, fact) => withheld.Contains(name) ? null : Texts(fact, keepNumbers: true)),
            ("scores", YamlMap scores) => Map(scores, Entry),
            ("readings", YamlList readings) => readings with { Items = [.. readings.Items.Where(reading => !OfReplaced(reading)).Select(reading => Texts(reading, keepNumbers: true))] },
            ("report", YamlMap report) => Map(report, (name, part) => name == "people" ? null : Texts(part, keepNumbers: name == "tasks")),
            _ => Texts(value, keepNumbers: true),
        });

        private YamlNode Entry(string id, YamlNode entry)
        {
            // The key may be the leaf's code where the leaf also has a short id.
            if (card.Leaf(id) is not { } leaf || !replaced.Contains(leaf.Indicator.Id) || entry is not YamlMap map)
                return Texts(entry, keepNumbers: true);
            var kept = Map(map, (key, value) => key is "published" or "line" or "checked" or "because" ? Texts(value, keepNumbers: true) : null);
            kept.Entries["reason"] = (0, Text(Reason));
            if (leaf.Min == leaf.Max)
                kept.Entries["judgement"] = (0, Of(("score", Rounding.Text(leaf.Min, 10)), ("by", "完整版"), ("reason", Reason)));
            else
                kept.Entries["open"] = (0, Text("依据的数据不公开"));
            return kept;
        }

        private bool OfReplaced(YamlNode reading) =>
            reading is YamlMap map && map.Entries.TryGetValue("indicator", out var of) && of.Value is YamlScalar id && card.Leaf(id.Text) is { } leaf && replaced.Contains(leaf.Indicator.Id);

        /// <summary>Every text below a node, cleaned. With <paramref name="keepNumbers"/> a text that is nothing but a number is an amount, never a telephone.</summary>
        private YamlNode Texts(YamlNode node, bool keepNumbers) => node switch
        {
            // Arithmetic and parameters are no texts.
            YamlMap map => Map(map, (key, value) => key is "inputs" or "rule" ? value : Texts(value, keepNumbers)),
            YamlList list => list with { Items = [.. list.Items.Select(item => Texts(item, keepNumbers))] },
            YamlScalar scalar when keepNumbers && Rational.TryParse(scalar.Text, out _) => scalar,
            YamlScalar scalar => scalar with { Text = Clean(scalar.Text) },
            _ => node,
        };

        private string Clean(string text)
        {
            foreach (var name in names)
                text = text.Replace(name, Somebody, StringComparison.Ordinal);
            foreach (var fact in withheld)
                text = text.Replace($"{{{fact}}}", Withheld, StringComparison.Ordinal);
            text = values?.Replace(text, Withheld) ?? text;
            return Personal().Replace(text, "（号码不公开）");
        }

        private bool Mentions(Support support) => support switch
        {
            Inputs inputs => inputs.Numbers.Values.Concat(inputs.Progress).OfType<Arithmetic>().Any(one => one.Names.Any(withheld.Contains)) || inputs.Answers.Any(withheld.Contains),
            Parts parts => parts.Each.Any(Mentions),
            Vetoed vetoed => Mentions(vetoed.Rest),
            _ => false,
        };

        /// <summary>How the value of a fact may stand in a text.</summary>
        private static IEnumerable<string> Printed(Fact fact)
        {
            if (fact.Printed is { } printed)
                yield return printed;
            if (fact.Value is { } value)
                yield return Rounding.Text(value, 10);
            if (fact.Date is { } date)
            {
                yield return date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                yield return date.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        /// <summary>A map of the entries that <paramref name="change"/> keeps.</summary>
        private static YamlMap Map(YamlMap map, Func<string, YamlNode, YamlNode?> change)
        {
            var entries = new OrderedDictionary<string, (int Line, YamlNode Value)>(StringComparer.Ordinal);
            foreach (var (key, (line, value)) in map.Entries)
                if (change(key, value) is { } kept)
                    entries[key] = (line, kept);
            return new YamlMap(entries, map.Line);
        }

        private static YamlMap Of(params ReadOnlySpan<(string Key, string Text)> texts)
        {
            var entries = new OrderedDictionary<string, (int Line, YamlNode Value)>(StringComparer.Ordinal);
            foreach (var (key, text) in texts)
                entries[key] = (0, Text(text));
            return new YamlMap(entries, 0);
        }

        private static YamlScalar Text(string text) => new(text, Quoted: true, 0);
    }

    /// <summary>Mobile and landline numbers, numbers after a word for telephone, identity numbers; half or full width.</summary>
    [GeneratedRegex(
        """
        (?<![\d.])(?:\+?86[-\s]?)?[1１][3-9３-９]\d[-\s]?\d{4}[-\s]?\d{4}(?![\d.])
        |(?<![\d.])[0０]\d{2,3}[-—－\s]\d{7,8}(?![\d.])
        |(?<=(?:电话|手机|传真|热线)(?:号码)?[:：\s]?\s?)\d[\d\-—\s]{5,}\d
        |(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Personal();
}
