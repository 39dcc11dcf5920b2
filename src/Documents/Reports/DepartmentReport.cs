using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Reports;

/// <summary>Style A: a department evaluates all it spends (部门整体支出).</summary>
internal sealed class DepartmentReport(FigureBook book) : Composition(book)
{
    public override IReadOnlyList<string> Title => [$"{Year}年度部门整体绩效评价报告"];

    protected override void WriteChapters()
    {
        Say($"部门名称（公章）：{Text("case/unit")}", Standing.Flush);
        Say($"填报人：{TextOr("people/preparedBy", "填报人")}", Standing.Flush);
        Say($"联系电话：{TextOr("people/phone", "联系电话")}", Standing.Flush);

        Chapter("部门基本情况");
        Section("部门主要职能");
        Slot("duties");
        Section("年度总体工作和重点工作任务");
        Slot("plan");
        Section($"{Year}年部门预算编制情况");
        Slot("budget");
        if (TasksAreProjects)
            SpendingTable();
        Section($"{Year}年部门预算执行情况");
        Slot("execution");
        Slot("management");

        Chapter("部门主要履职绩效分析");
        Section("主要履职目标");
        Slot("goals");
        Section("主要履职情况");
        Slot("work");
        Section("部门履职绩效情况");
        Performance();

        Chapter("总体评价和整改措施");
        Section("预算绩效管理工作主要经验、做法");
        Slot("experience");
        Section("部门整体支出绩效存在问题及改进措施");
        Shortcomings();
        Section("后续工作计划、相关建议");
        Slot("followUp");

        Chapter("部门整体支出绩效评价指标评分情况");
        Section("评分结果");
        Say(Conclusion());
        if (Framework is not null)
        {
            Say(Dimensions());
            DimensionChart();
        }
        Section("复核说明");
        Review();
        Signature(Text("case/unit"));
        Add(new NewPage(Landscape: true));
        Forms();
    }

    /// <summary>The leaves of the last dimension, which says what the money achieved.</summary>
    private void Performance()
    {
        if (HasSlot("results") || Framework is null)
            Slot("results");
        foreach (var group in Framework?.Roots[^1] is { } performance ? performance.Rule is null ? performance.Children : [performance] : [])
        {
            Point($"{Text($"node/{group.Code}/name")}（{NodeScore(group)}）");
            foreach (var leaf in group.Leaves().Select(Card.LeafOf))
                Say($"{Points(leaf)}{Worked(leaf)}");
        }
    }

    private void Shortcomings()
    {
        if (Lost.Count > 0)
        {
            Point("扣分情况");
            Say($"整体支出绩效评价得{Figure("total/checked")}，扣{Figure("total/lost")}，共有{Figure("count/lost")}指标没有得满分，见下表。");
            LostTable();
        }
        Point("存在的问题");
        SayProblems(level: 4);
        Point("改进措施");
        SayAdvice(level: 4);
    }

    /// <summary>The lost points with their reasons; the arithmetic only of leaves that no chapter above has told of.</summary>
    private void LostTable()
    {
        Caption("扣分情况");
        var told = Framework!.Roots[^1].Leaves().ToHashSet();
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[HeadCell("指标"), HeadCell("分值"), HeadCell("得分"), HeadCell("扣分"), HeadCell("扣分原因")] };
        foreach (var leaf in Lost)
        {
            var key = $"leaf/{leaf.Indicator.Id}";
            rows.Add([
                Cell(Text($"name/{leaf.Indicator.Id}")), Centre(Bare($"{key}/weight")), Centre(Bare($"{key}/checked")), Centre(Bare($"{key}/lost")),
                Cell($"{Reason(leaf)}{(told.Contains(leaf.Indicator) || leaf.Entry?.Support is Judgement ? "" : Worked(leaf))}"),
            ]);
        }
        rows.Add([Centre("合计"), Centre(Bare("total/weight")), Centre(Bare("total/checked")), Centre(Bare("total/lost")), Centre("/")]);
        Add(new Table([95, 36, 48, 48, 190], 1, rows));
    }

    protected override Line Shortfall(LeafScore leaf) =>
        $"{Text($"name/{leaf.Indicator.Id}")}扣{Figure($"leaf/{leaf.Indicator.Id}/lost")}，扣分原因见上面的扣分情况表。";

    private void Forms()
    {
        if (!TasksAreProjects)
        {
            Caption("部门（单位）整体支出绩效目标完成情况自评表");
            SelfEvaluationForm();
            Add(new NewPage(Landscape: true));
        }
        Caption(TasksAreProjects ? "部门整体支出绩效自评表" : "部门整体支出绩效评分表");
        IReadOnlyList<Column> columns = [About("指标说明"), Standard("参考评分标准"), .. Points("分数")];
        List<IReadOnlyList<Cell>> footer =
        [
            [Centre("综合评分", columns: 8), .. columns.Skip(2).Select(column => Centre(column.Total()))],
        ];
        var grade = Card.Grades.Checked ?? Card.Grades.Published;
        footer.Add([Centre("评分等级", columns: 8), Centre(grade is null ? (Line)$"{new Place("评分等级")}" : Ordinals.Spelled(grade), columns: columns.Count - 2)]);
        footer.Add([Centre("填表人", columns: 8), Centre(TextOr("people/preparedBy", "填表人"), columns: columns.Count - 2)]);
        ScoringTable(columns, weights: true, Heads(columns), footer);
    }

    /// <summary>评价指标 over the three levels, each with its name and its points.</summary>
    private static List<IReadOnlyList<Cell>> Heads(IReadOnlyList<Column> columns) =>
    [
        [HeadCell("评价指标", columns: 6), .. columns.Select(column => HeadCell(column.Head, rows: 3))],
        [HeadCell("一级指标", columns: 2), HeadCell("二级指标", columns: 2), HeadCell("三级指标", columns: 2)],
        [.. Enumerable.Range(0, 3).SelectMany(_ => new[] { HeadCell("名称"), HeadCell("分值") })],
    ];
}
