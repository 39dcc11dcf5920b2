using Anlan.Evaluation.Frameworks;

namespace Anlan.Documents.Reports;

/// <summary>Style C: a department evaluates a project of its own, with a contents page.</summary>
internal sealed class ProjectReport(FigureBook book) : Composition(book)
{
    public override IReadOnlyList<string> Title => [$"{Year}年{(IsDepartment ? "部门整体支出绩效评价报告" : "项目支出部门评价报告")}"];

    protected override bool HasCover => true;

    protected override void WriteChapters()
    {
        Say($"项目名称：{(IsDepartment ? "部门整体支出" : TextOr("project", "项目名称"))}", Standing.Centred);
        Say($"评价单位：{(Material.Evaluator is null ? Text("case/unit") : Evaluator)}", Standing.Centred);
        Add(new NewPage());
        Add(new Contents());
        Add(new NewPage());
        Say($"按照全面实施预算绩效管理的规定，{Text("case/unit")}组织了对{Subject()}的绩效评价，情况如下：");

        Chapter("基本情况");
        Section("项目背景");
        Slot("background");
        Section("项目主要内容及实施情况");
        Slot("content");
        Slot("work");
        Section("项目资金使用和管理情况");
        Point("资金安排和使用情况");
        Slot("funds", level: 4);
        Point("资金管理情况");
        Slot("management", level: 4);
        Section("项目目标");
        Slot("goals");
        GoalLines();
        TargetTable("项目支出绩效自评表", "目标值");

        Chapter("绩效评价开展情况");
        Section("绩效评价目的、对象和范围");
        Slot("purpose");
        Slot("scope");
        Section("绩效评价依据、原则、方法");
        Point("评价依据");
        Basis(below: true);
        Point("评价原则和方法");
        Slot("principles", level: 4);
        Section("绩效评价工作过程");
        Slot("process");

        Chapter("综合评价结论与指标分析");
        Say(Conclusion());
        if (Framework is not null)
        {
            Say(Dimensions());
            DimensionChart();
            foreach (var root in Framework.Roots)
                Dimension(root);
        }
        else
        {
            Say($"公布的文本没有指标体系。{new Place("各项指标的分析")}");
        }
        Section("复核说明");
        Review();

        Chapter("主要经验及做法");
        Slot("experience", level: 2);
        Chapter("存在的问题");
        SayProblems(level: 2);
        Chapter("相关建议和整改措施");
        SayAdvice(level: 2);
        Signature(Material.Evaluator is null ? Text("case/unit") : Evaluator);

        Annex("项目绩效指标体系评分表");
        ScoringTable([WeightColumn("权重"), About("指标说明"), Standard("评分标准"), TargetColumn("标杆值"), ActualColumn("实际完成值"), .. Points("得分")], weights: false);
    }

    private void Dimension(Indicator root)
    {
        Section(Text($"node/{root.Code}/name"));
        var groups = root.Rule is null ? root.Children : [root];
        Say($"本部分考察{Names(groups)}，{NodeScore(root)}。各指标得分见下表：");
        Caption($"{Text($"node/{root.Code}/name")}绩效评价指标得分表");
        var points = Points("得分");
        DimensionTable(
            [root],
            [TargetColumn("标杆值"), ActualColumn("完成值"), WeightColumn("权重"), .. points],
            node => [Centre("/"), Centre("/"), Centre(Bare($"node/{node.Code}/weight")), .. points.Count > 1 ? [Centre(Card.SumsOf(node).Published is null ? "—" : Bare($"node/{node.Code}/published"))] : Array.Empty<Cell>(), Centre(Bare($"node/{node.Code}/checked"))],
            total: false);
        foreach (var group in groups)
        {
            Point($"{Text($"node/{group.Code}/name")}（满分{Figure($"node/{group.Code}/weight")}，得{Figure($"node/{group.Code}/checked")}）");
            foreach (var leaf in group.Leaves().Select(Card.LeafOf))
            {
                if (group.Rule is null)
                    Detail(Text($"name/{leaf.Indicator.Id}"));
                Say($"{Scored(leaf)}{Verdict(leaf)}");
            }
        }
    }

    private Line Names(IReadOnlyList<Indicator> groups)
    {
        var line = new Line();
        foreach (var group in groups)
            line.AppendFormatted((Line)$"{(group == groups[0] ? "" : "、")}{Text($"node/{group.Code}/name")}");
        return line;
    }
}
