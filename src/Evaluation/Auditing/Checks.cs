using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Evaluation.Auditing;

/// <summary>The findings that scoring itself brings to light.</summary>
internal static class Checks
{
    public static List<Finding> Whole(Case subject, Framework? framework, IReadOnlyList<LeafScore> leaves, Totals totals, Grades grades)
    {
        var findings = new List<Finding>();
        if (framework is null)
        {
            findings.Add(new("no-tree", Severity.Question, null, subject.PublishedTotal?.Line ?? 0,
                "公布的文本没有指标表，总分和评级都无法复算"));
            return findings;
        }
        if (totals.Published is { } total && leaves.Count > 0 && leaves.All(l => l.Published is not null))
        {
            var sum = leaves.Sum(l => l.Published!.Value);
            if (sum != total)
                findings.Add(new("total-differs", Severity.Error, null, subject.PublishedTotal?.Line ?? 0,
                    $"印出的总分 {Show(total)}，各指标得分合计 {Show(sum)}"));
        }
        if (totals.Published is { } printed && totals.Checked is { } known && printed != known)
            findings.Add(new("total-checked", Severity.Error, null, subject.PublishedTotal?.Line ?? 0,
                $"按印出的数据和评分标准复核，总分 {Show(printed)} 应为 {Show(known)}"));
        if (subject.PublishedGrade is { } grade)
        {
            if (framework.Grades is null)
                findings.Add(new("grade-without-bands", Severity.Question, null, grade.Line, $"印出评级“{grade.Value}”，指标体系没有评级分档"));
            else if (grades.Checked is { } own && own != grade.Value)
                findings.Add(new("grade-differs", Severity.Error, null, grade.Line, $"印出评级“{grade.Value}”，复核总分 {Show(totals.Checked!.Value)} 属“{own}”"));
        }
        if (framework.Grades?.PrintedGap() is { } gap)
            findings.Add(new("grade-gap", Severity.Question, null, 0,
                $"印出的评级分档在“{gap.Below.Name}”{gap.Below.In} 与“{gap.Above.Name}”{gap.Above.In} 之间有空档，小数得分无档可归"));
        PrintedWeights(framework.Roots, findings);
        return findings;
    }

    public static void Leaf(LeafScore score, Framework framework, List<Finding> findings)
    {
        var leaf = score.Indicator;
        var entry = score.Entry;
        var line = entry?.Line ?? 0;
        if (score.Published is { } published)
        {
            if (published > leaf.Weight)
                Find("over-weight", Severity.Error, $"得分 {Show(published)} 超过权重 {Show(leaf.Weight)}");
            if (score.Evidence is Evidence.Computed or Evidence.Unsupported && score.Min == score.Max && score.Min != Rounding.HalfUp(published, framework.ScorePlaces))
                Find("rule-differs", entry!.KeepPublished ? Severity.Question : Severity.Error, $"印出 {Show(published)} 分，按评分标准应为 {Show(score.Min)} 分：{score.Working.Sentence}");
            if (score.Evidence == Evidence.Judged && score.Min != published)
                Find("judgement-differs", Severity.Error, $"印出 {Show(published)} 分，判断记录为 {Show(score.Min)} 分");
            if (score.Evidence == Evidence.Open && published < leaf.Weight && entry!.Reason is null && entry.Support is not (Inputs or Vetoed))
                Find("deduction-without-reason", Severity.Question, $"扣了 {Show(leaf.Weight - published)} 分，没有写明理由");
        }
        if (score.Evidence == Evidence.Unsupported)
            Find("unsupported", Severity.Question, "只有印出的百分比或一句话，背后没有数量");
        if (score.Evidence == Evidence.Open)
            Find("open", Severity.Question, $"没有可复算的依据，得分在 {Show(score.Min)} 与 {Show(score.Max)} 分之间");
        if (entry?.Support is Judgement { Score: { } judged } && leaf.Rule is CheckRule check && !check.CanReach(judged))
            Find("judgement-unreachable", Severity.Question, $"{Show(judged)} 分凑不出：要点分值为 {string.Join("、", check.Items.Select(i => Show(i.Points)))}，且不能部分得分");
        if (leaf.Rule!.Unreadable is { } why)
            Find("rule-unreadable", Severity.Question, $"评分标准无法辨读：{why}");
        foreach (var (_, note) in Unstated(leaf.Rule))
            Find("rule-open", Severity.Question, $"评分标准没有写明：{note}");
        if (leaf.Printed is { } printed)
        {
            var sum = printed.Points.Aggregate(Rational.Zero, (all, p) => all + p);
            if (printed.Points.Count > 0 && sum != leaf.Weight)
                Find("printed-points", Severity.Error, $"印出的分值 {string.Join(" + ", printed.Points.Select(Show))} = {Show(sum)}，与权重 {Show(leaf.Weight)} 不等");
            if (printed.Note is { } note)
                Find("printed-note", Severity.Question, note);
        }

        void Find(string code, Severity severity, string text) => findings.Add(new(code, severity, leaf.Id, line, $"{leaf.Name}：{text}"));
    }

    private static IEnumerable<(string Parameter, string Note)> Unstated(Rule rule) =>
        rule is SumRule sum ? rule.Unstated.Concat(sum.Parts.SelectMany(part => part.Rule.Unstated)) : rule.Unstated;

    private static void PrintedWeights(IReadOnlyList<Indicator> nodes, List<Finding> findings)
    {
        foreach (var node in nodes)
        {
            if (node.Printed?.Weight is { } printed && printed != node.Weight)
                findings.Add(new("printed-weight", Severity.Error, node.Id, 0, $"{node.Name}：印出的权重 {Show(printed)}，按上下级合计应为 {Show(node.Weight)}"));
            PrintedWeights(node.Children, findings);
        }
    }

    private static string Show(Rational value) => Rounding.Text(value, 4);
}
