namespace Anlan.Documents.Reports;

/// <summary>Style B: an evaluator from outside evaluates a project.</summary>
internal sealed class ExternalReport(FigureBook book) : Composition(book)
{
    public override IReadOnlyList<string> Title => Material.Project is { } project && !IsDepartment
        ? [$"{Year}年度{Ordinals.Spelled(project)}{(project.EndsWith("项目", StringComparison.Ordinal) ? "" : "项目")}", "绩效评价报告"]
        : [$"{Year}年度{(IsDepartment ? "部门整体支出" : "项目支出")}绩效评价报告"];

    protected override void WriteChapters()
    {
        Chapter("项目基本情况");
        Section("项目概况");
        Point("项目背景");
        Slot("background", level: 4);
        Point("项目实施情况");
        Slot("content", level: 4);
        Slot("work", level: 4);
        Point("项目资金投入和使用情况");
        Slot("funds", level: 4);
        Section("项目绩效目标");
        Slot("goals");
        GoalLines();
        TargetTable($"{ProjectName()}绩效指标");

        Chapter("绩效评价工作开展情况");
        Section("评价目的");
        Slot("purpose");
        Section("评价对象和范围");
        Slot("scope");
        Section("评价原则及方法");
        Slot("principles");
        Section("评价依据");
        Basis();
        Section("评价指标体系设置");
        IndicatorSystem();
        Section("评价工作过程");
        Slot("process");

        Chapter("综合评价情况及评价结论");
        Section("综合评价情况");
        Slot("results");
        Section("评价结论");
        Say(Conclusion());
        if (Framework is not null)
        {
            Caption("各项指标得分情况");
            DimensionTable(Framework.Roots, [WeightColumn("权重"), .. Points("得分"), ShareColumn()], Sums, total: true);
            DimensionChart();
        }
        Section("复核说明");
        Review();

        Chapter("绩效评价指标分析");
        Analysis();

        Chapter("存在的问题");
        SayProblems(level: 2);
        Chapter("有关建议");
        SayAdvice(level: 2);
        Signature(Evaluator);

        Annex($"{Subject()}绩效评价指标体系");
        ScoringTable([About("指标解释"), Standard("评分标准"), .. Points("得分"), ReasonColumn()], weights: true);
    }

    private void IndicatorSystem()
    {
        if (Framework is null)
        {
            Say($"公布的文本没有指标体系。{new Place("评价指标体系的设置")}");
            return;
        }
        Say($"评价指标体系包括{Figure("count/level1")}一级指标、{Figure("count/level2")}二级指标和{Figure("count/leaves")}计分的末级指标，总分{Figure("total/weight")}，各指标的分值和评分标准见附件。");
    }

    private IReadOnlyList<Cell> Sums(Anlan.Evaluation.Frameworks.Indicator root) =>
    [
        Centre(Bare($"node/{root.Code}/weight")),
        .. IsCorrected ? [Centre(Card.SumsOf(root).Published is null ? "—" : Bare($"node/{root.Code}/published"))] : Array.Empty<Cell>(),
        Centre(Bare($"node/{root.Code}/checked")),
        Centre($"{Figure($"node/{root.Code}/share")}"),
    ];

    private void Analysis()
    {
        if (Framework is null)
        {
            Say($"公布的文本没有指标体系。{new Place("各项指标的分析")}");
            return;
        }
        foreach (var root in Framework.Roots)
        {
            Section($"{Text($"node/{root.Code}/name")}情况");
            Say($"一级指标“{Text($"node/{root.Code}/name")}”{NodeScore(root)}。");
            foreach (var group in root.Rule is null ? root.Children : [root])
            {
                Point(Text($"node/{group.Code}/name"));
                foreach (var leaf in group.Leaves().Select(Card.LeafOf))
                {
                    if (group.Rule is null)
                        Detail(Text($"name/{leaf.Indicator.Id}"));
                    Say($"{Scored(leaf)}{Verdict(leaf)}");
                }
            }
        }
    }
}
