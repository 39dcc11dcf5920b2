using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>Two thousand frameworks and cases drawn from a fixed seed; what must hold for every one of them.</summary>
public sealed class PropertyTests
{
    private static readonly Lazy<IReadOnlyList<Drawn>> All = new(() => [.. Enumerable.Range(0, 2000).Select(i => new Drawn(new Random(31 * i)))]);

    [Fact]
    [Shows("V-05d")]
    [Shows("V-06d")]
    public void Intervals_lie_within_the_weight_and_totals_are_sums()
    {
        foreach (var card in All.Value.Select(d => d.Card()))
        {
            foreach (var leaf in card.Leaves)
            {
                leaf.Min.ShouldBeInRange(0, leaf.Max);
                (leaf.Max <= leaf.Indicator.Weight).ShouldBeTrue();
                if (leaf.Evidence != Evidence.Open)
                    leaf.Max.ShouldBe(leaf.Min);
                if (leaf.Exact is { } exact)
                    Rounding.HalfUp(exact, 2).ShouldBe(leaf.Min);
            }
            card.Totals.Min.ShouldBe(card.Leaves.Sum(l => l.Min));
            card.Totals.Max.ShouldBe(card.Leaves.Sum(l => l.Max));
            card.Points.All.ShouldBe(100);
            if (card.Leaves.All(l => l.Checked is not null))
                card.Totals.Checked.ShouldBe(card.Leaves.Sum(l => l.Checked));
            else
                card.Totals.Checked.ShouldBeNull();
        }
        All.Value.SelectMany(d => d.Card().Leaves).CountBy(l => l.Evidence).Count().ShouldBe(4);
        All.Value.SelectMany(d => d.Card().Leaves).CountBy(l => l.Indicator.Rule!.Kind).Count().ShouldBe(10);
    }

    [Fact]
    [Shows("V-05d")]
    public void Settling_an_open_leaf_keeps_the_total_inside_the_interval()
    {
        var settled = 0;
        foreach (var drawn in All.Value)
        {
            var before = drawn.Card();
            foreach (var open in before.Leaves.Where(l => l.Evidence == Evidence.Open && drawn.IsUnknown(l.Indicator.Id)))
            {
                var after = drawn.Settled(open.Indicator.Id);
                var leaf = after.Leaf(open.Indicator.Id)!;
                leaf.Min.ShouldBeGreaterThanOrEqualTo(open.Min, drawn.Text);
                leaf.Max.ShouldBeLessThanOrEqualTo(open.Max, drawn.Text);
                after.Totals.Min!.Value.ShouldBeGreaterThanOrEqualTo(before.Totals.Min!.Value);
                after.Totals.Max!.Value.ShouldBeLessThanOrEqualTo(before.Totals.Max!.Value);
                settled++;
            }
        }
        settled.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void The_order_of_the_leaves_changes_no_score()
    {
        foreach (var drawn in All.Value)
        {
            var (there, back) = (drawn.Card(), drawn.Reversed());

            back.Totals.ShouldBe(there.Totals with { Alternatives = back.Totals.Alternatives });
            back.Points.ShouldBe(there.Points);
            foreach (var leaf in there.Leaves)
                (back.Leaf(leaf.Indicator.Id)!.Min, back.Leaf(leaf.Indicator.Id)!.Max, back.Leaf(leaf.Indicator.Id)!.Evidence).ShouldBe((leaf.Min, leaf.Max, leaf.Evidence));
        }
    }

    [Fact]
    [Shows("V-04b")]
    public void No_working_shows_a_fraction_or_a_doubled_mark()
    {
        foreach (var leaf in All.Value.Select(d => d.Card()).Concat(Corpus.Ids.Select(Corpus.Score)).SelectMany(c => c.Leaves))
        {
            leaf.Working.Sentence.ShouldNotBeEmpty();
            foreach (var step in leaf.Working.Steps)
            {
                step.Text.ShouldNotMatch(@"\d/\d|[；，：。]{2}|  |\d\.?0{7}|Rational|Phrase");
                step.Text.ShouldNotMatch(@"[！!]");
            }
            leaf.Working.Sentence.ShouldNotMatch("[；，：。]{2}");
        }
    }

    /// <summary>A framework of two to six leaves, and for each an entry of some kind and one that settles it.</summary>
    private sealed class Drawn
    {
        private readonly List<(string Id, string Rule, decimal Weight, string Entry, string Settling)> leaves = [];

        private Scorecard? card;

        public Drawn(Random chance)
        {
            var count = chance.Next(2, 7);
            var left = 100m;
            for (var i = 0; i < count; i++)
            {
                var weight = i == count - 1 ? left : chance.Next(2, (int)(left * 2) - (2 * (count - i))) / 2m;
                left -= weight;
                var (rule, entry, settling) = Leaf(chance, weight);
                leaves.Add(($"L{i}", rule, weight, entry, settling));
            }
        }

        public string Text => string.Join("\n", leaves);

        public Scorecard Card() => card ??= Evaluate(false, leaf => leaf.Entry);

        public Scorecard Reversed() => Evaluate(true, leaf => leaf.Entry);

        /// <summary>Whether something is missing; a known value whose rule allows two readings is not.</summary>
        public bool IsUnknown(string id) =>
            leaves.Single(l => l.Id == id).Entry is var entry && (entry.Contains("open:", StringComparison.Ordinal) || entry.Contains("null", StringComparison.Ordinal) || entry.StartsWith("judgement", StringComparison.Ordinal));

        public Scorecard Settled(string id) => Evaluate(false, leaf => leaf.Id == id ? leaf.Settling : leaf.Entry);

        private static (string Rule, string Entry, string Settling) Leaf(Random chance, decimal weight)
        {
            var half = weight / 2;
            string[] inputs = ["inputs: { value: null }", $"inputs: {{ value: {Number(chance, -20, 130)} }}", $"statement: {{ value: {Number(chance, 0, 130)}, text: 无 }}", "open: 无", $"judgement: {{ score: {Points(chance, weight)}, by: 某组{(chance.Next(2) == 0 ? ", reason: 缺" : "")} }}"];
            var value = $"inputs: {{ value: {Number(chance, -20, 130)} }}";
            var judged = $"judgement: {{ score: {Points(chance, weight)}, by: 某组, reason: 缺 }}";
            string[] person = ["open: 无", judged, $"judgement: {{ score: {Points(chance, weight)}, by: 某组 }}"];
            string[] met = ["open: 无", "judgement: { met: all, by: 某组 }", "judgement: { met: [2], by: 某组 }", "statement: { met: all, text: 无 }"];
            string Of(string[] entries) => chance.GetItems(entries, 1)[0];
            var partial = Of(["ceil", "exact", "floor", "open"]);
            return chance.Next(10) switch
            {
                0 => ($"kind: CHECK, items: [{{ text: 甲, points: {half} }}, {{ text: 乙, points: {half} }}]{(chance.Next(2) == 0 ? ", gate: [1]" : "")}", Of(met), "judgement: { met: [1], by: 某组, reason: 缺 }"),
                1 => ($"kind: RATIO, overZero: {Of(["none", "part", "indicator"])}", Of(inputs), value),
                2 => ($"kind: TARGET, measure: RATE, target: {chance.Next(1, 120)}, shortfall: {Of(["actual/target", "actual", "open"])}", Of(inputs), value),
                3 => ($"kind: STEP, at: {chance.Next(0, 100)}, direction: {Of(["above", "below"])}, size: {chance.Next(1, 30) / 4m}, deduct: {Points(chance, weight) + 0.01m:0.##}, partialStep: {partial}, floor: {(chance.Next(2) == 0 ? 0 : half)}".Replace($"deduct: {weight + 0.01m:0.##}", $"deduct: {weight}", StringComparison.Ordinal), Of(inputs), value),
                4 => ($"kind: BANDS, bands: [{{ in: \"(-∞, 50)\", points: {Points(chance, weight)} }}, {{ in: \"[50, ∞)\", points: {weight} }}]", Of(inputs), value),
                5 => ("kind: BINARY, full: \"(-∞, 50]\"", Of(inputs), value),
                6 => ($"kind: GRADE, levels: [{{ name: 好, share: {chance.Next(50, 101)} }}, {{ name: 差, share: {chance.Next(0, 50)} }}]", Of(["open: 无", "inputs: { level: 好 }", "statement: { level: 差, text: 无 }", "judgement: { level: 差, by: 某组 }"]), "inputs: { level: 差 }"),
                7 => ($"kind: QTR, plan: [25, 50, 75, 100], quarters: [{weight / 8}, {weight / 8}, {weight / 8}, {weight / 8}], averageWeight: {half}, average: {Of(["raw", "ratio", "open"])}, capRatios: {Of(["true", "false", "open"])}", "inputs: { progress: [null, 40, null, null] }", $"inputs: {{ progress: [{chance.Next(0, 41)}, 40, {chance.Next(40, 70)}, {chance.Next(70, 150)}] }}"),
                8 => ("kind: EXPERT", Of(person), judged),
                _ => ($"kind: SUM, parts: [{{ name: 甲, weight: {half}, kind: RATIO, overZero: {Of(["none", "part", "indicator"])} }}, {{ name: 乙, weight: {half}, kind: STEP, direction: count, deduct: {half / 4}, floor: {half / 4}, partialStep: {partial} }}]", Of(["open: 无", $"parts: [{{ {value} }}, {{ open: 无 }}]", $"parts: [{{ open: 无 }}, {{ {value} }}]", $"parts: [{{ {value} }}, {{ {value} }}]"]), $"parts: [{{ {value} }}, {{ {value} }}]"),
            };
        }

        private static string Number(Random chance, int from, int to) => (chance.Next(from * 100, to * 100) / 100m).ToString(CultureInfo.InvariantCulture);

        private static decimal Points(Random chance, decimal weight) => chance.Next(0, (int)(weight * 4) + 1) / 4m;

        private Scorecard Evaluate(bool reversed, Func<(string Id, string Rule, decimal Weight, string Entry, string Settling), string> entry)
        {
            var ordered = reversed ? leaves.AsEnumerable().Reverse().ToList() : leaves;
            var framework = Framework.Read("f.yaml",
                "framework: drawn\ntitle: 抽样\nregime: 项目支出\nyear: 2024\nbasis: 《办法》\nrounding: { score: 2, total: 2 }\nindicators:\n"
                + string.Concat(ordered.Select(l => string.Create(CultureInfo.InvariantCulture, $"  - {{ code: c{l.Id}, ref: {l.Id}, name: 指标, weight: {l.Weight}, rule: {{ {l.Rule} }} }}\n"))));
            framework.Problems.ShouldBeEmpty(Text);
            var subject = Case.Read("c.yaml",
                "case: drawn\ntitle: 抽样\nunit: 某局\nyear: 2024\nkind: 项目支出\nframework: drawn\nscores:\n"
                + string.Concat(leaves.Select((l, i) => $"  {l.Id}: {{ {(i % 3 == 0 ? "published: 1, " : "")}{entry(l)} }}\n")), framework.Value);
            subject.Problems.ShouldBeEmpty(Text);
            return Evaluator.Evaluate(subject.Value!, framework.Value);
        }
    }
}
