using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>The three totals, which are never mixed, and the checked total under other readings.</summary>
public sealed class TotalsTests
{
    private static readonly Framework Three = Framework.Read("f.yaml",
        """
        framework: three
        title: 三项
        regime: 项目支出
        year: 2024
        basis: 《办法》
        rounding: { score: 2, total: 1 }
        grades: { rule: [{ in: "[0, 60)", name: 差 }, { in: "[60, 90)", name: 良 }, { in: "[90, 100]", name: 优 }] }
        indicators:
          - { code: "1", ref: A, name: 甲, weight: 20, rule: { kind: RATIO } }
          - { code: "2", ref: B, name: 乙, weight: 30, rule: { kind: STEP, deduct: 2, direction: count } }
          - { code: "3", ref: C, name: 丙, weight: 50, rule: { kind: EXPERT } }
        """).Value!;

    [Fact]
    [Shows("V-06a")]
    [Shows("V-06b")]
    [Shows("V-06d")]
    public void The_three_totals_stand_side_by_side()
    {
        var card = Card(
            """
              A: { published: 19, inputs: { value: rate } }
              B: { published: 30, statement: { value: 0, text: 没有发生 } }
              C: { published: 45.5 }
            """, "", total: 95);

        card.Totals.Published.ShouldBe(95);
        card.Totals.Checked.ShouldBe(90.5m);
        (card.Totals.Min, card.Totals.Max).ShouldBe((45m, 95m));
        card.Points.ShouldBe(new PointsByEvidence(20, 30, 0, 50));
        card.Findings.ShouldContain(f => f.Code == "total-differs" && f.Text == "印出的总分 95，各指标得分合计 94.5");
        card.Findings.ShouldContain(f => f.Code == "total-checked" && f.Text == "按印出的数据和评分标准复核，总分 95 应为 90.5");
    }

    /// <summary>Two branches of one name were once added up as one.</summary>
    [Fact]
    public void Each_branch_sums_its_own_leaves_even_under_a_name_used_twice()
    {
        var framework = Framework.Read("f.yaml",
            """
            framework: twins
            title: 同名
            regime: 项目支出
            year: 2024
            basis: 《办法》
            rounding: { score: 2, total: 2 }
            indicators:
              - { code: "1", name: 管理, weight: 40, indicators: [{ code: "1.1", ref: A, name: 甲, weight: 40, rule: { kind: EXPERT } }] }
              - { code: "10", name: 管理, weight: 60, indicators: [{ code: "10.1", ref: B, name: 乙, weight: 60, rule: { kind: EXPERT } }] }
            """).Value!;
        var subject = Case.Read("c.yaml", "case: c\ntitle: t\nunit: u\nyear: 2024\nkind: 项目支出\nframework: twins\nscores:\n  A: { published: 30 }\n  B: { published: 50 }\n", framework).Value!;
        var card = Evaluator.Evaluate(subject, framework);

        framework.Roots.Select(card.SumsOf).ShouldBe([new Sums("管理", 40, 30, 30, 0, 40), new Sums("管理", 60, 50, 50, 0, 60)]);
    }

    [Fact]
    [Shows("V-06e")]
    public void The_grade_follows_each_total()
    {
        var card = Card("  A: { published: 20, inputs: { value: rate } }\n  B: { published: 30 }\n  C: { published: 45 }", "", 95, "优");

        card.Grades.ShouldBe(new Grades("优", "优", "差", "优"));
        Card("  A: { published: 20, inputs: { value: low } }\n  B: { published: 30 }\n  C: { published: 45 }", "", 95, "优")
            .Findings.ShouldContain(f => f.Code == "grade-differs" && f.Text == "印出评级“优”，复核总分 77 属“良”");
    }

    [Fact]
    [Shows("V-06a")]
    public void Without_a_printed_total_the_printed_scores_are_summed()
    {
        Card("  A: { published: 19 }\n  B: { published: 30 }\n  C: { published: 45.5 }", "", null).Totals.Published.ShouldBe(94.5m);
        Card("  A: { published: 19 }\n  B: { published: 30 }", "", null).Totals.Published.ShouldBeNull();
    }

    [Fact]
    [Shows("V-06b")]
    public void A_leaf_that_keeps_its_printed_score_moves_proved_and_not_checked()
    {
        var card = Card("  A: { published: 19, inputs: { value: rate }, checked: published, because: 另有补足 }\n  B: { published: 30 }\n  C: { published: 45 }", "", 94);

        card.Leaf("A")!.Checked.ShouldBe(19);
        card.Leaf("A")!.Max.ShouldBe(15);
        card.Totals.Checked.ShouldBe(94);
    }

    [Fact]
    [Shows("V-06c")]
    public void Alternatives_come_in_every_combination_of_readings()
    {
        var card = Card(
            """
              A: { published: 19, inputs: { value: rate } }
              B: { published: 28, inputs: { value: count } }
              C: { published: 45, judgement: { score: 45, by: 某组, reason: 缺 } }
            """,
            """
            readings:
              - { name: 甲照印出, indicator: A, take: published }
              - { name: 乙扣三分, indicator: B, rule: { deduct: 3 } }
              - { name: 乙另计数, indicator: B, inputs: { value: 4 } }
            """, 92);

        card.Totals.Checked.ShouldBe(88);
        card.Totals.Alternatives.ShouldBe(
        [
            new Alternative(92, "甲照印出"), new Alternative(87, "乙扣三分"), new Alternative(82, "乙另计数"),
            new Alternative(91, "甲照印出；乙扣三分"), new Alternative(86, "甲照印出；乙另计数"),
        ]);
        card.Leaf("B")!.Alternatives.ShouldBe([new Alternative(27, "乙扣三分"), new Alternative(22, "乙另计数")]);
    }

    [Fact]
    [Shows("V-06c")]
    public void A_reading_that_gives_no_single_score_is_not_listed()
    {
        var card = Card("  A: { published: 19, inputs: { value: rate } }\n  B: { published: 30 }\n  C: { published: 45 }",
            "readings: [{ name: 乙照算, indicator: B, take: computed }, { name: 甲缺数, indicator: A, inputs: { numerator: 0, denominator: 0 } }]", 94);

        card.Totals.Alternatives.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, 17, 17)]
    [InlineData(1, 1, 16.7, 16.7)]
    [InlineData(2, 1, 16.67, 16.7)]
    [InlineData(4, 2, 16.6667, 16.67)]
    [Shows("V-03b")]
    public void Scores_and_totals_keep_the_decimals_that_the_framework_states(int score, int total, decimal leaf, decimal sum)
    {
        var framework = Three with { ScorePlaces = score, TotalPlaces = total };
        var subject = Case.Read("c.yaml",
            $"case: c\ntitle: t\nunit: u\nyear: 2024\nkind: 项目支出\nframework: three\nfacts: {{ {Sample.Fact("a", "5")}, {Sample.Fact("b", "6")}, {Sample.Fact("many", "99")} }}\n"
            + "scores:\n  A: { inputs: { numerator: a, denominator: b } }\n  B: { inputs: { value: many } }\n  C: { judgement: { score: 0, by: 某组, reason: 缺 } }\n", framework).Value!;

        var card = Evaluator.Evaluate(subject, framework);

        card.Leaf("A")!.Min.ShouldBe(leaf);
        card.Leaf("A")!.Exact!.Value.ToString().ShouldBe("50/3");
        card.Totals.Checked.ShouldBe(sum);
    }

    [Theory]
    [InlineData("yantian-2023", "95.7", "93.70", "53.7", "93.7", "91.70 94.34 92.34")]
    [InlineData("xingning-2024", "88", "88", null, null, "87.99")]
    [InlineData("longgang-2020", "95.68", "93.86", null, null, "95.68")]
    [InlineData("luohu-2024", "99.94", "99.80", null, null, "97.80")]
    [InlineData("dapeng-2023", "97", null, null, null, "")]
    [Shows("V-08a")]
    [Shows("V-08b")]
    [Shows("V-08c")]
    [Shows("V-08d")]
    [Shows("V-08e")]
    public void The_five_published_evaluations_have_their_known_totals(string id, string published, string? known, string? min, string? max, string alternatives)
    {
        var totals = Corpus.Score(id).Totals;

        totals.Published.ShouldBe(Number(published));
        totals.Checked.ShouldBe(Number(known));
        totals.Alternatives.Select(a => a.Value).ShouldBe(alternatives.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => Number(a)!.Value));
        if (min is not null)
            (totals.Min, totals.Max).ShouldBe((Number(min), Number(max)));
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Scorecard Card(string scores, string readings, decimal? total, string? grade = null)
    {
        var loaded = Case.Read("case.yaml",
            $$"""
            case: sample
            title: 样例
            unit: 某局
            year: 2024
            kind: 项目支出
            framework: three
            facts: { {{Sample.Fact("rate", "75")}}, {{Sample.Fact("low", "10")}}, {{Sample.Fact("count", "1")}} }
            published: { {{(total is null ? "" : $"total: {{ value: {total}, line: 1 }}")}}{{(grade is null ? "" : $", grade: {{ name: {grade}, line: 1 }}")}} }
            scores:
            {{scores}}
            {{readings}}
            """, Three);
        loaded.Problems.ShouldBeEmpty();
        return Evaluator.Evaluate(loaded.Value!, Three);
    }
}
