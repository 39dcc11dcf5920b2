using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Tests.Frameworks;

/// <summary>What is wrong with a framework is said with its line, in one go.</summary>
[Shows("V-01a")]
public sealed class FrameworkErrorTests
{
    private const string Sound =
        """
        framework: sample
        title: 样表
        regime: 项目支出
        year: 2024
        basis: 《办法》
        rounding: { score: 2, total: 2 }
        grades:
          rule: [{ in: "[90, 100]", name: 优 }, { in: "[0, 90)", name: 差 }]
        indicators:
          - code: "1"
            name: 甲
            weight: 60
            indicators:
              - { code: "1.1", ref: A, name: 甲一, weight: 20, rule: { kind: EXPERT } }
              - { code: "1.2", ref: B, name: 甲二, weight: 40, rule: { kind: RATIO } }
          - { code: "2", ref: C, name: 乙, weight: 40, rule: { kind: EXPERT } }
        """;

    [Fact]
    public void The_framework_that_the_faults_are_put_into_is_sound() => Problems(Sound).ShouldBeEmpty();

    [Theory]
    [InlineData("title: 样表", "titel: 样表", 1, "缺少“title”")]
    [InlineData("title: 样表", "title: 样表\ncolour: 红", 3, "不认识的键“colour”")]
    [InlineData("score: 2, total: 2", "score: 2, total: 2, mean: 2", 6, "不认识的键“mean”")]
    [InlineData("name: 乙, weight", "name: 乙, colour: 红, weight", 16, "不认识的键“colour”")]
    [InlineData("rule: { kind: RATIO }", "rule: { kind: RATIO, colour: 红 }", 15, "不认识的键“colour”")]
    [InlineData("name: 优 }", "name: 优, colour: 红 }", 8, "不认识的键“colour”")]
    [Shows("V-01c")]
    public void An_unknown_or_missing_key_is_an_error(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Theory]
    [InlineData("weight: 20", "weight: 21", 12, "“甲”的权重是 60，下级合计 61")]
    [InlineData("weight: 60", "weight: 59.9999", 12, "“甲”的权重是 59.9999，下级合计 60")]
    [InlineData("乙, weight: 40", "乙, weight: 39", 9, "一级指标的权重合计 99，应当是 100")]
    [InlineData("乙, weight: 40", "乙, weight: 0", 16, "权重应当大于 0、不超过 1000")]
    [InlineData("乙, weight: 40", "乙, weight: -40", 16, "权重应当大于 0、不超过 1000")]
    [InlineData("乙, weight: 40", "乙, weight: 4e1", 16, "“weight”应当是一个数，最多 15 位整数、10 位小数，不写千分位")]
    [Shows("V-01d")]
    public void Weights_that_do_not_add_up_are_an_error_at_any_level(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Theory]
    [InlineData("code: \"1.2\"", "code: \"1.1\"", 15, "编号“1.1”与第 14 行重复")]
    [InlineData("ref: C", "ref: a", 16, "“ref”“a”与第 14 行重复")]
    [InlineData("ref: C", "ref: \"1.1\"", 16, "“ref”“1.1”与第 14 行重复")]
    [InlineData("    name: 甲\n", "    name: 甲\n    ref: D\n", 12, "“ref”只写在没有下级的指标上")]
    [InlineData("code: \"2\"", "code: \"22222222222222222222222222222222222222222\"", 16, "编号超过 40 个字符")]
    [Shows("V-01g")]
    public void Codes_and_refs_are_unique(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Theory]
    [InlineData("[0, 90)", "[0, 89)", 8, "[0, 89) 与 [90, 100] 之间有空档")]
    [InlineData("[0, 90)", "[0, 90]", 8, "[0, 90] 与 [90, 100] 之间重叠")]
    [InlineData("[0, 90)", "[1, 90)", 8, "评级分档应当从 0 分排到满分 100 分")]
    [InlineData("[90, 100]", "[90, 100)", 8, "评级分档应当从 0 分排到满分 100 分")]
    [InlineData("[0, 90)", "零到九十", 8, "“in”应当是区间，例如 \"[90, 95)\" 或 \"(-∞, 60)\"")]
    [InlineData("name: 差", "name: 优", 8, "评级“优”写了两次")]
    [Shows("V-01f")]
    public void Grades_cover_the_points_without_gap_or_overlap(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Theory]
    [InlineData("framework: sample", "framework: Sample/..", 1, "“framework”只用小写字母、数字和连字符，最多 80 个字符")]
    [InlineData("regime: 项目支出", "regime: 其他", 3, "“regime”只能是 部门整体支出、项目支出 之一")]
    [InlineData("year: 2024", "year: 24", 4, "“year”应当是 1990 到 2100 之间的整数")]
    [InlineData("rounding: { score: 2, total: 2 }", "rounding: { score: 7, total: 2 }", 6, "“score”应当是 0 到 6 之间的整数")]
    [InlineData("rounding: { score: 2, total: 2 }", "rounding: 2", 6, "“rounding”应当是“键: 值”的形式")]
    [InlineData("weight: 20, rule: { kind: EXPERT }", "weight: 20", 14, "没有下级指标的应当写“rule”")]
    [InlineData("weight: 60\n", "weight: 60\n    rule: { kind: EXPERT }\n", 10, "有下级指标的不写“rule”")]
    [InlineData("weight: 40, rule: { kind: EXPERT }", "weight: 40, indicators: []", 16, "“indicators”至少要有一个指标")]
    [InlineData("weight: 20, rule: { kind: EXPERT }", "weight: 20, rule: { kind: MAGIC }", 14, "“kind”只能是 CHECK、RATIO、TARGET、STEP、BANDS、BINARY、GRADE、QTR、EXPERT、SUM 之一")]
    [InlineData("weight: 20, rule: { kind: EXPERT }", "weight: 20, rule: { cap: true }", 14, "缺少“kind”")]
    [InlineData("{ kind: RATIO }", "{ kind: RATIO, measure: GUESS }", 15, "“measure”只能是 COUNT、RATE、CHANGE、PROGRESS、DAYS、SURVEY5、DECLARED 之一")]
    [Shows("V-01g")]
    public void Values_of_the_wrong_kind_are_an_error(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Theory]
    [InlineData("title: 样表", "title: &a 样表", 2, "不接受锚点（&）和标签（!）")]
    [InlineData("title: 样表", "title: *a", 2, "不接受别名（*）")]
    [InlineData("title: 样表", "title: !!str 样表", 2, "不接受锚点（&）和标签（!）")]
    [InlineData("title: 样表", "title: 样表\ntitle: 又一个", 3, "“title”写了两次")]
    [InlineData("title: 样表", "title: 样\u202E表", 2, "含有改变文字方向的控制符 U+202E，请删除")]
    [InlineData("title: 样表", "title: \"样\\u202E表\"", 2, "含有改变文字方向的控制符 U+202E，请删除")]
    [InlineData("title: 样表", "title: 样\0表", 2, "含有不可见的控制符 U+0000，可能不是 UTF-8 文本")]
    [InlineData("title: 样表", "title: \"样\\0表\"", 2, "含有不可见的控制符 U+0000，可能不是 UTF-8 文本")]
    [InlineData("title: 样表", "title: 样\uFFFD表", 2, "含有不可见的控制符 U+FFFD，可能不是 UTF-8 文本")]
    [InlineData("title: 样表", "? [a, b]\n: c", 2, "键应当是一个词")]
    [InlineData("title: 样表", "title: [1, 2]", 2, "“title”应当是一段文字")]
    [InlineData("name: 乙, weight: 40", "name: 乙, weight: 40 ]", 16, "YAML 写法有误")]
    [Shows("V-12b")]
    public void Tricks_of_the_file_format_are_refused(string from, string to, int line, string message) => Faulty(from, to, line, message);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Faulty("title: 样表", "title: 样\uD800表", 2, "含有不可见的控制符 U+D800，可能不是 UTF-8 文本");

    [Fact]
    public void A_second_document_in_the_file_is_refused()
    {
        var problems = Problems(Sound + "\n---\ntitle: 又一份\n");

        problems.ShouldHaveSingleItem().ToString().ShouldBe("sample.yaml:17: 一个文件只能有一份 YAML 文档");
    }

    [Theory]
    [InlineData("", "sample.yaml: 文件是空的")]
    [InlineData("# 只有注释\n", "sample.yaml: 文件是空的")]
    [InlineData("- 甲\n", "sample.yaml:1: 最外层应当是“键: 值”的形式")]
    [InlineData("甲", "sample.yaml:1: 最外层应当是“键: 值”的形式")]
    public void A_file_that_is_no_map_is_refused(string text, string problem) =>
        Problems(text).ShouldHaveSingleItem().ToString().ShouldBe(problem);

    [Fact]
    public void A_text_of_more_than_2000_characters_is_refused() =>
        Faulty("title: 样表", $"title: {new string('长', 2001)}", 2, "“title”超过 2000 个字");

    [Fact]
    [Shows("V-12b")]
    public void A_tree_of_more_than_six_levels_is_refused()
    {
        var tree = Enumerable.Range(1, 7).Aggregate("{ kind: EXPERT }", (inner, depth) => depth == 1
            ? $"{{ code: x1, name: 叶, weight: 40, rule: {inner} }}"
            : $"{{ code: x{depth}, name: 节, weight: 40, indicators: [{inner}] }}");

        Faulty("""{ code: "2", ref: C, name: 乙, weight: 40, rule: { kind: EXPERT } }""", tree, 16, "指标树超过 6 级");
    }

    [Fact]
    [Shows("V-12b")]
    public void More_leaves_than_a_framework_may_have_are_refused()
    {
        var leaves = string.Concat(Enumerable.Range(0, 600).Select(i => $"\n  - {{ code: x{i}, name: 叶, weight: 1, rule: {{ kind: EXPERT }} }}"));

        Problems(Sound + leaves).ShouldContain(p => p.Line == 1 && p.Message.StartsWith("指标有 ") && p.Message.EndsWith(" 个，最多 500 个"));
    }

    [Fact]
    [Shows("V-01b")]
    public void Ten_faults_of_one_file_are_reported_together_in_line_order()
    {
        (string From, string To)[] faults =
        [
            ("framework: sample", "framework: Sample"), ("regime: 项目支出", "regime: 其他"), ("year: 2024", "year: 24"),
            ("score: 2", "score: 9"), ("[0, 90)", "[0, 89)"), ("weight: 60", "weight: 61"), ("code: \"1.2\"", "code: \"1.1\""),
            ("name: 甲一", "name: 甲一, colour: 红"), ("{ kind: RATIO }", "{ kind: RATIO, measure: DAYS }"), ("乙, weight: 40, rule: { kind: EXPERT }", "乙, weight: 40"),
        ];

        var problems = Problems(faults.Aggregate(Sound, (text, fault) => text.Replace(fault.From, fault.To)));

        problems.Select(p => p.Line).ShouldBe([1, 3, 4, 6, 8, 9, 12, 14, 15, 15, 16]);
    }

    [Fact]
    [Shows("V-01b")]
    public void After_a_hundred_problems_the_rest_is_counted_at_the_end()
    {
        var problems = Problems(Sound + string.Concat(Enumerable.Range(0, 150).Select(i => $"\nk{i}: 1")));

        problems.Count.ShouldBe(101);
        problems[^1].ToString().ShouldBe("sample.yaml: 另有 50 处问题没有列出");
    }

    [Fact]
    [Shows("V-01h")]
    public void What_is_printed_otherwise_is_a_finding_and_still_loads()
    {
        Corpus.Framework("shenzhen-department-2020").Leaf("L04")!.Printed!.Points.Count.ShouldBe(3);
        var findings = Corpus.Score("longgang-2020").Findings;
        findings.ShouldContain(f => f.Code == "printed-points" && f.Indicator == "L04" && f.Text.Contains("2 + 1 + 1 = 4，与权重 7 不等"));
        findings.ShouldContain(f => f.Code == "printed-points" && f.Indicator == "L06" && f.Text.Contains("1.5 + 1.5 + 1.5 = 4.5，与权重 3 不等"));

        var inRule = Corpus.FrameworkText("shenzhen-department-2020").Replace("weight: 7\n            rule:\n              kind: CHECK\n              unreadable:", "weight: 7\n            rule:\n              kind: CHECK\n              items: [{ text: 甲, points: 2 }, { text: 乙, points: 1 }, { text: 丙, points: 1 }]\n              note:");
        Framework.Read("f.yaml", inRule).Problems.ShouldContain(p => p.Message == "各要点分值合计 4，与权重 7 不等");
    }

    [Fact]
    [Shows("V-01h")]
    public void A_weight_printed_otherwise_is_a_finding()
    {
        var framework = Framework.Read("f.yaml", Sound.Replace("    weight: 60\n", "    weight: 60\n    printed: { weight: 65 }\n")).Value!;
        var card = Anlan.Evaluation.Scoring.Evaluator.Evaluate(Case.Read("c.yaml", "case: c\ntitle: t\nunit: u\nyear: 2024\nkind: 项目支出\n", framework).Value!, framework);

        card.Findings.ShouldContain(f => f.Code == "printed-weight" && f.Text == "甲：印出的权重 65，按上下级合计应为 60");
    }

    private static IReadOnlyList<Problem> Problems(string text) => Framework.Read("sample.yaml", text).Problems;

    private static void Faulty(string from, string to, int line, string message)
    {
        Sound.ShouldContain(from);

        var problems = Problems(Sound.Replace(from, to));

        problems.ShouldContain(p => p.File == "sample.yaml" && p.Line == line && p.Message.StartsWith(message), string.Join("\n", problems));
    }
}
