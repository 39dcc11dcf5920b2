using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>How each of the seven measures makes its actual; the leaf is worth 10 points.</summary>
[Shows("V-02c")]
public sealed class MeasureTests
{
    private const string Target = "{ kind: TARGET, target: 100, shortfall: actual/target";

    [Fact]
    public void COUNT_takes_a_fact_or_arithmetic_over_facts()
    {
        Sample.Leaf(Target + " }", "{ inputs: { value: a + b - 1 } }", Sample.Fact("a", "30"), Sample.Fact("b", "21")).Min.ShouldBe(5);
        Sample.Leaf(Target + " }", "{ inputs: { value: a } }", Sample.Fact("a", "50")).Min.ShouldBe(5);
    }

    [Theory]
    [InlineData("61.5", "62.46", 9.85)]
    [InlineData("1", "3", 3.33)]
    [InlineData("0", "3", 0)]
    [InlineData("2500000000", "5000000000", 5)]
    public void RATE_is_numerator_over_denominator(string numerator, string denominator, decimal score) =>
        Rate(numerator, denominator).Min.ShouldBe(score);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("5", "0")]
    [InlineData("0", "3 - 3")]
    [Shows("V-03c")]
    public void RATE_over_zero_is_open_over_the_range_of_the_rule(string numerator, string denominator)
    {
        foreach (var (rule, min, max) in new[]
        {
            ("{ kind: RATIO }", 0m, 10m),
            ("{ kind: STEP, measure: RATE, direction: below, at: 100, deduct: 1, floor: 2 }", 2m, 10m),
            ("{ kind: STEP, measure: RATE, direction: below, at: 100, deduct: 1, floor: 2, cut: \"(-∞, 60)\" }", 0m, 10m),
            ("""{ kind: BANDS, measure: RATE, bands: [{ in: "(-∞, 5)", points: 3 }, { in: "[5, ∞)", points: 10 }] }""", 3m, 10m),
            ("{ kind: BINARY, measure: RATE, full: \"[100, 100]\" }", 0m, 10m),
        })
        {
            var leaf = Sample.Leaf(rule, $"{{ inputs: {{ numerator: {numerator}, denominator: {denominator} }} }}");

            (leaf.Min, leaf.Max, leaf.Evidence, leaf.Exact).ShouldBe((min, max, Evidence.Open, null), rule);
            leaf.Working.Sentence.ShouldContain("分母为 0");
        }
    }

    [Theory]
    [InlineData("{ numerator: null, denominator: a }")]
    [InlineData("{ numerator: a, denominator: null }")]
    [InlineData("{ value: null }")]
    public void An_input_that_is_not_known_leaves_the_leaf_open(string inputs)
    {
        var leaf = Sample.Leaf("{ kind: RATIO }", $"{{ inputs: {inputs} }}", Sample.Fact("a", "5"));

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 10m, Evidence.Open));
    }

    [Theory]
    [InlineData("5", "3", 4)]
    [InlineData("3", "3", 0)]
    [InlineData("3", "5", 0)]
    [InlineData("5", "0", 10)]
    public void CHANGE_is_the_fall_from_the_prior_year(string prior, string current, decimal score) =>
        Change(prior, current, "not-computable").Min.ShouldBe(score);

    [Theory]
    [InlineData("not-computable", 0, 10, Evidence.Open)]
    [InlineData("none", 0, 0, Evidence.Computed)]
    [InlineData("full", 10, 10, Evidence.Computed)]
    [Shows("V-03c")]
    public void CHANGE_from_zero_is_what_the_rule_says(string zeroPrior, decimal min, decimal max, Evidence evidence)
    {
        foreach (var current in new[] { "0", "3" })
        {
            var leaf = Change("0", current, zeroPrior);

            (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((min, max, evidence));
        }
    }

    [Theory]
    [InlineData("2024-02-28", "2024-03-01", 10, "2024-02-28 比 2024-03-01 早 2 天")]
    [InlineData("2024-03-01", "2024-03-01", 10, "2024-03-01 正是期限当天")]
    [InlineData("2024-03-02", "2024-03-01", 9.5, "2024-03-02 比 2024-03-01 晚 1 天")]
    [InlineData("2025-03-01", "2024-03-01", 0, "2025-03-01 比 2024-03-01 晚 365 天")]
    public void DAYS_counts_days_after_the_deadline(string actual, string due, decimal score, string sentence)
    {
        var leaf = Sample.Leaf("{ kind: STEP, measure: DAYS, direction: above, deduct: 0.5 }", "{ inputs: { actual: a, due: b } }", Sample.Fact("a", actual), Sample.Fact("b", due));

        leaf.Min.ShouldBe(score);
        leaf.Working.Sentence.ShouldStartWith(sentence);
    }

    [Fact]
    public void SURVEY5_is_the_mean_of_all_answers_or_of_the_questions()
    {
        string[] facts = [Sample.Fact("a", "[10, 0, 0, 0, 0]"), Sample.Fact("b", "[0, 0, 0, 0, 30]")];

        Survey("", facts).Min.ShouldBe(2.5m);
        Survey(", over: answers", facts).Min.ShouldBe(2.5m);
        Survey(", over: respondents", facts).Min.ShouldBe(5);
    }

    [Theory]
    [InlineData("[1, 0, 0, 0, 0]", 10)]
    [InlineData("[0, 1, 0, 0, 0]", 7.5)]
    [InlineData("[0, 0, 1, 0, 0]", 5)]
    [InlineData("[0, 0, 0, 1, 0]", 2.5)]
    [InlineData("[0, 0, 0, 0, 1]", 0)]
    public void SURVEY5_values_the_five_answers(string counts, decimal score) =>
        Survey("", Sample.Fact("a", counts), Sample.Fact("b", "[0, 0, 0, 0, 0]")).Min.ShouldBe(score);

    [Fact]
    [Shows("V-05c")]
    public void SURVEY5_without_an_answer_is_open()
    {
        foreach (var over in new[] { "", ", over: respondents" })
        {
            var leaf = Survey(over, Sample.Fact("a", "[0, 0, 0, 0, 0]"), Sample.Fact("b", "[0, 0, 0, 0, 0]"));

            (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 10m, Evidence.Open));
        }
    }

    [Fact]
    public void A_printed_value_may_stand_for_the_measure()
    {
        Sample.Score("{ kind: RATIO, measure: SURVEY5 }", "95").ShouldBe(9.5m);
        Sample.Score("{ kind: STEP, measure: DAYS, deduct: 0.5 }", "3").ShouldBe(8.5m);
        Sample.Score("""{ kind: BANDS, measure: CHANGE, bands: [{ in: "(-∞, 0]", points: 0 }, { in: "(0, ∞)", points: 10 }] }""", "-3").ShouldBe(0);
    }

    private static LeafScore Rate(string numerator, string denominator) =>
        Sample.Leaf("{ kind: RATIO }", "{ inputs: { numerator: a, denominator: b } }", Sample.Fact("a", numerator), Sample.Fact("b", denominator));

    private static LeafScore Change(string prior, string current, string zeroPrior) =>
        Sample.Leaf(Target + $", measure: CHANGE, zeroPrior: {zeroPrior} }}", "{ inputs: { prior: a, current: b } }", Sample.Fact("a", prior), Sample.Fact("b", current));

    private static LeafScore Survey(string over, params string[] facts) =>
        Sample.Leaf($"{{ kind: RATIO, measure: SURVEY5{over} }}", "{ inputs: { answers: [a, b] } }", facts);
}
