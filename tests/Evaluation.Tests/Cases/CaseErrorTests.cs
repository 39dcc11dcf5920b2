using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Tests.Cases;

/// <summary>What is wrong with a case is said with its line: facts stand on line 7, the entry on line 9.</summary>
[Shows("V-01a")]
public sealed class CaseErrorTests
{
    private const string Rate = "{ kind: RATIO }";

    private const string Check = "{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 6 }] }";

    private static readonly string[] Facts =
    [
        Sample.Fact("a", "5", "万元"), Sample.Fact("b", "8", "万元"), Sample.Fact("yuan", "80000", "元"),
        Sample.Fact("day", "2024-02-28"), Sample.Fact("survey", "[5, 4, 3, 2, 1]"),
    ];

    [Theory]
    [InlineData("{ inputs: { numerator: a, denominator: c } }", "没有名为“c”的事实")]
    [InlineData("{ inputs: { numerator: a } }", "缺少“denominator”，不知道的写 null")]
    [InlineData("{ inputs: { numerator: a, denominator: b, rate: a } }", "不认识的键“rate”")]
    [InlineData("{ inputs: { numerator: a, denominator: b + } }", "算式第 4 个字符处：算式没有写完")]
    [InlineData("{ inputs: { numerator: a, denominator: [b] } }", "“denominator”应当是一个事实或算式")]
    [InlineData("{ inputs: { numerator: a, denominator: day } }", "“day”是日期，不能进算式")]
    [InlineData("{ inputs: { numerator: a, denominator: survey } }", "“survey”是一组数，不能进算式")]
    [InlineData("{ inputs: { numerator: a, denominator: yuan } }", "元与万元不能混在一个算式里")]
    [InlineData("{ inputs: { numerator: a + yuan, denominator: b } }", "元与万元不能混在一个算式里")]
    [InlineData("{ inputs: a }", "“inputs”应当是“键: 值”的形式")]
    [InlineData("{ inputs: { value: a }, open: 没有 }", "“inputs”与“open”只能写一个")]
    [InlineData("{ score: 5 }", "不认识的键“score”")]
    [InlineData("{ published: -1 }", "得分应当在 0 与 10000 之间")]
    [InlineData("{ published: 十 }", "“published”应当是一个数")]
    [InlineData("{ published: 5, line: 0 }", "“line”应当是 1 到 1000000 之间的整数")]
    [InlineData("{ published: 5, checked: published }", "复核保留印出的分数时，要用“because”写明理由")]
    [InlineData("{ published: 5, checked: perhaps }", "“checked”只能是 published、computed 之一")]
    [InlineData("{ parts: [{ inputs: { value: a } }] }", "只有 SUM 的指标才写“parts”")]
    [InlineData("{ notApplicable: { reason: 无, by: 某组 } }", "这个指标的评分标准没有“不适用得满分”的规定")]
    [InlineData("{ vetoed: { reason: 无, by: 某组 } }", "这个指标的评分标准没有一票否决的规定")]
    [InlineData("{ statement: { level: 好, text: 无 } }", "RATIO 的“statement”应当写印出的数（“value”）")]
    [InlineData("{ statement: { value: 100, level: 好, text: 无 } }", "“statement”写“value”“level”“met”之一")]
    [InlineData("{ statement: { value: 100 } }", "缺少“text”")]
    [InlineData("{ judgement: { score: 11, by: 某组 } }", "判断的得分应当在 0 与权重 10 之间")]
    [InlineData("{ judgement: { score: -1, by: 某组 } }", "判断的得分应当在 0 与权重 10 之间")]
    [InlineData("{ judgement: { score: 5 } }", "缺少“by”")]
    [InlineData("{ judgement: { by: 某组 } }", "判断写“score”“met”“level”之一")]
    [InlineData("{ judgement: { score: 5, level: 好, by: 某组 } }", "判断写“score”“met”“level”之一")]
    [InlineData("{ judgement: { met: all, by: 某组 } }", "“met”只用于 CHECK")]
    [InlineData("{ judgement: { level: 好, by: 某组 } }", "评分标准没有“好”这一等次")]
    public void An_entry_that_does_not_fit_its_rule(string entry, string message) => Faulty(Rate, entry, message);

    [Theory]
    [InlineData("{ inputs: { value: a } }", "CHECK 由人判断，不写“inputs”")]
    [InlineData("{ statement: { value: 100, text: 无 } }", "CHECK 的“statement”应当写“met: all”")]
    [InlineData("{ judgement: { met: [3], by: 某组 } }", "“met”写的第 3 项不存在")]
    [InlineData("{ judgement: { met: [99], by: 某组 } }", "“met”写的第 99 项不存在")]
    [InlineData("{ judgement: { met: [1.5], by: 某组 } }", "“met”写的第 1.5 项不存在")]
    [InlineData("{ judgement: { met: [1, 1], by: 某组 } }", "“met”把第 1 项写了两次")]
    [InlineData("{ judgement: { met: some, by: 某组 } }", "“met”只能是 all 之一")]
    public void An_entry_of_a_checklist(string entry, string message) => Faulty(Check, entry, message);

    [Theory]
    [InlineData("{ kind: QTR, plan: [25, 50, 75, 100], quarters: [2, 2, 2, 2], averageWeight: 2 }", "{ inputs: { progress: [a, b] } }", "“progress”应当有四个季度，不知道的写 null")]
    [InlineData("{ kind: QTR, plan: [25, 50, 75, 100], quarters: [2, 2, 2, 2], averageWeight: 2 }", "{ inputs: { progress: [a / yuan, b, b, b] } }", "元与万元不能混在一个算式里")]
    [InlineData("{ kind: QTR, plan: [25, 50, 75, 100], quarters: [2, 2, 2, 2], averageWeight: 2 }", "{ statement: { value: 100, text: 无 } }", "QTR 的“statement”应当写在别处：这类指标不能凭一句话计分")]
    [InlineData("{ kind: EXPERT }", "{ statement: { value: 100, text: 无 } }", "EXPERT 的“statement”应当写在别处：这类指标不能凭一句话计分")]
    [InlineData("{ kind: EXPERT }", "{ inputs: { value: a } }", "EXPERT 由人判断，不写“inputs”")]
    [InlineData("{ kind: STEP, measure: DAYS, deduct: 1 }", "{ inputs: { actual: a, due: day } }", "“a”不是日期")]
    [InlineData("{ kind: STEP, measure: DAYS, deduct: 1 }", "{ inputs: { actual: day + day, due: day } }", "“actual”应当是一个日期")]
    [InlineData("{ kind: RATIO, measure: SURVEY5 }", "{ inputs: { answers: [a] } }", "“a”应当是有五个人数的事实")]
    [InlineData("{ kind: RATIO, measure: SURVEY5 }", "{ inputs: { answers: [survey, [survey]] } }", "“”应当是有五个人数的事实")]
    [InlineData("{ kind: RATIO, measure: SURVEY5 }", "{ inputs: { answers: [] } }", "缺少“answers”")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 100 }] }", "{ inputs: { level: 坏 } }", "评分标准没有“坏”这一等次")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 100 }] }", "{ statement: { value: 1, text: 无 } }", "GRADE 的“statement”应当写评分标准里的一个等次（“level”）")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: EXPERT }, { name: 乙, weight: 6, kind: RATIO }] }", "{ parts: [{ open: 无 }] }", "评分标准有 2 个分项，这里写了 1 个")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: EXPERT }, { name: 乙, weight: 6, kind: RATIO }] }", "{ parts: [{ judgement: { score: 5, by: 某组 } }, { open: 无 }] }", "判断的得分应当在 0 与权重 4 之间")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 4, kind: EXPERT }, { name: 乙, weight: 6, kind: RATIO }] }", "{ parts: [{ open: 无 }, { published: 4 }] }", "不认识的键“published”")]
    [InlineData("{ kind: EXPERT, veto: 挪用 }", "{ vetoed: { reason: 无, by: 某组 }, open: 无 }", "一票否决后整个指标不得分，不再写“open”")]
    [InlineData("{ kind: EXPERT, veto: 挪用 }", "{ vetoed: { by: 某组 } }", "缺少“reason”")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 6 }], veto: { when: 挪用, scope: item 2 } }", "{ vetoed: { reason: 无, by: 某组 }, judgement: { met: all, by: 某组 } }", "第 2 项已被否决，其余各项逐项写在“judgement”的“met”里")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 6 }], veto: { when: 挪用, scope: item 2 } }", "{ vetoed: { reason: 无, by: 某组 }, judgement: { met: [1, 2], by: 某组 } }", "第 2 项已被否决，其余各项逐项写在“judgement”的“met”里")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 6 }], veto: { when: 挪用, scope: item 2 } }", "{ vetoed: { reason: 无, by: 某组 }, judgement: { score: 5, by: 某组 } }", "判断的得分应当在 0 与权重 4 之间")]
    [InlineData("{ kind: SUM, veto: { when: 挪用, scope: item 1 }, parts: [{ name: 甲, weight: 4, kind: EXPERT }, { name: 乙, weight: 6, kind: EXPERT }] }", "{ vetoed: { reason: 无, by: 某组 }, judgement: { score: 6, by: 某组 } }", "第 1 项已被否决，其余各项写在“parts”里")]
    public void Inputs_of_the_wrong_shape(string rule, string entry, string message) => Faulty(rule, entry, message);

    [Theory]
    [InlineData("1x: { label: 甲, value: 5 }", "事实的名称以字母开头，只用字母、数字和下划线，最多 60 个字符")]
    [InlineData("ceil: { label: 甲, value: 5 }", "事实的名称以字母开头，只用字母、数字和下划线，最多 60 个字符")]
    [InlineData("x: { value: 5 }", "缺少“label”")]
    [InlineData("x: { label: 甲 }", "一条事实写“value”或“values”，二者选一")]
    [InlineData("x: { label: 甲, value: 5, values: [1] }", "一条事实写“value”或“values”，二者选一")]
    [InlineData("x: { label: 甲, value: \"1,234\" }", "“value”应当是一个数，最多 15 位整数、10 位小数，不写千分位")]
    [InlineData("x: { label: 甲, value: NaN }", "“value”应当是一个数，最多 15 位整数、10 位小数，不写千分位")]
    [InlineData("x: { label: 甲, value: 2024-02-30 }", "“value”应当是日期，例如 2024-02-28")]
    [InlineData("x: 5", "“x”应当是“键: 值”的形式")]
    [InlineData("x: { label: 甲, value: 5, source: 无 }", "不认识的键“source”")]
    public void A_fact_that_cannot_be_used(string fact, string message)
    {
        var problems = Sample.CaseProblems(Rate, "{ open: 无 }", fact);

        problems.ShouldContain(p => p.Line == 7 && p.Message == message, string.Join("\n", problems));
    }

    [Theory]
    [InlineData("scores:", "scores:\n  Z9: { open: 无 }", 9, "指标体系 sample 里没有“Z9”")]
    [InlineData("scores:", "scores:\n  \"1\": { open: 无 }", 10, "“A”写了两次")]
    [InlineData("case: sample", "case: 样例", 1, "“case”只用小写字母、数字和连字符，最多 80 个字符")]
    [InlineData("kind: 项目支出", "kind: 其他", 5, "“kind”只能是 部门整体支出、项目支出 之一")]
    [InlineData("year: 2024", "year: 二〇二四", 4, "“year”应当是 1990 到 2100 之间的整数")]
    [InlineData("unit: 某局", "unit: null", 1, "缺少“unit”")]
    [InlineData("title: 样例", "title: 样例\npublished: { total: { value: 十 } }", 3, "“value”应当是一个数")]
    [InlineData("title: 样例", "title: 样例\npublished: { grade: 优 }", 3, "“grade”应当是“键: 值”的形式")]
    [InlineData("title: 样例", "title: 样例\npublished: { sum: 90 }", 3, "不认识的键“sum”")]
    [InlineData("title: 样例", "title: 样例\ncolour: 红", 3, "不认识的键“colour”")]
    public void The_head_of_a_case(string from, string to, int line, string message)
    {
        var text = Sample.CaseText("{ open: 无 }").Replace(from, to);

        var problems = Case.Read("case.yaml", text, Sample.Framework(Rate)).Problems;

        problems.ShouldContain(p => p.Line == line && p.Message.StartsWith(message), string.Join("\n", problems));
    }

    [Theory]
    [InlineData("{ name: 甲, indicator: Z9, take: computed }", "没有指标“Z9”")]
    [InlineData("{ indicator: A, take: computed }", "缺少“name”")]
    [InlineData("{ name: 甲, take: computed }", "缺少“indicator”")]
    [InlineData("{ name: 甲, indicator: A }", "一种读法写“take”“inputs”“rule”之一")]
    [InlineData("{ name: 甲, indicator: A, take: computed, rule: { cap: false } }", "一种读法写“take”“inputs”“rule”之一")]
    [InlineData("{ name: 甲, indicator: A, take: guessed }", "“take”只能是 computed、published 之一")]
    [InlineData("{ name: 甲, indicator: A, rule: { cap: maybe } }", "“cap”只能是 true、false 之一")]
    [InlineData("{ name: 甲, indicator: A, rule: { colour: 红 } }", "不认识的键“colour”")]
    [InlineData("{ name: 甲, indicator: A, rule: { kind: SUM } }", "读法不能改变“kind”：这个指标的依据是照原来的评分标准写的")]
    [InlineData("{ name: 甲, indicator: A, rule: { measure: SURVEY5 } }", "读法不能改变“measure”：这个指标的依据是照原来的评分标准写的")]
    [InlineData("{ name: 甲, indicator: A, inputs: { numerator: z, denominator: b } }", "没有名为“z”的事实")]
    [InlineData("{ name: 甲, indicator: A, colour: 红, take: computed }", "不认识的键“colour”")]
    [InlineData("{ name: 甲, indicator: A, take: computed }, { name: 甲, indicator: B, take: computed }", "读法“甲”写了两次")]
    [InlineData("甲", "“readings”的每一项应当是“键: 值”的形式")]
    public void A_reading_of_the_wrong_shape(string readings, string message)
    {
        var problems = Readings(readings);

        problems.ShouldContain(p => p.Line == 10 && p.Message.StartsWith(message), string.Join("\n", problems));
        problems.ShouldAllBe(p => p.Line == 10);
    }

    [Fact]
    public void Five_readings_are_read_and_a_sixth_is_refused()
    {
        Readings(Many(5)).ShouldBeEmpty();
        Readings(Many(6)).ShouldHaveSingleItem().ToString().ShouldBe("case.yaml:10: “readings”最多 5 项");

        static string Many(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"{{ name: 读法{i}, indicator: A, take: computed }}"));
    }

    [Fact]
    public void A_case_with_scores_needs_a_framework()
    {
        var problems = Case.Read("case.yaml", Sample.CaseText("{ open: 无 }"), null).Problems;

        problems.ShouldContain(p => p.Line == 8 && p.Message == "没有写明“framework”，各指标无从计分");
    }

    [Fact]
    [Shows("V-01b")]
    public void All_problems_of_a_case_come_in_one_go_by_line()
    {
        var text = Sample.CaseText("{ published: 十, judgement: { score: 11 }, colour: 红 }", "x: { value: 5 }")
            .Replace("kind: 项目支出", "kind: 其他").Replace("year: 2024", "year: 24") + "\nreadings: [{ name: 甲 }]\n";

        var problems = Case.Read("case.yaml", text, Sample.Framework(Rate)).Problems;

        problems.Count.ShouldBeGreaterThanOrEqualTo(8);
        problems.Select(p => p.Line).ShouldBeInOrder();
        problems.Select(p => p.Line).Distinct().ShouldBe([4, 5, 7, 9, 10]);
    }

    private static IReadOnlyList<Problem> Readings(string readings) =>
        Case.Read("case.yaml", Sample.CaseText("{ inputs: { numerator: a, denominator: b } }", Facts) + $"\nreadings: [{readings}]\n", Sample.Framework(Rate)).Problems;

    private static void Faulty(string rule, string entry, string message)
    {
        var problems = Sample.CaseProblems(rule, entry, Facts);

        problems.ShouldContain(p => p.File == "case.yaml" && p.Line == 9 && p.Message.StartsWith(message), string.Join("\n", problems));
    }
}
