using System.Text.RegularExpressions;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>How a leaf came to its score, in words that an accountant would write.</summary>
public sealed partial class WorkingTests
{
    public static TheoryData<string, string> Computed
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var id in Corpus.Ids)
                foreach (var leaf in Corpus.Score(id).Leaves.Where(l => l.Evidence == Evidence.Computed))
                    rows.Add(id, leaf.Indicator.Id);
            return rows;
        }
    }

    [Theory]
    [InlineData("luohu-2024", "H08", "61.5 ÷ 62.46 = 98.46%；低于 100% 1.54 个百分点，不足 1 个按 1 个计，为 2 个，扣 0.2 分，得 3.80 分")]
    [InlineData("luohu-2024", "H12", "143 + 159 + 51 = 353；不低于 353 家，不扣分，得 7.00 分")]
    [InlineData("luohu-2024", "H15", "801 ÷ 801 = 100%；100% × 5 分 = 5 分，得 5.00 分")]
    [InlineData("luohu-2024", "H16", "实际 0 天，不高于 0 天，不扣分，得 6.00 分")]
    [InlineData("luohu-2024", "H18", "实际 0 宗，符合“x = 0 宗”的要求，计满分，得 8.00 分")]
    [InlineData("luohu-2024", "H19", "1 + 0 + 1 + 1 = 3；比 4 个时段少 1 个时段，扣 2 分，得 6.00 分")]
    [InlineData("luohu-2024", "H20", "由评价组判断；评为“明显”（8 分），得 8.00 分")]
    [InlineData("luohu-2024", "H21", "实际 100%，达到目标 95%，计满分，得 6.00 分")]
    [InlineData("longgang-2020", "L05", "1973.09 ÷ 1791.71 = 110.12%；超过 100%，按评分标准不得分，得 0.00 分")]
    [InlineData("longgang-2020", "L21", "没有做过调查，也没有印出满意度，得分在 1 与 6 分之间")]
    [InlineData("xingning-2024", "X01", "由评价组判断；3 项要点全部符合，得 2.00 分")]
    [InlineData("xingning-2024", "X12", "实际 540 家次，达到目标 500 家次，计满分，得 3.00 分")]
    [InlineData("xingning-2024", "X23", "(5 - 3) ÷ 5 = 40%；属“x > 0%”一档（8 分），得 8.00 分")]
    [InlineData("xingning-2024", "X24", "(148 × 100% + 8 × 75%) ÷ 156 = 98.72%；不低于 90%，不扣分，得 8.00 分")]
    [InlineData("yantian-2023", "Y02", "由部门自评判断，给 5 分，得 5.00 分")]
    [InlineData("yantian-2023", "Y15", "“三公”经费控制率（3 分）：503975.7 ÷ 504000 = 99.995%；属“90% ≤ x ≤ 100%”一档（2 分）；日常公用经费控制率（3 分）：1263391.6 ÷ 1263507 = 99.99%；属“90% ≤ x ≤ 100%”一档（2 分）；各分项合计 4 分，得 4.00 分")]
    [InlineData("yantian-2023", "Y16", "一季度 20.85% ÷ 25% × 1 分 = 0.834 分；二季度 39.92% ÷ 50% × 1 分 = 0.7984 分；三季度 73.61% ÷ 75% × 1 分 = 0.9815 分；四季度 94.51% ÷ 100% × 1 分 = 0.9451 分；累计进度平均 57.2225% × 2 分 = 1.1445 分；合计 4.7034 分，四舍五入到 2 位小数，得 4.70 分")]
    [Shows("V-04b")]
    public void A_published_leaf_is_worked_out_in_plain_sentences(string id, string leaf, string sentence) =>
        Corpus.Score(id).Leaf(leaf)!.Working.Sentence.ShouldBe(sentence);

    [Theory]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1, partialStep: ceil }", "84", "低于 90% 6 个百分点，每 5 个百分点为一步，不足一步按一步计，为 2 步，扣 2 分，得 8.00 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1, partialStep: floor }", "84", "低于 90% 6 个百分点，每 5 个百分点为一步，不足一步不计，为 1 步，扣 1 分，得 9.00 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1, partialStep: exact }", "84", "低于 90% 6 个百分点，每 5 个百分点为一步，按比例计 1.2 步，扣 1.2 分，得 8.80 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1, partialStep: ceil }", "80", "低于 90% 10 个百分点，每 5 个百分点为一步，共 2 步，扣 2 分，得 8.00 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 2.5, deduct: 1.25, partialStep: ceil }", "87", "低于 90% 3 个百分点，每 2.5 个百分点为一步，不足一步按一步计，为 2 步，扣 2.5 分，得 7.50 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, size: 5, deduct: 1 }", "84", "低于 90% 6 个百分点，每 5 个百分点为一步，不足一步如何计，文字未说明：可扣 1 至 2 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 100, deduct: 1, partialStep: ceil }", "99.999", "低于 100% 0.001 个百分点，不足 1 个按 1 个计，为 1 个，扣 1 分，得 9.00 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: above, at: 100, deduct: 6 }", "102", "高于 100% 2 个百分点，扣 12 分；扣到 0 分为止，得 0.00 分")]
    [InlineData("{ kind: STEP, unit: 家, direction: below, at: 10, deduct: 1, partialStep: ceil }", "8.5", "比 10 家少 1.5 家，不足 1 家按 1 家计，为 2 家，扣 2 分，得 8.00 分")]
    [InlineData("{ kind: STEP, unit: 家, direction: above, at: 10, deduct: 1 }", "12", "比 10 家多 2 家，扣 2 分，得 8.00 分")]
    [InlineData("{ kind: STEP, measure: DAYS, direction: above, deduct: 1 }", "3", "共 3 天，扣 3 分，得 7.00 分")]
    [InlineData("{ kind: STEP, direction: count, deduct: 1 }", "3", "共 3 项，扣 3 分，得 7.00 分")]
    [InlineData("{ kind: STEP, measure: RATE, direction: below, at: 90, deduct: 1, cut: \"(-∞, 60)\" }", "59", "实际 59%，属“x < 60%”，不得分，得 0.00 分")]
    [InlineData("{ kind: RATIO }", "130", "实际 130%，超过 100%，按 100% 计；100% × 10 分 = 10 分，得 10.00 分")]
    [InlineData("{ kind: RATIO }", "33.333", "33.33% × 10 分 = 3.3333 分，四舍五入到 2 位小数，得 3.33 分")]
    [InlineData("{ kind: TARGET, target: 8, shortfall: actual/target, unit: 次 }", "6", "6 ÷ 8 × 10 分 = 7.5 分，得 7.50 分")]
    [InlineData("{ kind: TARGET, target: 95, shortfall: actual, measure: RATE }", "90", "90% × 10 分 = 9 分，得 9.00 分")]
    [InlineData("{ kind: TARGET, target: 95, shortfall: open, measure: RATE }", "90", "未达到目标 95%；如何按比例，文字未说明：实际 ÷ 目标得 9.47 分，实际比率 × 权重得 9 分")]
    [InlineData("{ kind: BINARY, measure: RATE, full: \"[95, 100]\" }", "94", "实际 94%，不符合“95% ≤ x ≤ 100%”的要求，不得分，得 0.00 分")]
    [Shows("V-04b")]
    public void A_measured_value_is_worked_out_in_plain_sentences(string rule, string value, string sentence) =>
        Sample.Valued(rule, value).Working.Sentence.ShouldBe(sentence);

    [Theory]
    [InlineData("judgement: { met: [1, 3], by: 某组, reason: 缺第二项 }", "由某组判断：缺第二项；符合第 1、3 项，4 + 2.5 = 6.5 分，得 6.50 分")]
    [InlineData("judgement: { met: [3], by: 某组, reason: 缺 }", "由某组判断：缺；符合第 3 项，2.5 分，得 2.50 分")]
    [InlineData("judgement: { met: [], by: 某组, reason: 都缺 }", "由某组判断：都缺；没有一项符合，得 0.00 分")]
    [InlineData("judgement: { score: 7.5, by: 某组, reason: 缺 }", "由某组判断：缺，给 7.5 分，得 7.50 分")]
    [InlineData("judgement: { score: 9, by: 某组 }", "某组给 9 分，比满分 10 分少 1 分而没有写明理由，得分在 0 与 10 分之间")]
    [InlineData("vetoed: { reason: 没有材料, by: 某组 }, judgement: { met: [1, 3], by: 某组 }", "一票否决（某组：没有材料），第 2 项不得分；由某组判断；符合第 1、3 项，4 + 2.5 = 6.5 分，得 6.50 分")]
    public void A_judged_checklist_is_worked_out_in_plain_sentences(string entry, string sentence) =>
        Sample.Leaf("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 3.5 }, { text: 丙, points: 2.5 }], veto: { when: 没有材料, scope: item 2 } }", $"{{ {entry} }}")
            .Working.Sentence.ShouldBe(sentence);

    [Theory]
    [MemberData(nameof(Computed))]
    [Shows("V-04a")]
    public void Every_input_of_a_leaf_stands_in_its_working_with_its_line(string id, string leaf)
    {
        var card = Corpus.Score(id);
        var score = card.Leaf(leaf)!;
        var inputs = score.Working.Steps.Where(s => s.Kind == StepKind.Input).ToList();
        var wanted = Names(score.Entry!.Support).Distinct().Select(name => card.Case.Facts[name]).ToList();

        wanted.ShouldNotBeEmpty();
        inputs.Count.ShouldBe(wanted.Count);
        foreach (var fact in wanted)
        {
            var input = inputs.Where(i => i.Text.StartsWith(fact.Label, StringComparison.Ordinal) && i.Line == fact.Line && i.Value == fact.Value).ShouldHaveSingleItem();
            foreach (var number in fact.Value is { } value ? [value] : fact.Values)
                input.Text.ShouldContain(Rounding.Text(number, 10));
            fact.Line.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [MemberData(nameof(Computed))]
    [Shows("V-04a")]
    public void The_last_operation_of_a_leaf_rounded_is_its_score(string id, string leaf)
    {
        var score = Corpus.Score(id).Leaf(leaf)!;
        var last = score.Working.Steps.Last(s => s.Kind == StepKind.Operation).Value.ShouldNotBeNull();
        var rounding = score.Working.Steps[^1];

        last.ShouldBe(score.Exact!.Value);
        Rounding.HalfUp(last, 2).ShouldBe(score.Min);
        (rounding.Kind, rounding.Value).ShouldBe((StepKind.Rounding, (Rational)score.Min));
    }

    [Theory]
    [MemberData(nameof(Computed))]
    [Shows("V-04b")]
    public void Every_equation_in_a_working_holds_as_it_is_printed(string id, string leaf)
    {
        foreach (Match equation in Equation().Matches(Corpus.Score(id).Leaf(leaf)!.Working.Sentence))
        {
            var left = Percent().Replace(equation.Groups["left"].Value, "($1/100)").Replace("分", "", StringComparison.Ordinal).Replace('÷', '/').Replace('×', '*');
            var right = Rational.Parse(equation.Groups["right"].Value) / (equation.Groups["percent"].Success ? 100 : 1);
            var computed = Arithmetic.Parse(left).Evaluate(_ => null)!.Value;

            (Rational.Max(computed - right, right - computed) <= new Rational(1, 10_000)).ShouldBeTrue(equation.Value);
        }
    }

    [Fact]
    public void A_fact_with_ten_decimals_is_shown_whole_and_once()
    {
        var leaf = Sample.Leaf("{ kind: RATIO }", "{ inputs: { numerator: a, denominator: a + a } }", Sample.Fact("a", "0.1234567891", "万元"));

        leaf.Working.Steps.Where(s => s.Kind == StepKind.Input).ShouldHaveSingleItem().Text.ShouldBe("a项 0.1234567891 万元");
    }

    [Fact]
    public void A_survey_over_respondents_names_the_mean_of_each_question() =>
        Sample.Leaf("{ kind: RATIO, measure: SURVEY5, over: respondents }", "{ inputs: { answers: [a, b] } }", Sample.Fact("a", "[3, 1, 0, 0, 0]"), Sample.Fact("b", "[0, 0, 0, 0, 9]"))
            .Working.Sentence.ShouldStartWith("各题满意度 93.75%、0%，平均 46.88%；46.88% × 10 分 = 4.6875 分");

    [Fact]
    public void A_fraction_never_looks_whole() =>
        Sample.Leaf("{ kind: STEP, measure: RATE, direction: below, at: 100, deduct: 1, partialStep: exact }", "{ inputs: { numerator: a, denominator: b } }", Sample.Fact("a", "99998"), Sample.Fact("b", "100000"))
            .Working.Sentence.ShouldStartWith("99998 ÷ 100000 = 99.998%；低于 100% 0.002 个百分点");

    private static IEnumerable<string> Names(Support support) => support switch
    {
        Inputs inputs => inputs.Numbers.Values.Concat(inputs.Progress).OfType<Arithmetic>().SelectMany(e => e.Names).Concat(inputs.Answers),
        Parts parts => parts.Each.SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex(@"(?<left>[(\d][\d. ()+÷×%分-]*[\d)%分]) = (?<right>-?\d+(\.\d+)?)(?<percent>%)?")]
    private static partial Regex Equation();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)%")]
    private static partial Regex Percent();
}
