using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring.Rules;

/// <summary>The quarterly composite: 2 points a quarter against 25, 50, 75 and 100 per cent, and 2 for the average.</summary>
[Shows("V-02a")]
[Shows("V-02c")]
public sealed class QuarterRuleTests
{
    [Theory]
    [InlineData("raw", "false", "25, 50, 75, 100", 9.25)]
    [InlineData("ratio", "false", "25, 50, 75, 100", 10)]
    [InlineData("raw", "false", "20.85, 39.92, 73.61, 94.51", 8.26)]
    [InlineData("ratio", "false", "20.85, 39.92, 73.61, 94.51", 8.9)]
    [InlineData("ratio", "true", "50, 50, 50, 50", 7.92)]
    [InlineData("ratio", "false", "50, 50, 50, 50", 10)]
    [InlineData("raw", "true", "50, 50, 50, 50", 7.33)]
    [InlineData("raw", "true", "0, 0, 0, 0", 0)]
    public void All_quarters_and_all_parameters_known_give_one_score(string average, string cap, string progress, decimal score)
    {
        var leaf = Leaf(average, cap, progress);

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((score, score, Evidence.Computed));
    }

    [Theory]
    [InlineData("open", "false", 9.25, 10)]
    [InlineData("ratio", "open", 10, 10)]
    [InlineData("open", "open", 9.25, 10)]
    [Shows("V-02d")]
    public void An_open_parameter_gives_the_span_of_both_readings(string average, string cap, decimal min, decimal max)
    {
        var leaf = Leaf(average, cap, "25, 50, 75, 100");

        (leaf.Min, leaf.Max).ShouldBe((min, max));
    }

    [Theory]
    [InlineData("ratio", "true", "null, 50, 75, 100", 7.5, 10)]
    [InlineData("ratio", "true", "25, null, 75, 100", 8.75, 10)]
    [InlineData("ratio", "true", "25, 50, 75, null", 9.38, 10)]
    [InlineData("ratio", "true", "0, null, null, null", 0, 7.5)]
    [InlineData("ratio", "false", "0, null, null, null", 0, 10)]
    [InlineData("raw", "true", "0, 0, 0, null", 0, 10)]
    [InlineData("raw", "true", "25, null, 75, 100", 8.13, 9.38)]
    [Shows("V-05d")]
    public void An_unknown_quarter_lies_between_its_neighbours(string average, string cap, string progress, decimal min, decimal max)
    {
        var leaf = Leaf(average, cap, progress);

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((min, max, Evidence.Open));
    }

    [Fact]
    public void Printed_progress_that_falls_still_gives_a_span_in_order()
    {
        var leaf = Leaf("ratio", "true", "25, 50, null, 30");

        leaf.Min.ShouldBeLessThan(leaf.Max);
    }

    [Fact]
    public void Without_any_quarter_the_leaf_is_open_over_its_weight()
    {
        var leaf = Leaf("raw", "false", "null, null, null, null");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 10m, Evidence.Open));
    }

    private static LeafScore Leaf(string average, string cap, string progress) =>
        Sample.Leaf(
            $"{{ kind: QTR, plan: [25, 50, 75, 100], quarters: [2, 2, 2, 2], averageWeight: 2, average: {average}, capRatios: {cap} }}",
            $"{{ inputs: {{ progress: [{progress}] }} }}");
}
