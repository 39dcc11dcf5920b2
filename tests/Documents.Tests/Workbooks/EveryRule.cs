using System.Globalization;
using System.Text;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Case = Anlan.Evaluation.Cases.Case;

namespace Anlan.Documents.Tests.Workbooks;

/// <summary>A case that uses every kind of rule, every modifier, every measure and every kind of support, with numbers that are awkward in binary.</summary>
internal static class EveryRule
{
    public const string Facts = """
        facts:
          part: { label: 完成数, value: 67, unit: 件, line: 11 }
          whole: { label: 应完成数, value: 100, unit: 件, line: 12 }
          more: { label: 超额数, value: 120, unit: 件 }
          zero: { label: 没有发生的数, value: 0, unit: 件 }
          third: { label: 第一批, value: 1, unit: 件 }
          spent: { label: 支出数, value: 4610.04, unit: 万元, line: 13 }
          budget: { label: 预算数, value: 5052.85, unit: 万元, line: 14 }
          edge: { label: 正在界上的数, value: 57, unit: 件 }
          sixty: { label: 界的分母, value: 60, unit: 件 }
          count: { label: 个数, value: 3, unit: 宗 }
          tenths: { label: 十分之几, value: 0.3, unit: 公里 }
          base: { label: 上年数, value: 40, unit: 起 }
          now: { label: 本年数, value: 31, unit: 起 }
          done: { label: 完成日期, value: 2024-03-05, line: 15 }
          due: { label: 期限, value: 2024-02-28 }
          q1: { label: 一季度进度, value: 22.5, unit: "%" }
          q2: { label: 二季度进度, value: 51.25, unit: "%" }
          q3: { label: 三季度进度, value: 70, unit: "%" }
          q4: { label: 四季度进度, value: 98.765, unit: "%" }
          ask1: { label: 第一题, values: [148, 8, 0, 0, 0], unit: 人, line: 16 }
          ask2: { label: 第二题, values: [10, 7, 3, 2, 1], unit: 人 }
          nobody: { label: 无人作答的题, values: [0, 0, 0, 0, 0], unit: 人 }

        """;

    private const string Quarters = "kind: QTR, plan: [25, 50, 75, 100], quarters: [0.2, 0.3, 0.5, 0.5], averageWeight: 0.5";
    private const string Items = "kind: CHECK, items: [{ text: 有办法, points: 0.5 }, { text: 有台账, points: 0.7 }, { text: 有复查, points: 0.8 }]";
    private const string Levels = "kind: GRADE, levels: [{ name: A, share: 100 }, { name: a, share: 60 }, { name: 良*, points: 1.1 }, { name: 差, points: 0 }]";
    private const string Bands = "bands: [{ in: \"(-∞, 60)\", points: 0 }, { in: \"[60, 95)\", points: 1.3 }, { in: \"[95, 95]\", points: 1.7 }, { in: \"(95, ∞)\", points: 2 }]";

    /// <summary>Weight, rule, entry.</summary>
    private static readonly (decimal Weight, string Rule, string Entry)[] Leaves =
    [
        (1.5m, "kind: RATIO", "published: 1, inputs: { numerator: part, denominator: whole }"),
        (1.5m, "kind: RATIO", "published: 2, inputs: { numerator: more, denominator: whole }"),
        (1.5m, "kind: RATIO, cap: false", "published: 2, inputs: { numerator: spent, denominator: budget }"),
        (1.5m, "kind: RATIO, overZero: part", "published: 1.5, inputs: { numerator: more, denominator: whole }"),
        (1.5m, "kind: RATIO, overZero: indicator", "published: 1.5, inputs: { numerator: part, denominator: whole }"),
        (1.5m, "kind: RATIO", "published: 1.25, inputs: { numerator: part, denominator: zero }"),
        (1.5m, "kind: RATIO", "published: 1.2345, inputs: { numerator: null, denominator: whole }"),
        (2, "kind: RATIO", "published: 2, inputs: { numerator: 2 * (part - third) - -third, denominator: ceil(whole / (third + 2)) * 4 }"),
        (2, "kind: RATIO, measure: SURVEY5", "published: 2, inputs: { answers: [ask1, ask2, nobody] }"),
        (1.5m, "kind: TARGET, target: 90, measure: SURVEY5, over: respondents, shortfall: actual/target", "published: 2, inputs: { answers: [ask1, ask2, nobody] }"),
        (2, "kind: BANDS, measure: SURVEY5, " + Bands, "published: 2, inputs: { answers: [nobody] }"),
        (1.5m, "kind: TARGET, target: 101, shortfall: actual/target, unit: 件", "published: 2, inputs: { value: part }"),
        (1.5m, "kind: TARGET, target: 95, measure: RATE, shortfall: actual", "published: 2, inputs: { numerator: part, denominator: whole }"),
        (1.5m, "kind: TARGET, target: 95, measure: RATE, shortfall: open", "published: 2, inputs: { numerator: part, denominator: whole }"),
        (1.5m, "kind: TARGET, target: 95, measure: RATE, shortfall: open", "published: 2, inputs: { numerator: edge, denominator: sixty }"),
        (2, "kind: STEP, deduct: 0.35, partialStep: ceil, size: 0.1, unit: 公里", "published: 2, inputs: { value: tenths }"),
        (2, "kind: STEP, deduct: 0.35, partialStep: ceil, size: 0.1, unit: 公里", "published: 2, inputs: { value: tenths * tenths }"),
        (2, "kind: STEP, at: 98, direction: below, deduct: 0.005, size: 0.7, partialStep: exact, measure: RATE", "published: 2, inputs: { numerator: edge, denominator: sixty }"),
        (2, "kind: STEP, at: 98, direction: below, deduct: 0.7, size: 2, partialStep: floor, measure: RATE, floor: 0.2, cut: \"(-∞, 60)\"", "published: 2, inputs: { numerator: edge, denominator: sixty }"),
        (2, "kind: STEP, direction: count, deduct: 0.5, size: 2, partialStep: open, unit: 宗, floor: 0.5", "published: 1.3, inputs: { value: count }"),
        (2, "kind: STEP, deduct: 0.5, partialStep: exact, measure: DAYS, cut: \"[10, ∞)\"", "published: 2, inputs: { actual: done, due: due }"),
        (2, "kind: STEP, deduct: 0.01, partialStep: exact, measure: DAYS", "published: 2, inputs: { actual: null, due: due }"),
        (2, "kind: BANDS, measure: RATE, " + Bands, "published: 2, inputs: { numerator: edge, denominator: sixty }"),
        (2, "kind: BANDS, measure: CHANGE, bands: [{ in: \"[22.5, ∞)\", points: 2 }, { in: \"(0, 22.5)\", points: 1 }, { in: \"(-∞, 0]\", points: 0 }]", "published: 1, inputs: { prior: base, current: now }"),
        (1.5m, "kind: TARGET, target: 10, measure: CHANGE, zeroPrior: full, shortfall: actual/target", "published: 1, inputs: { prior: zero, current: now }"),
        (1.5m, "kind: TARGET, target: 10, measure: CHANGE, zeroPrior: none, shortfall: actual/target", "published: 1, inputs: { prior: zero, current: now }"),
        (1.5m, "kind: BINARY, full: \"(-∞, 0]\", measure: DAYS", "published: 2, inputs: { actual: done, due: due }"),
        (1.5m, "kind: BINARY, full: \"[57, 57]\", unit: 件", "published: 0, inputs: { value: edge }"),
        (2, Levels, "published: 2, inputs: { level: a }"),
        (2, Levels, "published: 1.1, statement: { level: 良*, text: 自称良好 }"),
        (2, Levels, "published: 1.15, judgement: { level: 良*, by: 评价组, reason: 台账不全 }"),
        (2, Quarters + ", average: raw, capRatios: \"true\"", "published: 2, inputs: { progress: [q1, q2, q3, q4] }"),
        (2, Quarters + ", average: ratio, capRatios: \"false\"", "published: 2, inputs: { progress: [q1, q2, q3, q4 + zero] }"),
        (2, Quarters + ", average: open, capRatios: open", "published: 2, inputs: { progress: [q1, q2, q3, q4] }"),
        (2, Quarters + ", average: ratio, capRatios: open", "published: 1.9, inputs: { progress: [null, q2, null, null] }"),
        (2, Items + ", gate: [1]", "published: 1, judgement: { met: [1, 3], by: 评价组, reason: 没有台账 }"),
        (2, Items + ", gate: [2]", "published: 1, judgement: { met: [1, 3], by: 评价组, reason: 没有台账 }"),
        (2, Items, "published: 2, statement: { met: all, text: 均已落实 }"),
        (2, Items, "published: 1.3, judgement: { met: [1, 3], by: 评价组 }"),
        (2, Items + ", veto: { when: 台账造假, scope: item 2 }", "published: 1.3, vetoed: { reason: 造假, by: 评价组 }, judgement: { met: [1, 3], by: 评价组 }"),
        (2, "kind: EXPERT, veto: 挪用资金", "published: 2, vetoed: { reason: 挪用, by: 评价组 }"),
        (2, "kind: EXPERT", "published: 1.75, judgement: { score: 1.8, by: 评价组, reason: 衔接不够 }"),
        (2, "kind: EXPERT", "published: 1.85, open: 没有材料"),
        (2, "kind: RATIO, notApplicable: full", "published: 1, notApplicable: { reason: 当年没有任务, by: 评价组 }"),
        (2, "kind: RATIO, unreadable: 印刷缺损", "published: 0.5, inputs: { numerator: part, denominator: whole }"),
        (2, "kind: RATIO", "published: 1.36, statement: { value: 66.75, text: 印为此数 }"),
        (2, "kind: RATIO", "published: 1.36, inputs: { numerator: part, denominator: whole }, checked: published, because: 印出的比率已取整"),
        (2, "kind: SUM, parts: [{ name: 甲, weight: 0.5, kind: RATIO }, { name: 乙, weight: 1.5, kind: STEP, deduct: 0.25, partialStep: ceil, unit: 宗 }]", "published: 2, parts: [{ inputs: { numerator: part, denominator: whole } }, { inputs: { value: count } }]"),
        (2, "kind: SUM, parts: [{ name: 甲, weight: 0.5, kind: RATIO, overZero: indicator }, { name: 乙, weight: 1.5, kind: RATIO }]", "published: 2, parts: [{ inputs: { numerator: more, denominator: whole } }, { inputs: { numerator: part, denominator: whole } }]"),
        (2, "kind: SUM, parts: [{ name: 甲, weight: 0.5, kind: RATIO, overZero: indicator }, { name: 乙, weight: 1.5, kind: EXPERT, veto: 造假 }]", "published: 1.4, parts: [{ inputs: { numerator: part, denominator: zero } }, { judgement: { score: 1.2, by: 评价组 } }]"),
        (2, "kind: SUM, veto: { when: 造假, scope: item 2 }, parts: [{ name: 甲, weight: 0.5, kind: RATIO }, { name: 乙, weight: 1.5, kind: RATIO }]", "published: 1.4, vetoed: { reason: 造假, by: 评价组 }, parts: [{ inputs: { numerator: part, denominator: whole } }, { inputs: { numerator: part, denominator: whole } }]"),
        (2, "kind: SUM, parts: [{ name: 甲, weight: 0.5, kind: EXPERT, veto: 造假 }, { name: 乙, weight: 1.5, kind: RATIO }]", "published: 1.4, parts: [{ vetoed: { reason: 造假, by: 评价组 } }, { inputs: { numerator: part, denominator: whole } }]"),
        (2, "kind: SUM, parts: [{ name: 甲, weight: 0.5, kind: EXPERT }, { name: 乙, weight: 1.5, kind: RATIO }]", "published: 1.4, judgement: { score: 1.905, by: 评价组, reason: 一并评定 }"),
    ];

    /// <summary>The scorecard, the facts' text changed.</summary>
    /// <param name="facts">The facts as they stand in the case.</param>
    /// <param name="alone">Only this leaf is said anything of, and nothing is published.</param>
    public static Scorecard Score(string facts = Facts, int? alone = null)
    {
        var framework = Framework.Read("every.yaml", Tree()).ShouldHold();
        var entries = Leaves.Select((leaf, i) => (Entry: alone is null ? leaf.Entry : leaf.Entry[(leaf.Entry.IndexOf(',', StringComparison.Ordinal) + 2)..], i)).Where(e => alone is null || e.i == alone);
        var scores = string.Concat(entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"  L{e.i + 1}: {{ {e.Entry} }}\n")));
        var subject = Case.Read("case.yaml", $"case: every\ntitle: 各种规则\nunit: 某局\nyear: 2024\nkind: 项目支出\nframework: every\n{facts}scores:\n{scores}  REST: {{ {(alone is null ? "published: 0.3, " : "")}open: 没有材料 }}\n", framework).ShouldHold();
        return Evaluator.Evaluate(subject, framework);
    }

    /// <summary>Three branches, the first with a branch in it; what is left of 100 points goes to a last leaf.</summary>
    private static string Tree()
    {
        var text = new StringBuilder("framework: every\ntitle: 各种规则\nregime: 项目支出\nyear: 2024\nbasis: 《试行》\nrounding: { score: 2, total: 1 }\ngrades: { rule: [{ in: \"[90, 100]\", name: 优 }, { in: \"[60.05, 90)\", name: 良 }, { in: \"[0, 60.05)\", name: 差 }] }\nindicators:\n");
        var all = Leaves.Select((leaf, i) => (leaf.Weight, leaf.Rule, Ref: string.Create(CultureInfo.InvariantCulture, $"L{i + 1}"))).ToList();
        all.Add((100 - all.Sum(leaf => leaf.Weight), "kind: EXPERT", "REST"));
        var groups = new[] { all[..10], all[10..30], all[30..] };
        for (var g = 0; g < groups.Length; g++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {{ code: \"{g + 1}\", name: 同名, weight: {groups[g].Sum(leaf => leaf.Weight)}, indicators: [");
            if (g == 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {{ code: \"1.1\", name: 同名, weight: {groups[0][..4].Sum(leaf => leaf.Weight)}, indicators: [{Lines("1.1", groups[0][..4])}] }},");
                text.AppendLine(CultureInfo.InvariantCulture, $"    {{ code: \"1.2\", name: 其余, weight: {groups[0][4..].Sum(leaf => leaf.Weight)}, indicators: [{Lines("1.2", groups[0][4..])}] }}");
            }
            else
                text.AppendLine(Lines(string.Create(CultureInfo.InvariantCulture, $"{g + 1}"), groups[g]));
            text.AppendLine("  ] }");
        }
        return text.ToString();

        static string Lines(string code, List<(decimal Weight, string Rule, string Ref)> leaves) => string.Join(",\n", leaves.Select((leaf, i) =>
            string.Create(CultureInfo.InvariantCulture, $"    {{ code: \"{code}.{i + 1}\", ref: {leaf.Ref}, name: 指标{leaf.Ref}, weight: {leaf.Weight}, rule: {{ {leaf.Rule} }} }}")));
    }

    public static int Count => Leaves.Length;

    private static T ShouldHold<T>(this Anlan.Evaluation.Sources.Loaded<T> loaded)
        where T : class
    {
        loaded.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
        return loaded.Value!;
    }
}
