using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Documents.Reports;

// What a report says of its scores.
internal abstract partial class Composition
{
    /// <summary>A problem, and what to do about it.</summary>
    protected sealed record Problem(Line Title, IReadOnlyList<Line> Body, Line Advice);

    /// <summary>The score: the checked total where there is one, with the published one beside it where they differ.</summary>
    protected IEnumerable<Line> Conclusion(bool withGrades = true)
    {
        var totals = Card.Totals;
        if (Framework is null)
        {
            yield return totals.Published is null
                ? $"公布的文本没有印出总分，也没有公布指标体系，评价得分为{new Place("评价得分和等级")}。"
                : (Line)$"本次评价公布的得分为{Figure("total/published")}{Grade(Card.Grades.Published, "绩效评级为")}。得分以公布为准，未公布指标体系，不能复算。";
            yield break;
        }
        if (totals.Checked is null)
            yield return $"经评价，{Subject()}的评价得分{Figure("total/checked")}：有的指标既没有公布得分，也没有可复算的依据。{(totals.Published is null ? "" : (Line)$"公布的总分为{Figure("total/published")}{Grade(Card.Grades.Published, "评级为")}。")}";
        else
            yield return $"经评价，{Subject()}评价得分为{Figure("total/checked")}（满分{Figure("total/weight")}）{Grade(Card.Grades.Checked, "评价等级为")}。";
        if (totals.Checked is { } right && totals.Published is { } printed)
            yield return right == printed && !IsCorrected
                ? $"公布的总分为{Figure("total/published")}{Grade(Card.Grades.Published, "评级为")}，与复核的结果一致。"
                : (Line)$"公布的总分为{Figure("total/published")}{Grade(Card.Grades.Published, "评级为")}。复核后有指标的得分须按评分标准更正，上面的评价得分是更正以后的，各项差异在本报告中逐项说明。";
        if (withGrades && Framework.Grades is { Bands.Count: > 0 })
            yield return $"等级按得分划分：{Text("grades")}。";
    }

    private static string Grade(string? name, string lead) => name is null ? "" : $"，{lead}“{Ordinals.Spelled(name)}”";

    /// <summary>Whether a score was printed otherwise than inputs and rule force it.</summary>
    protected bool IsCorrected => Card.Leaves.Any(leaf => leaf.Published is { } printed && leaf.Checked != printed);

    /// <summary>The scores of the dimensions in one sentence.</summary>
    protected Line Dimensions()
    {
        var line = new Line();
        line.AppendLiteral("其中：");
        foreach (var root in Framework!.Roots)
        {
            if (root != Framework.Roots[0])
                line.AppendLiteral("；");
            line.AppendFormatted(Book.Text($"node/{root.Code}/name"));
            line.AppendFormatted((Line)$"满分{Figure($"node/{root.Code}/weight")}，得{Figure($"node/{root.Code}/checked")}，得分率{Figure($"node/{root.Code}/share")}");
        }
        line.AppendLiteral("。");
        return line;
    }

    /// <summary>The bars of the dimensions, where there are at least two to compare.</summary>
    protected void DimensionChart()
    {
        var bars = (Framework?.Roots ?? []).Select(root => new Bar(Ordinals.Spelled(root.Name), Figure($"node/{root.Code}/share"))).Where(bar => bar.Value.Computable).ToList();
        if (bars.Count < 2)
            return;
        Add(new Chart("各一级指标得分率", "%", bars));
    }

    /// <summary>The three totals, what they rest on, other readings, and where the check and the publication part.</summary>
    protected void Review()
    {
        if (Framework is null)
        {
            Say("公布的文本没有指标体系，各指标的分值、评分标准和得分都不可知，总分和等级不能复算，也不能更正。");
            return;
        }
        Say(Totals());
        Say(Corrections());
        FindingsTable();
    }

    /// <summary>Where the checked score parts from the published one, or is kept in spite of the standard.</summary>
    protected IEnumerable<Line> Corrections()
    {
        foreach (var leaf in Card.Leaves)
            if (leaf.Published is { } printed && leaf.Checked is { } right && printed != right)
                yield return $"公布与复核不一致：{Text($"name/{leaf.Indicator.Id}")}公布{Figure($"leaf/{leaf.Indicator.Id}/published")}，复核为{Figure($"leaf/{leaf.Indicator.Id}/checked")}。{Worked(leaf)}";
        foreach (var leaf in Card.Leaves)
            if (leaf.Entry is { KeepPublished: true, Because: not null })
                yield return $"保留公布的得分：{Text($"name/{leaf.Indicator.Id}")}按评分标准严格计算，得分{Proved($"leaf/{leaf.Indicator.Id}", leaf.Min, leaf.Max)}，复核总分仍取公布的{Figure($"leaf/{leaf.Indicator.Id}/published")}。理由：{Sentence($"because/{leaf.Indicator.Id}")}";
    }

    /// <summary>The three totals that are never mixed, the points by what they rest on, and other readings.</summary>
    protected IEnumerable<Line> Totals()
    {
        var totals = Card.Totals;
        yield return $"三种总分各有含义，不相加，也不互相替代：公布总分{(totals.Published is null ? "没有印出" : (Line)$"{Figure("total/published")}")}，是原报告印出的数；复核总分{Figure("total/checked")}，只在列明的数据和评分标准强制改变得分时才更正；可证实的总分{Proved("total", totals.Min, totals.Max)}{(totals.Min == totals.Max ? "" : "，没有依据的指标从最低到最高都算在内")}。";
        yield return Grounds();
        if (totals.Alternatives.Count == 0)
            yield break;
        var line = new Line();
        line.AppendLiteral("数据或评分标准另有读法的，复核总分相应变为：");
        for (var i = 1; i <= totals.Alternatives.Count; i++)
            line.AppendFormatted((Line)$"{Ordinals.InBrackets(i)}{Book.Text(Key($"reading/{i}"))}，{Figure(Key($"alternative/{i}"))}{(i < totals.Alternatives.Count ? "；" : "。")}");
        yield return line;
    }

    /// <summary>What the points of the framework rest on; what there is none of goes unsaid.</summary>
    private Line Grounds()
    {
        var points = Card.Points;
        (string Key, decimal Points, string Text)[] all =
        [
            ("computed", points.Computed, "可复算，依据是列明的数据"), ("unsupported", points.Unsupported, "只有陈述，背后没有数量"),
            ("judged", points.Judged, "由人评定"), ("open", points.Open, "没有可复算的依据"),
        ];
        var line = new Line();
        foreach (var (key, value, text) in all)
            if (value != 0)
                line.AppendFormatted((Line)$"{(line.Pieces.Count == 0 ? "" : "；")}{Figure($"points/{key}")}{text}");
        return $"在总权重{Figure("total/weight")}中，{line}。";
    }

    private Line Proved(string key, decimal? min, decimal? max) =>
        min == max ? $"为{Figure($"{key}/min")}" : (Line)$"在{Figure($"{key}/min")}与{Figure($"{key}/max")}之间";

    /// <summary>How a leaf scored: what it looks at, the standard, what went in, the arithmetic, the points.</summary>
    protected Line Scored(LeafScore leaf)
    {
        var id = leaf.Indicator.Id;
        var line = new Line();
        if (Book.HasText($"about/{id}"))
            line.AppendFormatted((Line)$"考察内容：{Sentence($"about/{id}")}");
        // The points of a judgement are a long list, which the annex sets out.
        if (leaf.Evidence is not Evidence.Judged || leaf.Indicator.Rule!.Kind != RuleKind.Check)
            line.AppendFormatted((Line)$"评分标准：{Sentence($"standard/{id}")}");
        var inputs = Enumerable.Range(1, leaf.Working.Steps.Count).Where(i => leaf.Working.Steps[i - 1].Kind == StepKind.Input).ToList();
        for (var i = 0; i < inputs.Count; i++)
            line.AppendFormatted((Line)$"{(i == 0 ? "依据：" : "；")}{Book.Text(Key($"working/{id}/{inputs[i]}"))}");
        if (inputs.Count > 0)
            line.AppendLiteral("。");
        line.AppendFormatted(Worked(leaf));
        return line;
    }

    /// <summary>The arithmetic or the judgement.</summary>
    protected Line Worked(LeafScore leaf)
    {
        var key = $"sentence/{leaf.Indicator.Id}";
        if (!Book.HasText(key))
            return "";
        var lead = leaf.Evidence switch
        {
            Evidence.Computed => "计算：",
            Evidence.Unsupported => "按陈述计：",
            Evidence.Judged => "",
            _ => "现有材料不足以复算：",
        };
        return $"{lead}{Sentence(key)}";
    }

    /// <summary>The points of a leaf at the end of its paragraph.</summary>
    protected Line Verdict(LeafScore leaf)
    {
        var key = $"leaf/{leaf.Indicator.Id}";
        var published = leaf.Published is { } printed && leaf.Checked != printed ? (Line)$"公布的得分是{Figure($"{key}/published")}，见复核说明。"
            : leaf.Entry is { KeepPublished: true } ? "这里保留公布的得分，理由见复核说明。" : "";
        if (leaf.Checked is not { } score)
            return $"该指标满分{Figure($"{key}/weight")}，得分{Figure($"{key}/checked")}。{new Place("补充数据或评定后填写得分")}";
        if (score >= leaf.Indicator.Weight)
            return $"该指标满分{Figure($"{key}/weight")}，{Taken(leaf)}{Figure($"{key}/checked")}。{published}";
        return $"该指标满分{Figure($"{key}/weight")}，扣{Figure($"{key}/lost")}，{Taken(leaf)}{Figure($"{key}/checked")}。{(Told(leaf) ? "" : (Line)$"扣分原因：{Reason(leaf)}")}{published}";
    }

    /// <summary>The points of a leaf at the head of its paragraph.</summary>
    protected Line Points(LeafScore leaf)
    {
        var key = $"leaf/{leaf.Indicator.Id}";
        return $"{Text($"name/{leaf.Indicator.Id}")}满分{Figure($"{key}/weight")}，{Taken(leaf)}{Figure($"{key}/checked")}{(leaf.Checked < leaf.Indicator.Weight ? (Line)$"，扣{Figure($"{key}/lost")}" : "")}。{(leaf.Checked is null ? (Line)$"{new Place("补充数据或评定后填写得分")}" : "")}";
    }

    /// <summary>What can be checked scores; of the rest the published score is taken over.</summary>
    protected static string Taken(LeafScore leaf) => leaf.Evidence == Evidence.Open && leaf.Published is not null ? "按公布的得分计" : "得";

    /// <summary>Whether the working itself says why points were lost.</summary>
    private static bool Told(LeafScore leaf) => leaf.Entry?.Support is Judgement { Reason: not null } && leaf.Entry.Reason is null;

    /// <summary>Why a leaf lost points: the printed reason, the problem it is told under, or what its kind of rule says.</summary>
    protected Line Reason(LeafScore leaf)
    {
        var id = leaf.Indicator.Id;
        if (Book.HasText($"reason/{id}"))
            return Sentence($"reason/{id}");
        for (var i = 1; i <= Material.Matters.Count; i++)
            if (Material.Matters[i - 1].Indicator == id)
                return Sentence(Key($"matter/{i}/title"));
        if (leaf.Entry?.Support is Judgement { Reason: not null })
            return Sentence($"sentence/{id}");
        if (leaf.Evidence is Evidence.Open or Evidence.Judged)
            return $"公布的文本没有写明。{new Place($"补写扣分的理由")}";
        return leaf.Indicator.Rule!.Kind switch
        {
            RuleKind.Check => "评分要点没有全部满足。",
            RuleKind.Ratio => "实际比率低于得满分的比率。",
            RuleKind.Target => "实际值没有达到目标值。",
            RuleKind.Step => "实际值偏离基准，按标准逐步扣分。",
            RuleKind.Bands => "实际值落在得分较低的一档。",
            RuleKind.Binary => "实际值不在得满分的范围内。",
            RuleKind.Grade => "评定的等次不是最高一级。",
            RuleKind.Quarters => "支出进度慢于序时进度。",
            RuleKind.Expert => "评定时酌情扣分。",
            _ => "有的分项没有得满分。",
        };
    }

    private static string Remedy(RuleKind kind) => kind switch
    {
        RuleKind.Check => "对照评分要点逐项补齐工作和材料，明确责任人和完成时限，下一次评价前自查一遍。",
        RuleKind.Quarters => "把支出计划分解到月，按月通报进度，对落后的项目提前协调，使支出与序时进度相称。",
        RuleKind.Expert or RuleKind.Grade => "评价时写明扣分对应的具体事项，按事项整改，并留存能够核对的材料。",
        RuleKind.Sum => "按分项查找差距，分别明确措施和时限，年中跟踪。",
        _ => "对照目标值查找差距，明确措施、责任人和完成时限，年中跟踪，年底核对实际值和依据。",
    };

    /// <summary>The leaves that lost points.</summary>
    protected IReadOnlyList<LeafScore> Lost => [.. Card.Leaves.Where(leaf => leaf.Checked is { } score && score < leaf.Indicator.Weight)];

    /// <summary>The lost points of a leaf and why they are lost.</summary>
    protected Line LostPoints(LeafScore leaf)
    {
        var key = $"leaf/{leaf.Indicator.Id}";
        return $"{Text($"name/{leaf.Indicator.Id}")}：满分{Figure($"{key}/weight")}，得{Figure($"{key}/checked")}，扣{Figure($"{key}/lost")}。{Reason(leaf)}";
    }

    /// <summary>What is said of a leaf that lost points and is no problem of the case.</summary>
    protected virtual Line Shortfall(LeafScore leaf) => LostPoints(leaf);

    /// <summary>The problems of the case, and one for each leaf that lost points without being among them.</summary>
    protected IReadOnlyList<Problem> Problems()
    {
        var all = new List<Problem>();
        for (var i = 1; i <= Material.Matters.Count; i++)
        {
            var body = Sentence(Key($"matter/{i}/problem"));
            if (Lost.FirstOrDefault(leaf => leaf.Indicator.Id == Material.Matters[i - 1].Indicator) is { } leaf)
                body = $"{body}{Text($"name/{leaf.Indicator.Id}")}因此扣{Figure($"leaf/{leaf.Indicator.Id}/lost")}。";
            all.Add(new(Text(Key($"matter/{i}/title")), [body], Sentence(Key($"matter/{i}/advice"))));
        }
        // What is done about them being the same, leaves are told together.
        foreach (var alike in Lost.Where(leaf => Material.Matters.All(matter => matter.Indicator != leaf.Indicator.Id)).GroupBy(leaf => Remedy(leaf.Indicator.Rule!.Kind)))
            all.Add(new($"{Names([.. alike])}没有得满分", [.. alike.Select(Shortfall)], alike.Key));
        return all;
    }

    /// <summary>Up to three names; of more the first three and 等.</summary>
    private Line Names(IReadOnlyList<LeafScore> all)
    {
        var line = new Line();
        foreach (var leaf in all.Take(3))
            line.AppendFormatted((Line)$"{(leaf == all[0] ? "" : "、")}{Text($"name/{leaf.Indicator.Id}")}");
        if (all.Count > 3)
            line.AppendLiteral("等指标");
        return line;
    }

    /// <summary>The problems, each under a heading of <paramref name="level"/>.</summary>
    protected void SayProblems(int level)
    {
        var problems = Problems();
        foreach (var problem in problems)
        {
            Head(level, problem.Title);
            Say(problem.Body);
        }
        if (problems.Count == 0)
            SayNone("存在的问题");
    }

    /// <summary>The recommendations in the order of the problems.</summary>
    protected void SayAdvice(int level)
    {
        var problems = Problems();
        foreach (var problem in problems)
        {
            Head(level, $"针对“{problem.Title}”");
            Say(problem.Advice);
        }
        if (problems.Count == 0)
            SayNone("建议和整改措施");
    }

    private void SayNone(string what)
    {
        if (Framework is not null && Card.Leaves.All(leaf => leaf.Checked >= leaf.Indicator.Weight))
            Say($"各指标都得满分，没有因此需要列出的事项。{new Place($"评价中发现的其他{what}，没有的删去本句")}");
        else
            Say($"{new Place(what)}");
    }

    /// <summary>满分…，得分…，得分率….</summary>
    protected Line NodeScore(Indicator node) =>
        $"满分{Figure($"node/{node.Code}/weight")}，得{Figure($"node/{node.Code}/checked")}，得分率{Figure($"node/{node.Code}/share")}";
}
