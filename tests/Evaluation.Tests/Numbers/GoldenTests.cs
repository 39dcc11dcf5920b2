using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

/// <summary>
/// <c>golden.tsv</c>, made by an oracle outside the product (<c>golden.mjs</c> names each operation), run through the
/// library: scores through a framework and a case, the rest through the numbers themselves.
/// </summary>
public sealed class GoldenTests
{
    private const string NotComputable = "n/c";

    private static readonly IReadOnlyList<Row> Rows =
        [.. File.ReadLines(Checkout.Path("tests", "Evaluation.Tests", "Numbers", "golden.tsv")).Skip(1).Select(Row.Read)];

    [Fact]
    [Shows("V-03d")]
    [Shows("V-03e")]
    public void Every_golden_row_comes_out_as_the_oracle_says()
    {
        var failures = Rows
            .Select(row => (row, actual: Run(row)))
            .Where(r => r.actual != r.row.Expected)
            .Select(r => $"{r.row.Id}: {string.Join(",", r.row.Inputs)} gives {r.actual}, expected {r.row.Expected} ({r.row.Note})")
            .ToList();

        failures.ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-03d")]
    public void There_are_a_thousand_golden_rows_and_sixty_of_each_kind()
    {
        Rows.Count.ShouldBeGreaterThanOrEqualTo(1000);
        Rows.Select(r => r.Id).Distinct().Count().ShouldBe(Rows.Count);
        Rows.CountBy(r => r.Operation).Where(c => c.Value < 60).ShouldBeEmpty();
        Rows.ShouldContain(r => r.Operation == "percent" && r.Inputs[0] == "973" && r.Inputs[1] == "1000" && r.Expected == "97.3");
        Rows.ShouldContain(r => r.Operation == "round" && r.Inputs[0] == "1.005" && r.Inputs[1] == "2" && r.Expected == "1.01");
    }

    private static string Run(Row row)
    {
        var inputs = row.Inputs;
        var places = int.TryParse(inputs[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : 0;
        return row.Operation switch
        {
            "div-round" => Fixed(Compute("a / b", inputs), places),
            "mul-div" => Fixed(Compute("a * b / c", inputs), places),
            "div-mul" => Both(Compute("a / b * c", inputs), Compute("a * c / b", inputs)),
            "percent" => Fixed(new Ratio(Number(inputs[0]), Number(inputs[1])).Percent, places),
            "permille" => Fixed(Compute("a / b * 1000", inputs), places),
            "wan" => new Money(Decimal(inputs[0])).ToWan().ToString(CultureInfo.InvariantCulture),
            "yuan" => Exact(Money.FromWan(Decimal(inputs[0])).Yuan),
            "round" => Rounding.HalfUp(Number(inputs[0]), places).ToString(CultureInfo.InvariantCulture),
            "truncate" => Rounding.Truncate(Number(inputs[0]), places).ToString(CultureInfo.InvariantCulture),
            "change" => Fixed(Ratio.Fall(Number(inputs[0]), Number(inputs[1])).Percent, places),
            "sum" => Exact(Compute(string.Join(" + ", inputs.Select((_, i) => (char)('a' + i))), inputs)),
            "ratio-score" => Fixed(Score("{ kind: RATIO }", inputs[2], Rate, inputs[0], inputs[1]), places),
            "over-zero" => Fixed(Score("{ kind: RATIO, overZero: indicator }", inputs[2], Rate, inputs[0], inputs[1]), places),
            "target-score" => Fixed(Score($"{{ kind: TARGET, target: {inputs[1]}, shortfall: actual/target }}", inputs[2], Count, inputs[0]), places),
            "step-ceil" => Exact(Score(Step(inputs, "ceil"), inputs[4], Count, inputs[0])),
            "step-exact" => Exact(Score(Step(inputs, "exact"), inputs[4], Count, inputs[0])),
            "survey5" => Fixed(Score("{ kind: RATIO, measure: SURVEY5 }", "99", "{ answers: [a] }", $"[{string.Join(", ", inputs[..5])}]") * 100 / 99, places),
            _ => "an operation without a test",
        };
    }

    private const string Rate = "{ numerator: a, denominator: b }";

    private const string Count = "{ value: a }";

    private static string Step(string[] inputs, string partial) =>
        $"{{ kind: STEP, direction: below, at: {inputs[1]}, size: {inputs[2]}, deduct: {inputs[3]}, partialStep: {partial} }}";

    /// <summary>The unrounded score of a leaf; nothing where it stays open, and then over its whole range.</summary>
    private static Rational? Score(string rule, string weight, string inputs, params string[] values)
    {
        var leaf = Sample.Card(
            Sample.Framework(rule, weight),
            $"{{ inputs: {inputs} }}",
            [.. values.Select((value, i) => Sample.Fact(((char)('a' + i)).ToString(), value))]).Leaf("A")!;
        leaf.Min.ShouldBe(leaf.Evidence == Evidence.Open ? 0 : Rounding.HalfUp(leaf.Exact!.Value, 2));
        leaf.Max.ShouldBe(leaf.Evidence == Evidence.Open ? Decimal(weight) : leaf.Min);
        return leaf.Exact;
    }

    private static Rational? Compute(string expression, string[] inputs) =>
        Arithmetic.Parse(expression).Evaluate(name => Number(inputs[name[0] - 'a']));

    private static string Fixed(Rational? value, int places) => value is { } v ? Rounding.Text(v, places, keepZeros: true) : NotComputable;

    private static string Exact(Rational? value) => value is { } v ? Rounding.Text(v, 28) : NotComputable;

    private static string Both(Rational? one, Rational? other) => one == other ? Exact(one) : $"{Exact(one)} or {Exact(other)}, by the order";

    private static Rational Number(string text) => Decimal(text);

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(string Id, string Operation, string[] Inputs, string Expected, string Note)
    {
        public static Row Read(string line)
        {
            var cells = line.Split('\t');
            return new Row(cells[0], cells[1], cells[2].Split(','), cells[3], cells[4]);
        }
    }
}
