using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Tests.Cases;

/// <summary>The <c>report</c> of a case: what it may say, and the line and reason of what it may not.</summary>
public sealed class ReportMaterialTests
{
    private static readonly string[] Facts = [Sample.Fact("money", "5", "万元"), Sample.Fact("day", "2024-02-28"), Sample.Fact("answers", "[1, 2, 3, 4, 5]")];

    [Fact]
    public void A_case_without_a_report_is_read_as_before() =>
        Read("").Report.ShouldBeNull();

    [Fact]
    public void Everything_that_a_report_can_tell_is_read()
    {
        var report = Read(
            """
            report:
              style: C
              project: 某项目
              evaluator: 某评价机构
              date: 2024-05-30
              people: { preparedBy: 某人, phone: "12345", names: [某人] }
              basis: [《某办法》]
              texts:
                funds:
                  - "# 资金"
                  - 支出{money}万元，{day}付清。
              tasks: [{ name: 甲, content: 乙, done: 丙, budget: 10.50, budgetFiscal: 9, spent: 8, spentFiscal: 7, line: 3 }]
              goals: [{ expected: 丁, actual: 戊, line: 4 }]
              targets: [{ level: 产出指标, group: 数量指标, name: 己, target: ≥1次, actual: 2次, line: 5 }]
              tables: [{ slot: funds, title: 庚, columns: [辛, 壬], rows: [[癸, "{fact/answers/5}"], ["", null]], line: 6 }]
              matters: [{ indicator: a, title: 子, problem: 丑, advice: 寅 }]
            """).Report!;

        report.Style.ShouldBe(HouseStyle.C);
        report.Project.ShouldBe("某项目");
        report.Evaluator.ShouldBe("某评价机构");
        report.Date.ShouldBe(new DateOnly(2024, 5, 30));
        report.People!.PreparedBy.ShouldBe("某人");
        report.People.Phone.ShouldBe("12345");
        report.People.Names.ShouldBe(["某人"]);
        report.Basis.ShouldBe(["《某办法》"]);
        report.Texts["funds"].ShouldBe(["# 资金", "支出{money}万元，{day}付清。"]);
        var task = report.Tasks.ShouldHaveSingleItem();
        (task.Name, task.Content, task.Done, task.Line).ShouldBe(("甲", "乙", "丙", 3));
        (task.Budget, task.BudgetFiscal, task.Spent, task.SpentFiscal).ShouldBe(((Evaluation.Numbers.Rational)10.5m, 9, 8, 7));
        report.Goals.ShouldBe([new Goal("丁", "戊", 4)]);
        report.Targets.ShouldBe([new FiledTarget("产出指标", "数量指标", "己", "≥1次", "2次", 5)]);
        report.Tables.ShouldHaveSingleItem().Rows.ShouldBe([["癸", "{fact/answers/5}"], ["", ""]]);
        report.Matters.ShouldBe([new Matter("A", "子", "丑", "寅")]);
    }

    [Theory]
    [InlineData("style: E", "“style”只能是 A、B、C、D 之一")]
    [InlineData("project: 某项目", "缺少“style”")]
    [InlineData("style: A, colour: 红", "不认识的键“colour”")]
    [InlineData("style: A, people: { name: 某人 }", "不认识的键“name”")]
    [InlineData("style: A, date: 2024-02-30", "“date”应当是日期，例如 2024-02-28")]
    [InlineData("style: A, basis: 《某办法》", "“basis”应当是列表")]
    [InlineData("style: A, basis: [[《某办法》]]", "“basis”的每一项应当是一段文字，最多 2000 个字")]
    [InlineData("style: A, basis: [null]", "“basis”的每一项应当是一段文字，最多 2000 个字")]
    [InlineData("style: A, texts: { story: [某事] }", "报告没有“story”这一栏，只有 duties、plan、")]
    [InlineData("style: A, texts: { work: 某事 }", "“work”应当是列表")]
    [InlineData("style: A, tasks: [{ content: 甲 }]", "缺少“name”")]
    [InlineData("style: A, tasks: [{ name: 甲, budget: \"1,000\" }]", "“budget”应当是一个数，最多 15 位整数、10 位小数，不写千分位")]
    [InlineData("style: A, tasks: [{ name: 甲, spent: -1 }]", "“spent”不能是负数")]
    [InlineData("style: A, tasks: [{ name: 甲, cost: 1 }]", "不认识的键“cost”")]
    [InlineData("style: A, goals: [{ actual: 甲 }]", "缺少“expected”")]
    [InlineData("style: A, targets: [{ level: 甲, group: 乙, name: 丙 }]", "缺少“target”")]
    [InlineData("style: A, targets: [{ level: 甲, group: 乙, name: 丙, target: 丁, line: 0 }]", "“line”应当是 1 到 1000000 之间的整数")]
    [InlineData("style: A, tables: [{ slot: story, title: 甲, columns: [乙] }]", "报告没有“story”这一栏")]
    [InlineData("style: A, tables: [{ slot: work, title: 甲 }]", "缺少“columns”")]
    [InlineData("style: A, tables: [{ slot: work, title: 甲, columns: [乙, 丙], rows: [[1]] }]", "这一行应当有 2 格，与“columns”一样多")]
    [InlineData("style: A, tables: [{ slot: work, title: 甲, columns: [乙, 丙], rows: [[1, 2, 3]] }]", "这一行应当有 2 格，与“columns”一样多")]
    [InlineData("style: A, tables: [{ slot: work, title: 甲, columns: [乙], rows: [1] }]", "这一行应当有 1 格，与“columns”一样多")]
    [InlineData("style: A, tables: [{ slot: work, title: 甲, columns: [乙], rows: [[[1]]] }]", "表格的一格应当是一段文字，最多 2000 个字")]
    [InlineData("style: A, matters: [{ title: 甲, problem: 乙 }]", "缺少“advice”")]
    [InlineData("style: A, matters: [{ indicator: Z9, title: 甲, problem: 乙, advice: 丙 }]", "没有指标“Z9”")]
    public void Each_fault_of_a_report_has_its_line_and_reason(string report, string message) =>
        Problems($"report: {{ {report} }}").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Line.ShouldBe(10),
            problem => problem.Message.ShouldStartWith(message));

    [Theory]
    [InlineData("{money}")]
    [InlineData("{day}")]
    [InlineData("{fact/money}")]
    [InlineData("{fact/answers/1}")]
    [InlineData("{total/weight}")]
    [InlineData("{total/share}")]
    [InlineData("{leaf/A/checked}")]
    [InlineData("{leaf/B/lost}")]
    [InlineData("{node/1/share}")]
    [InlineData("{points/open}")]
    [InlineData("{count/level3}")]
    [InlineData("{task/1/spent}")]
    [InlineData("{task/total/rate}")]
    public void A_name_in_braces_that_names_something_is_read(string brace) =>
        Problems(WithText(brace)).ShouldBeEmpty();

    [Theory]
    [InlineData("{nothing}")]
    [InlineData("{answers}")]
    [InlineData("{fact/day}")]
    [InlineData("{fact/answers/6}")]
    [InlineData("{fact/answers/0}")]
    [InlineData("{fact/money/1}")]
    [InlineData("{total/nothing}")]
    [InlineData("{leaf/Z9/checked}")]
    [InlineData("{leaf/1/checked}")]
    [InlineData("{node/9/share}")]
    [InlineData("{points/all}")]
    [InlineData("{count/stars}")]
    [InlineData("{task/2/spent}")]
    [InlineData("{task/1/price}")]
    [InlineData("{working/A/1}")]
    [InlineData("{sentence/A#1}")]
    [InlineData("{total/checked")]
    [InlineData("money}")]
    [InlineData("{ money }")]
    [InlineData("{}")]
    public void A_brace_that_names_nothing_is_a_problem_of_its_line(string brace)
    {
        var problems = Problems(WithText(brace));

        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.Line == 14 && problem.Message.Contains("没有对应的事实或数"));
    }

    [Theory]
    [InlineData("basis", "甲", 100)]
    [InlineData("tasks", "{ name: 甲 }", 1000)]
    [InlineData("goals", "{ expected: 甲 }", 100)]
    [InlineData("targets", "{ level: 甲, group: 乙, name: 丙, target: 丁 }", 1000)]
    [InlineData("tables", "{ slot: work, title: 甲, columns: [乙] }", 20)]
    [InlineData("matters", "{ title: 甲, problem: 乙, advice: 丙 }", 100)]
    public void Every_list_of_a_report_has_an_end(string key, string item, int most)
    {
        Problems(Many(most)).ShouldBeEmpty();
        Problems(Many(most + 1)).ShouldHaveSingleItem().Message.ShouldBe($"“{key}”最多 {most} 项");

        string Many(int count) => $"report: {{ style: A, {key}: [{string.Join(", ", Enumerable.Repeat(item, count))}] }}";
    }

    [Fact]
    public void A_table_has_an_end_in_both_directions()
    {
        Problems(Table(12, 1000)).ShouldBeEmpty();
        Problems(Table(12, 1001)).ShouldHaveSingleItem().Message.ShouldBe("“rows”最多 1000 项");
        Problems(Table(13, 0)).ShouldHaveSingleItem().Message.ShouldBe("“columns”最多 12 项");

        static string Table(int columns, int rows)
        {
            var cells = string.Join(", ", Enumerable.Repeat("甲", columns));
            return $"report: {{ style: A, tables: [{{ slot: work, title: 乙, columns: [{cells}], rows: [{string.Join(", ", Enumerable.Repeat($"[{cells}]", rows))}] }}] }}";
        }
    }

    [Fact]
    public void The_published_cases_tell_what_their_reports_need()
    {
        foreach (var id in Corpus.Ids)
        {
            var report = Corpus.Read(id).Report.ShouldNotBeNull();
            report.People.ShouldBeNull();
            report.Basis.ShouldNotBeEmpty();
            report.Matters.ShouldNotBeEmpty();
        }
    }

    private static string WithText(string brace) =>
        $$"""
        report:
          style: A
          tasks: [{ name: 甲 }]
          texts:
            work: ["某数{{brace}}某单位"]
        """;

    private static Case Read(string report)
    {
        var loaded = Load(report);
        loaded.Problems.ShouldBeEmpty();
        return loaded.Value!;
    }

    private static IReadOnlyList<Problem> Problems(string report) => Load(report).Problems;

    private static Loaded<Case> Load(string report) =>
        Case.Read("case.yaml", $"{Sample.CaseText("{ open: 无 }", Facts)}\n{report}\n", Sample.Framework("{ kind: RATIO }"));
}
