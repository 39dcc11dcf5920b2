namespace Anlan.Documents.Reports;

/// <summary>Style D: the short form for the public.</summary>
internal sealed class ShortReport(FigureBook book) : Composition(book)
{
    public override IReadOnlyList<string> Title => [Ordinals.Spelled(Case.Unit), $"{Year}年度{(IsDepartment ? "部门整体支出绩效评价报告" : "项目支出部门评价报告")}"];

    protected override void WriteChapters()
    {
        if (HasSlot("scope"))
        {
            Slot("scope");
            // The short form opens with the money.
            if (!Material.Texts.GetValueOrDefault("scope", []).Any(text => text.Contains('元', StringComparison.Ordinal)) && Book.HasText("text/funds/1"))
                Say(Text("text/funds/1"));
        }
        else
        {
            Say($"{Text("case/unit")}组织对{Subject()}开展了绩效评价，涉及预算资金{new Place("预算数、决算数和预算执行率")}。");
        }

        Say(Conclusion(withGrades: false));
        if (Framework is not null)
        {
            Say(Dimensions());
            Say(Corrections());
        }

        Chapter("项目取得的主要成效");
        Slot("results", level: 2);
        Chapter("评价发现的主要问题");
        SayProblems(level: 2);
        Chapter("有关建议");
        SayAdvice(level: 2);
        Chapter("本次绩效评价的意义");
        Slot("significance");
        Signature(Text("case/unit"));
    }
}
