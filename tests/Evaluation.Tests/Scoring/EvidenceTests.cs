using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>What a score rests on, and what each kind of evidence does to the three totals.</summary>
public sealed class EvidenceTests
{
    private const string Bands = """{ kind: BANDS, measure: RATE, bands: [{ in: "(-∞, 80)", points: 1 }, { in: "[80, ∞)", points: 10 }] }""";

    private const string Rate = "{ kind: RATIO }";

    [Theory]
    [InlineData("{ inputs: { value: a } }", Evidence.Computed)]
    [InlineData("{ statement: { value: 80, text: 无 } }", Evidence.Unsupported)]
    [InlineData("{ judgement: { score: 10, by: 某组 } }", Evidence.Judged)]
    [InlineData("{ open: 没有调查 }", Evidence.Open)]
    [InlineData("{ published: 10 }", Evidence.Open)]
    [Shows("V-05a")]
    public void A_leaf_carries_one_badge(string entry, Evidence evidence) =>
        Sample.Leaf(Rate, entry, Sample.Fact("a", "80")).Evidence.ShouldBe(evidence);

    [Fact]
    [Shows("V-05a")]
    public void Points_by_evidence_add_up_to_the_weight()
    {
        foreach (var card in Corpus.Ids.Select(Corpus.Score).Where(c => c.Framework is not null))
            card.Points.All.ShouldBe(100);
    }

    [Fact]
    [Shows("V-05b")]
    public void A_statement_without_counts_counts_as_printed_and_is_a_finding()
    {
        var card = Sample.Card(Rate, "{ published: 10, line: 5, statement: { value: 100, text: 只写了比率, line: 4 } }");
        var leaf = card.Leaf("A")!;

        (leaf.Published, leaf.Checked, leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((10m, 10m, 10m, 10m, Evidence.Unsupported));
        card.Findings.ShouldContain(f => f.Code == "unsupported" && f.Indicator == "A" && f.Severity == Severity.Question && f.Line == 5);
    }

    [Fact]
    [Shows("V-05b")]
    public void A_statement_that_contradicts_the_print_keeps_the_printed_score_in_checked()
    {
        var card = Sample.Card(Rate, "{ published: 9, statement: { value: 100, text: 只写了比率 } }");

        card.Leaf("A")!.Checked.ShouldBe(9);
        card.Findings.ShouldContain(f => f.Code == "rule-differs");
    }

    [Theory]
    [InlineData("{ published: 8, judgement: { score: 8, by: 某组 } }")]
    [InlineData("{ published: 8 }")]
    [InlineData("{ published: 8, judgement: { score: 8, by: 某组, reason: \"  \" } }")]
    [Shows("V-05c")]
    public void A_deduction_without_a_reason_is_open_and_a_finding(string entry)
    {
        var card = Sample.Card(Rate, entry);
        var leaf = card.Leaf("A")!;

        (leaf.Min, leaf.Max, leaf.Evidence, leaf.Checked).ShouldBe((0m, 10m, Evidence.Open, 8m));
        card.Findings.ShouldContain(f => f.Code == "deduction-without-reason" && f.Text.Contains("扣了 2 分"));
    }

    [Fact]
    public void A_deduction_with_its_reason_is_judged()
    {
        var leaf = Sample.Leaf(Rate, "{ published: 8, judgement: { score: 8, by: 某组, reason: 缺两份凭证 } }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((8m, 8m, Evidence.Judged));
    }

    [Fact]
    [Shows("V-05c")]
    public void A_satisfaction_nobody_surveyed_is_open_over_its_bands()
    {
        var leaf = Sample.Leaf(Bands, "{ published: 10, open: 没有做过调查 }");

        (leaf.Min, leaf.Max, leaf.Evidence, leaf.Checked).ShouldBe((1m, 10m, Evidence.Open, 10m));
        leaf.Working.Sentence.ShouldBe("没有做过调查，得分在 1 与 10 分之间");
    }

    [Theory]
    [InlineData("{ kind: RATIO }", 0, 10)]
    [InlineData("{ kind: EXPERT }", 0, 10)]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }] }", 0, 10)]
    [InlineData("{ kind: STEP, deduct: 1, floor: 4 }", 4, 10)]
    [InlineData("{ kind: STEP, deduct: 1, floor: 4, cut: \"[9, ∞)\" }", 0, 10)]
    [InlineData("{ kind: STEP, deduct: 1, floor: 4, veto: 挪用 }", 0, 10)]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, points: 9 }, { name: 差, points: 2 }] }", 2, 9)]
    [InlineData("{ kind: GRADE, veto: 挪用, levels: [{ name: 好, points: 9 }, { name: 差, points: 2 }] }", 0, 9)]
    [InlineData("{ kind: GRADE, notApplicable: full, levels: [{ name: 好, points: 9 }, { name: 差, points: 2 }] }", 2, 10)]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: STEP, deduct: 1, floor: 3 }, { name: 乙, weight: 6, kind: STEP, deduct: 1, floor: 2 }] }", 5, 10)]
    [InlineData("{ kind: SUM, veto: { when: 挪用, scope: item 1 }, parts: [{ name: 甲, weight: 4, kind: STEP, deduct: 1, floor: 3 }, { name: 乙, weight: 6, kind: STEP, deduct: 1, floor: 2 }] }", 2, 10)]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: STEP, deduct: 1, floor: 3, veto: 挪用 }, { name: 乙, weight: 6, kind: STEP, deduct: 1, floor: 2 }] }", 0, 10)]
    [Shows("V-05d")]
    public void An_open_leaf_spans_what_its_rule_can_give(string rule, decimal min, decimal max)
    {
        var leaf = Sample.Leaf(rule, "{ open: 无 }");

        (leaf.Min, leaf.Max).ShouldBe((min, max));
    }

    [Fact]
    public void A_rule_that_can_give_only_one_score_leaves_an_unknown_leaf_open_still()
    {
        var leaf = Sample.Leaf("""{ kind: BANDS, measure: RATE, bands: [{ in: "(-∞, ∞)", points: 10 }] }""", "{ inputs: { numerator: 0, denominator: 0 } }");

        (leaf.Min, leaf.Max, leaf.Evidence).ShouldBe((10m, 10m, Evidence.Open));
    }

    [Fact]
    [Shows("V-05b")]
    public void A_score_above_its_weight_is_a_finding_and_is_never_proved()
    {
        var card = Sample.Card(Rate, "{ published: 12, inputs: { value: a } }", Sample.Fact("a", "100"));
        var leaf = card.Leaf("A")!;

        (leaf.Published, leaf.Checked, leaf.Max).ShouldBe((12m, 10m, 10m));
        card.Findings.ShouldContain(f => f.Code == "over-weight" && f.Text.Contains("得分 12 超过权重 10"));
        foreach (var each in Corpus.Ids.Select(Corpus.Score).SelectMany(c => c.Leaves))
            (each.Max <= each.Indicator.Weight).ShouldBeTrue();
    }

    [Fact]
    public void What_a_rule_leaves_open_or_a_judgement_cannot_reach_is_a_finding()
    {
        var open = Sample.Card("{ kind: SUM, parts: [{ name: 甲, weight: 10, kind: EXPERT, unstated: { floor: 没有写 } }] }", "{ open: 无 }");
        var odd = Sample.Card("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 6 }] }", "{ published: 5, judgement: { score: 5, by: 某组, reason: 缺 } }");
        var partial = Sample.Card("{ kind: CHECK, items: [{ text: 甲, points: 4, partial: true }, { text: 乙, points: 6 }] }", "{ published: 5, judgement: { score: 5, by: 某组, reason: 缺 } }");

        open.Findings.ShouldContain(f => f.Code == "rule-open" && f.Text.Contains("没有写明：没有写"));
        odd.Findings.ShouldContain(f => f.Code == "judgement-unreachable");
        partial.Findings.ShouldContain(f => f.Code == "judgement-unreachable");
        Sample.Card("{ kind: CHECK, items: [{ text: 甲, points: 4, partial: true }, { text: 乙, points: 6 }] }", "{ judgement: { score: 9, by: 某组, reason: 缺 } }")
            .Findings.ShouldNotContain(f => f.Code == "judgement-unreachable");
    }
}
