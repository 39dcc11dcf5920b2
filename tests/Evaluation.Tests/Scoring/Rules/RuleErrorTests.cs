namespace Anlan.Evaluation.Tests.Scoring.Rules;

/// <summary>Parameters that no rule of a kind can have, in a rule worth 10 points on line 8.</summary>
[Shows("V-01g")]
public sealed class RuleErrorTests
{
    [Theory]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 4 }, { text: 乙, points: 5 }] }", "各要点分值合计 9，与权重 10 不等")]
    [InlineData("{ kind: CHECK }", "各要点分值合计 0，与权重 10 不等")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 11 }, { text: 乙, points: -1 }] }", "要点的分值应当大于 0")]
    [InlineData("{ kind: CHECK, items: [{ points: 10 }] }", "缺少“text”")]
    [InlineData("{ kind: CHECK, items: [甲] }", "“items”的每一项应当是“键: 值”的形式")]
    [InlineData("{ kind: CHECK, items: 甲 }", "“items”应当是列表")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], gate: [2] }", "“gate”写的第 2 项不存在")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], gate: [0] }", "“gate”写的第 0 项不存在")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], gate: [1, 1] }", "“gate”把第 1 项写了两次")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], partial: perhaps }", "“partial”只能是 true、false 之一")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], measure: COUNT }", "CHECK 不能用这种计量方式")]
    [Shows("V-01e")]
    public void Checklists(string rule, string message) => Refused(rule, message);

    [Fact]
    [Shows("V-01e")]
    public void A_checklist_has_at_most_sixteen_items()
    {
        Sample.RuleProblems($"{{ kind: CHECK, items: [{Items(16)}] }}", "16").ShouldBeEmpty();
        Sample.RuleProblems($"{{ kind: CHECK, items: [{Items(17)}] }}", "17").ShouldContain(p => p.Line == Sample.RuleLine && p.Message == "“items”最多 16 项");

        static string Items(int count) => string.Join(", ", Enumerable.Repeat("{ text: 甲, points: 1 }", count));
    }

    [Theory]
    [InlineData("{ kind: BANDS }", "“bands”至少要有一档")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, 5)", points: 0 }, { in: "(5, ∞)", points: 10 }] }""", "[0, 5) 与 (5, ∞) 之间有空档")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, 4]", points: 0 }, { in: "[5, ∞)", points: 10 }] }""", "[0, 4] 与 [5, ∞) 之间有空档")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, 5]", points: 0 }, { in: "[5, ∞)", points: 10 }] }""", "[0, 5] 与 [5, ∞) 之间重叠")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, 9]", points: 0 }, { in: "[5, ∞)", points: 10 }] }""", "[0, 9] 与 [5, ∞) 之间重叠")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, ∞)", points: 0 }, { in: "[5, ∞)", points: 10 }] }""", "[0, ∞) 与 [5, ∞) 之间重叠")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, ∞)", points: 9 }] }""", "最高一档的分数应当等于权重 10")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[0, 5)", points: 11 }, { in: "[5, ∞)", points: 10 }] }""", "一档的分数应当在 0 与权重 10 之间")]
    [InlineData("""{ kind: BANDS, bands: [{ points: 10 }] }""", "缺少“in”")]
    [InlineData("""{ kind: BANDS, bands: [{ in: "[9, 1]", points: 10 }] }""", "“in”应当是区间")]
    [Shows("V-01f")]
    public void Bands(string rule, string message) => Refused(rule, message);

    [Theory]
    [InlineData("{ kind: STEP }", "缺少“deduct”")]
    [InlineData("{ kind: STEP, deduct: 0 }", "每步扣分应当大于 0、不超过权重")]
    [InlineData("{ kind: STEP, deduct: 10.01 }", "每步扣分应当大于 0、不超过权重")]
    [InlineData("{ kind: STEP, deduct: 1, size: 0 }", "一步的大小应当大于 0")]
    [InlineData("{ kind: STEP, deduct: 1, floor: -1 }", "最低分应当在 0 与权重之间")]
    [InlineData("{ kind: STEP, deduct: 1, floor: 11 }", "最低分应当在 0 与权重之间")]
    [InlineData("{ kind: STEP, deduct: 1, direction: count, at: 3 }", "按个数扣分时，“at”应当是 0 或不写")]
    [InlineData("{ kind: STEP, deduct: 1, direction: sideways }", "“direction”只能是 above、below、count 之一")]
    [InlineData("{ kind: STEP, deduct: 1, partialStep: half }", "“partialStep”只能是 ceil、exact、floor、open 之一")]
    [InlineData("{ kind: STEP, deduct: 1, cut: 60 }", "“cut”应当是区间")]
    [InlineData("{ kind: STEP, deduct: 1, measure: DECLARED }", "STEP 不能用这种计量方式")]
    [InlineData("{ kind: STEP, deduct: 1, measure: PROGRESS }", "STEP 不能用这种计量方式")]
    [InlineData("{ kind: STEP, deduct: 1, zeroPrior: full }", "“zeroPrior”只用于 CHANGE")]
    [InlineData("{ kind: STEP, deduct: 1, over: respondents }", "“over”只用于 SURVEY5")]
    [InlineData("{ kind: STEP, deduct: 1, measure: CHANGE, zeroPrior: half }", "“zeroPrior”只能是 not-computable、none、full 之一")]
    public void Steps(string rule, string message) => Refused(rule, message);

    [Theory]
    [InlineData("{ kind: RATIO, cap: maybe }", "“cap”只能是 true、false 之一")]
    [InlineData("{ kind: RATIO, overZero: all }", "“overZero”只能是 none、part、indicator 之一")]
    [InlineData("{ kind: RATIO, pointsClause: guessed }", "“pointsClause”只能是 printed、assumed 之一")]
    [InlineData("{ kind: RATIO, measure: COUNT }", "RATIO 不能用这种计量方式")]
    [InlineData("{ kind: TARGET, shortfall: actual/target }", "缺少“target”")]
    [InlineData("{ kind: TARGET, target: 0, shortfall: actual/target }", "目标值应当大于 0")]
    [InlineData("{ kind: TARGET, target: 5, shortfall: half }", "“shortfall”只能是 actual/target、actual、open 之一")]
    [InlineData("{ kind: TARGET, target: 5, shortfall: actual }", "实际值不是百分数时，“shortfall”只能是 actual/target")]
    [InlineData("{ kind: TARGET, target: 5 }", "实际值不是百分数时，“shortfall”只能是 actual/target")]
    [InlineData("{ kind: BINARY }", "缺少“full”")]
    [InlineData("{ kind: BINARY, full: 0 }", "“full”应当是区间")]
    [InlineData("{ kind: BINARY, full: \"[0, 0]\", measure: PROGRESS }", "BINARY 不能用这种计量方式")]
    [InlineData("{ kind: EXPERT, measure: COUNT }", "EXPERT 不能用这种计量方式")]
    [InlineData("{ kind: EXPERT, unstated: 甲 }", "“unstated”应当是“键: 值”的形式")]
    [InlineData("{ kind: EXPERT, notApplicable: half }", "“notApplicable”只能是 full 之一")]
    public void Rates_targets_and_judgements(string rule, string message) => Refused(rule, message);

    [Theory]
    [InlineData("{ kind: GRADE }", "“levels”至少要有一个等次")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好 }] }", "一个等次写“share”（占权重的百分比）或“points”（分数），二者选一")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 100, points: 10 }] }", "一个等次写“share”（占权重的百分比）或“points”（分数），二者选一")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, points: 11 }] }", "等次的分数应当在 0 与权重 10 之间")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 101 }] }", "等次的分数应当在 0 与权重 10 之间")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 100 }, { name: 好, share: 0 }] }", "等次“好”写了两次")]
    [InlineData("{ kind: GRADE, levels: [{ name: 好, share: 100 }], measure: RATE }", "GRADE 不能用这种计量方式")]
    public void Grades(string rule, string message) => Refused(rule, message);

    [Theory]
    [InlineData("{ kind: GRADE, levels: [", "{ name: n#, points: 1 }", "“levels”最多 50 项")]
    [InlineData("{ kind: BANDS, bands: [", "{ in: \"[#, #]\", points: 1 }", "“bands”最多 50 项")]
    [InlineData("{ kind: SUM, parts: [", "{ name: n#, weight: 1, kind: EXPERT }", "“parts”最多 10 项")]
    [Shows("V-12b")]
    public void A_list_of_thousands_is_refused(string head, string item, string message) =>
        Refused(head + string.Join(", ", Enumerable.Range(0, 3000).Select(i => item.Replace("#", $"{i}", StringComparison.Ordinal))) + "] }", message);

    [Theory]
    [InlineData("plan: [25, 50, 100]", "“plan”应当是四个由小到大、大于 0 的百分数")]
    [InlineData("plan: [50, 25, 75, 100]", "“plan”应当是四个由小到大、大于 0 的百分数")]
    [InlineData("plan: [0, 25, 75, 100]", "“plan”应当是四个由小到大、大于 0 的百分数")]
    [InlineData("plan: [25, 50, 75, 百]", "“plan”的每一项应当是一个数")]
    [InlineData("quarters: [2, 2, 2]", "“quarters”应当是四个不小于 0 的分值")]
    [InlineData("quarters: [-2, 2, 2, 2]", "“quarters”应当是四个不小于 0 的分值")]
    [InlineData("averageWeight: 3", "各季度分值与平均项合计 11，与权重 10 不等")]
    [InlineData("average: mean", "“average”只能是 raw、ratio、open 之一")]
    [InlineData("capRatios: maybe", "“capRatios”只能是 true、false、open 之一")]
    [InlineData("measure: RATE", "QTR 不能用这种计量方式")]
    public void Quarters(string fault, string message)
    {
        var key = fault[..fault.IndexOf(':')];
        string[] sound = ["plan: [25, 50, 75, 100]", "quarters: [2, 2, 2, 2]", "averageWeight: 2"];
        Sample.RuleProblems($"{{ kind: QTR, {string.Join(", ", sound)} }}").ShouldBeEmpty();

        Refused($"{{ kind: QTR, {string.Join(", ", sound.Where(s => !s.StartsWith(key + ":", StringComparison.Ordinal)).Append(fault))} }}", message);
    }

    [Theory]
    [InlineData("{ kind: SUM }", "各分项权重合计 0，与权重 10 不等")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 9, kind: EXPERT }] }", "各分项权重合计 9，与权重 10 不等")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: -1, kind: EXPERT }, { name: 乙, weight: 11, kind: EXPERT }] }", "分项的权重应当大于 0")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 10, kind: SUM }] }", "SUM 的分项不能再是 SUM")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 10 }] }", "缺少“kind”")]
    [InlineData("{ kind: SUM, parts: [{ weight: 10, kind: EXPERT }] }", "缺少“name”")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 10, kind: EXPERT, colour: 红 }] }", "不认识的键“colour”")]
    [InlineData("{ kind: SUM, parts: [{ name: 甲, weight: 10, kind: CHECK, items: [{ text: 甲, points: 9 }] }] }", "各要点分值合计 9，与权重 10 不等")]
    public void Sums(string rule, string message) => Refused(rule, message);

    [Theory]
    [InlineData("{ kind: EXPERT, veto: { when: 甲, scope: item 1 } }", "“scope”只能是 indicator：这里没有分项")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], veto: { when: 甲, scope: item 2 } }", "“scope”只能是 indicator 或 item 1 到 item 1")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], veto: { when: 甲, scope: item 0 } }", "“scope”只能是 indicator 或 item 1 到 item 1")]
    [InlineData("{ kind: CHECK, items: [{ text: 甲, points: 10 }], veto: { when: 甲, scope: all } }", "“scope”只能是 indicator 或 item 1 到 item 1")]
    [InlineData("{ kind: EXPERT, veto: { scope: indicator } }", "缺少“when”")]
    [InlineData("{ kind: EXPERT, veto: [甲] }", "“veto”应当是“键: 值”的形式")]
    [Shows("V-02e")]
    public void Vetoes(string rule, string message) => Refused(rule, message);

    private static void Refused(string rule, string message)
    {
        var problems = Sample.RuleProblems(rule);

        problems.ShouldContain(p => p.Line == Sample.RuleLine && p.Message.StartsWith(message), string.Join("\n", problems));
    }
}
