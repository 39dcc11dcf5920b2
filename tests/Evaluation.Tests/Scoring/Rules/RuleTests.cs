using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring.Rules;

/// <summary>Each of the ten kinds by its own formula, on its borders and just beside them; the leaf is worth 10 points.</summary>
[Shows("V-02a")]
public sealed class RuleTests
{
    private const string Checklist = "{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 3.5 }, { text: 丙, points: 2.5 }], partial: true";

    [Theory]
    [InlineData("met: all", 10)]
    [InlineData("met: [1, 2, 3]", 10)]
    [InlineData("met: [1], reason: 缺", 4)]
    [InlineData("met: [3, 2], reason: 缺", 6)]
    [InlineData("met: [], reason: 缺", 0)]
    [InlineData("score: 9.75, reason: 缺", 9.75)]
    public void CHECK_adds_the_points_of_the_items_met(string judgement, decimal score) =>
        Judged(Checklist + " }", judgement, score);

    [Theory]
    [InlineData("met: [1, 2], reason: 缺", 7.5)]
    [InlineData("met: [2, 3], reason: 缺", 0)]
    [InlineData("met: [], reason: 缺", 0)]
    [Shows("V-02b")]
    [Shows("V-02e")]
    public void A_GATE_item_that_is_not_met_takes_all_points(string judgement, decimal score) =>
        Judged(Checklist + ", gate: [1] }", judgement, score);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("98.46", 9.85)]
    [InlineData("98.45", 9.85)]
    [InlineData("98.44", 9.84)]
    [InlineData("100", 10)]
    [InlineData("100.01", 10)]
    [InlineData("250", 10)]
    public void RATIO_is_rate_times_weight_capped_at_one(string rate, decimal score) =>
        Sample.Score("{ kind: RATIO }", rate).ShouldBe(score);

    [Theory]
    [InlineData("part", "100", 10)]
    [InlineData("part", "100.0000000001", 0)]
    [InlineData("indicator", "99.99", 10)]
    [InlineData("indicator", "100.01", 0)]
    [Shows("V-02b")]
    public void OVER_ZERO_gives_nothing_above_a_hundred_per_cent(string scope, string rate, decimal score) =>
        Sample.Score($"{{ kind: RATIO, overZero: {scope} }}", rate).ShouldBe(score);

    [Fact]
    [Shows("V-02b")]
    public void A_rate_without_cap_still_ends_at_the_weight() =>
        Sample.Score("{ kind: RATIO, cap: false }", "130").ShouldBe(10);

    [Theory]
    [InlineData("actual/target", "95", 10)]
    [InlineData("actual/target", "94.99", 10.00)]
    [InlineData("actual/target", "90", 9.47)]
    [InlineData("actual/target", "95.01", 10)]
    [InlineData("actual/target", "-1", 0)]
    [InlineData("actual", "95", 10)]
    [InlineData("actual", "94.99", 9.5)]
    [InlineData("actual", "90", 9)]
    public void TARGET_is_full_from_the_target_on(string shortfall, string actual, decimal score) =>
        Sample.Score($"{{ kind: TARGET, measure: RATE, target: 95, shortfall: {shortfall} }}", actual).ShouldBe(score);

    [Fact]
    [Shows("V-02d")]
    public void TARGET_with_an_open_shortfall_gives_both_readings()
    {
        var leaf = Sample.Valued("{ kind: TARGET, measure: RATE, target: 95, shortfall: open }", "90");

        leaf.Evidence.ShouldBe(Evidence.Open);
        (leaf.Min, leaf.Max).ShouldBe((9m, 9.47m));
        Sample.Score("{ kind: TARGET, measure: RATE, target: 95, shortfall: open }", "95").ShouldBe(10);
    }

    [Theory]
    [InlineData("ceil", "100", 10)]
    [InlineData("ceil", "99.9999999999", 9.5)]
    [InlineData("ceil", "98", 9.5)]
    [InlineData("ceil", "97.9999999999", 9)]
    [InlineData("floor", "98.0000000001", 10)]
    [InlineData("floor", "98", 9.5)]
    [InlineData("floor", "96.01", 9.5)]
    [InlineData("exact", "98", 9.5)]
    [InlineData("exact", "97", 9.25)]
    [InlineData("exact", "99.96", 9.99)]
    [InlineData("ceil", "100.5", 10)]
    [Shows("V-03e")]
    public void STEP_below_the_base_counts_started_steps_as_it_says(string partial, string value, decimal score) =>
        Sample.Score($"{{ kind: STEP, measure: RATE, direction: below, at: 100, size: 2, deduct: 0.5, partialStep: {partial} }}", value).ShouldBe(score);

    [Theory]
    [InlineData("98", 9.5, 9.5)]
    [InlineData("97.9999999999", 9, 9.5)]
    [InlineData("99.5", 9.5, 10)]
    [InlineData("100", 10, 10)]
    [Shows("V-02d")]
    public void STEP_with_an_open_partial_step_gives_both_readings(string value, decimal min, decimal max)
    {
        var leaf = Sample.Valued("{ kind: STEP, measure: RATE, direction: below, at: 100, size: 2, deduct: 0.5, partialStep: open }", value);

        (leaf.Min, leaf.Max).ShouldBe((min, max));
        leaf.Evidence.ShouldBe(min == max ? Evidence.Computed : Evidence.Open);
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("9", 10)]
    [InlineData("10.01", 9)]
    [InlineData("12", 8)]
    public void STEP_above_the_base_costs_points_on_that_side(string value, decimal score) =>
        Sample.Score("{ kind: STEP, measure: RATE, direction: above, at: 10, deduct: 1, partialStep: ceil }", value).ShouldBe(score);

    [Theory]
    [InlineData("0", 10)]
    [InlineData("1", 6)]
    [InlineData("2", 2)]
    [InlineData("3", 0)]
    [InlineData("-1", 10)]
    [Shows("V-02b")]
    public void STEP_by_count_goes_down_to_zero_and_no_further(string value, decimal score) =>
        Sample.Score("{ kind: STEP, direction: count, deduct: 4 }", value).ShouldBe(score);

    [Theory]
    [InlineData("8", 2)]
    [InlineData("9", 1.5)]
    [InlineData("100", 1.5)]
    [Shows("V-02b")]
    public void STEP_stops_at_its_floor(string value, decimal score) =>
        Sample.Score("{ kind: STEP, direction: count, deduct: 1, floor: 1.5 }", value).ShouldBe(score);

    [Theory]
    [InlineData("60", 4)]
    [InlineData("59.9999999999", 0)]
    [InlineData("-1", 0)]
    [Shows("V-02b")]
    public void CUT_gives_nothing_at_once(string value, decimal score) =>
        Sample.Score("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1, partialStep: ceil, floor: 1, cut: \"(-∞, 60)\" }", value).ShouldBe(score);

    [Theory]
    [InlineData("89.9999999999", 0)]
    [InlineData("90", 6)]
    [InlineData("94.9999999999", 6)]
    [InlineData("95", 10)]
    [InlineData("1000", 10)]
    public void BANDS_give_fixed_points(string value, decimal score) =>
        Sample.Score("""{ kind: BANDS, measure: RATE, bands: [{ in: "[95, ∞)", points: 10 }, { in: "(-∞, 90)", points: 0 }, { in: "[90, 95)", points: 6 }] }""", value).ShouldBe(score);

    [Fact]
    public void A_value_outside_all_BANDS_is_open_over_their_points()
    {
        var leaf = Sample.Valued("""{ kind: BANDS, bands: [{ in: "[0, 5)", points: 2 }, { in: "[5, 9]", points: 10 }] }""", "9.1");

        leaf.Evidence.ShouldBe(Evidence.Open);
        (leaf.Min, leaf.Max).ShouldBe((2m, 10m));
    }

    [Theory]
    [InlineData("0", 10)]
    [InlineData("0.0000000001", 0)]
    [InlineData("1", 0)]
    [InlineData("-1", 0)]
    public void BINARY_is_all_or_nothing(string value, decimal score) =>
        Sample.Score("{ kind: BINARY, full: \"[0, 0]\" }", value).ShouldBe(score);

    [Theory]
    [InlineData("level: 明显", 10)]
    [InlineData("level: 一般, reason: 缺", 6)]
    [InlineData("level: 差, reason: 缺", 1.5)]
    public void GRADE_gives_a_share_of_the_weight_or_points(string judgement, decimal score) =>
        Judged("{ kind: GRADE, levels: [{ name: 明显, share: 100 }, { name: 一般, share: 60 }, { name: 差, points: 1.5 }] }", judgement, score);

    [Fact]
    [Shows("V-02c")]
    public void GRADE_of_a_declared_level_is_computed()
    {
        var leaf = Sample.Leaf("{ kind: GRADE, levels: [{ name: 明显, share: 100 }, { name: 一般, share: 60 }] }", "{ inputs: { level: 一般 } }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((6m, 6m, Evidence.Computed));
    }

    [Theory]
    [InlineData("score: 10", 10)]
    [InlineData("score: 0, reason: 缺", 0)]
    [InlineData("score: 7.35, reason: 缺", 7.35)]
    public void EXPERT_takes_what_a_person_gives_with_a_reason(string judgement, decimal score) =>
        Judged("{ kind: EXPERT }", judgement, score);

    [Fact]
    [Shows("V-02b")]
    public void NA_FULL_earns_the_full_weight()
    {
        var leaf = Sample.Leaf("{ kind: RATIO, notApplicable: full }", "{ notApplicable: { reason: 当年没有采购, by: 某组 } }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((10m, 10m, Evidence.Judged));
        leaf.Working.Sentence.ShouldBe("不适用（某组：当年没有采购），按评分标准计满分，得 10.00 分");
    }

    [Fact]
    [Shows("V-02b")]
    [Shows("V-02e")]
    public void VETO_of_the_indicator_takes_all_points()
    {
        var leaf = Sample.Leaf("{ kind: EXPERT, veto: 挪用资金 }", "{ vetoed: { reason: 挪用两笔, by: 某组 } }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 0m, Evidence.Judged));
    }

    [Theory]
    [InlineData(2, ", judgement: { met: [1, 3], by: 某组 }", 6.5, 6.5, Evidence.Judged)]
    [InlineData(2, ", judgement: { met: [1], by: 某组, reason: 缺 }", 4, 4, Evidence.Judged)]
    [InlineData(2, ", judgement: { met: [1], by: 某组 }", 0, 6.5, Evidence.Open)]
    [InlineData(2, ", judgement: { score: 6.5, by: 某组 }", 6.5, 6.5, Evidence.Judged)]
    [InlineData(2, "", 0, 6.5, Evidence.Open)]
    [InlineData(1, ", judgement: { met: [2, 3], by: 某组 }", 6, 6, Evidence.Judged)]
    [Shows("V-02e")]
    public void VETO_of_an_item_takes_only_that_items_points(int item, string rest, decimal min, decimal max, Evidence evidence)
    {
        var leaf = Sample.Leaf(Checklist + $", veto: {{ when: 没有材料, scope: item {item} }} }}", $"{{ vetoed: {{ reason: 拿不出材料, by: 某组 }}{rest} }}");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((min, max, evidence));
    }

    [Fact]
    [Shows("V-02e")]
    public void VETO_of_a_part_leaves_the_other_parts_of_a_sum()
    {
        const string sum = "{ kind: SUM, veto: { when: 挪用, scope: item 1 }, parts: [{ name: 甲, weight: 4, kind: EXPERT }, { name: 乙, weight: 6, kind: RATIO }] }";

        var known = Sample.Leaf(sum, "{ vetoed: { reason: 挪用, by: 某组 }, parts: [{ judgement: { score: 4, by: 某组 } }, { inputs: { value: a } }] }", Sample.Fact("a", "50"));
        var unknown = Sample.Leaf(sum, "{ vetoed: { reason: 挪用, by: 某组 } }");

        (known.Min, known.Max, known.Evidence).ShouldBe((3m, 3m, Evidence.Judged));
        (unknown.Min, unknown.Max, unknown.Evidence).ShouldBe((0m, 6m, Evidence.Open));
    }

    [Theory]
    [InlineData("item 2", ", judgement: { met: [1], by: 部门自评 }", 1)]
    [InlineData("indicator", "", 0)]
    [Shows("V-02e")]
    public void The_veto_of_Y09_works_on_the_scope_that_its_framework_states(string scope, string rest, decimal score)
    {
        var framework = Anlan.Evaluation.Frameworks.Framework.Read("f.yaml", Corpus.FrameworkText("shenzhen-department-2023").Replace("scope: item 2", $"scope: {scope}")).Value!;
        var text = Corpus.CaseText("yantian-2023").Replace(
            "  Y09:\n    published: 2\n    line: 281\n    judgement: { met: all, by: 部门自评 }",
            $"  Y09: {{ published: 2, line: 281, vetoed: {{ reason: 拿不出检查材料, by: 部门自评 }}{rest} }}");
        var loaded = Case.Read("c.yaml", text, framework);
        loaded.Problems.ShouldBeEmpty();

        Evaluator.Evaluate(loaded.Value!, framework).Leaf("Y09")!.Min.ShouldBe(score);
    }

    [Theory]
    [InlineData("part", "100", 10)]
    [InlineData("part", "100.01", 6)]
    [InlineData("indicator", "100", 10)]
    [InlineData("indicator", "100.01", 0)]
    [Shows("V-02b")]
    public void OVER_ZERO_in_a_sum_takes_the_part_or_the_whole_indicator(string scope, string rate, decimal score)
    {
        var leaf = Procurement(scope, "{ inputs: { value: a } }", Sample.Fact("a", rate));

        (leaf.Min, leaf.Max).ShouldBe((score, score));
    }

    [Theory]
    [InlineData("part", 6)]
    [InlineData("indicator", 0)]
    [Shows("V-05d")]
    public void An_unknown_rate_in_a_sum_may_take_as_much_as_its_scope(string scope, decimal min)
    {
        var leaf = Procurement(scope, "{ open: 没有印出 }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((min, 10m, Evidence.Open));
        var nothing = Sample.Leaf(Procurement(scope), "{ open: 没有印出 }");
        (nothing.Min, nothing.Max).ShouldBe((0m, 10m));
    }

    [Fact]
    public void SUM_adds_its_parts_and_is_as_sure_as_the_weakest()
    {
        const string sum = "{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: RATIO }, { name: 乙, weight: 3, kind: RATIO }, { name: 丙, weight: 3, kind: EXPERT }] }";

        Evidence Of(string third) => Sample.Leaf(sum, $"{{ parts: [{{ inputs: {{ value: a }} }}, {{ statement: {{ value: 100, text: 无 }} }}, {third}] }}", Sample.Fact("a", "50")).Evidence;

        Of("{ judgement: { score: 3, by: 某组 } }").ShouldBe(Evidence.Unsupported);
        Of("{ open: 无 }").ShouldBe(Evidence.Open);
        var leaf = Sample.Leaf(sum, "{ parts: [{ inputs: { value: a } }, { inputs: { value: a } }, { judgement: { score: 2, by: 某组, reason: 缺 } }] }", Sample.Fact("a", "50"));
        (leaf.Min, leaf.Evidence).ShouldBe((5.5m, Evidence.Judged));
    }

    [Theory]
    [InlineData("{ inputs: { value: a } }")]
    [InlineData("{ statement: { value: 100, text: 无 } }")]
    [InlineData("{ judgement: { score: 10, by: 某组 } }")]
    [InlineData("{ open: 无 }")]
    [InlineData("{ }")]
    [Shows("V-01i")]
    public void An_unreadable_rule_is_never_guessed(string entry)
    {
        var leaf = Sample.Leaf("{ kind: RATIO, unreadable: 纸面残缺 }", entry, Sample.Fact("a", "100"));

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 10m, Evidence.Open));
        leaf.Working.Sentence.ShouldContain("评分标准无法辨读（纸面残缺）");
    }

    [Theory]
    [InlineData("{ statement: { met: all, text: 无 } }")]
    [InlineData("{ judgement: { met: all, by: 某组 } }")]
    [Shows("V-01i")]
    public void An_unreadable_checklist_is_never_guessed(string entry)
    {
        var leaf = Sample.Leaf("{ kind: CHECK, unreadable: 纸面残缺 }", entry);

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((0m, 10m, Evidence.Open));
    }

    private static string Procurement(string scope) =>
        $"{{ kind: SUM, parts: [{{ name: 采购执行率, weight: 4, kind: RATIO, overZero: {scope} }}, {{ name: 政策功能, weight: 6, kind: EXPERT }}] }}";

    private static LeafScore Procurement(string scope, string rate, params string[] facts) =>
        Sample.Leaf(Procurement(scope), $"{{ parts: [{rate}, {{ judgement: {{ score: 6, by: 某组 }} }}] }}", facts);

    private static void Judged(string rule, string judgement, decimal score)
    {
        var leaf = Sample.Leaf(rule, $"{{ judgement: {{ by: 某组, {judgement} }} }}");

        leaf.Evidence.ShouldBe(Evidence.Judged);
        (leaf.Min, leaf.Max).ShouldBe((score, score));
    }
}
