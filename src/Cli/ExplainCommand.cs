using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary><c>anlan explain CASE CODE</c>: the working of one indicator in full.</summary>
internal static class ExplainCommand
{
    public static int Run(string subject, string code, string? framework, bool json)
    {
        var loaded = Scoring.Of(subject, framework);
        if (loaded.Value is not { } card)
            return Exit.Refuse(loaded.Problems);
        if (card.Leaf(code) is not { } leaf)
        {
            var known = card.Leaves.Count == 0 ? "这个案例没有指标表" : $"可用的编号：{string.Join("、", card.Leaves.Select(l => l.Indicator.Id))}";
            return Exit.Refuse([new Problem(card.Case.Id, 0, $"没有指标“{code}”。{known}")]);
        }
        if (json)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(ScorecardJson.Write(leaf));
            return Exit.Done;
        }
        Print(card, leaf);
        return Exit.Done;
    }

    private static void Print(Scorecard card, LeafScore leaf)
    {
        var indicator = leaf.Indicator;
        var line = leaf.Entry?.Line is > 0 and var at ? $"（公布文本第 {at} 行）" : "";
        Console.WriteLine($"{indicator.Id} {string.Join(" › ", [.. indicator.Path, indicator.Name])}");
        Console.WriteLine($"权重 {Rounding.Text(indicator.Weight, 2)} 分，规则：{indicator.Rule!.Kind.Label()}（{indicator.Rule.Name}），依据：{leaf.Evidence.Label()}");
        Console.WriteLine($"评分标准：{indicator.Rule.Describe(indicator.Weight)}");
        Console.WriteLine($"公布 {Shown.Score(leaf.Published)}{line}，复核 {Shown.Score(leaf.Checked)}，可证实 {Shown.Span(leaf.Min, leaf.Max)}");
        if (leaf.Entry?.Reason is { } reason)
            Console.WriteLine($"扣分原因：{reason}");
        if (leaf.Entry is { KeepPublished: true, Because: { } because })
            Console.WriteLine($"复核总分保留公布的分数：{because}");
        Console.WriteLine("算式：");
        foreach (var step in leaf.Working.Steps)
            Console.WriteLine($"  {step.Text}{(step.Kind == StepKind.Input && step.Line > 0 ? $"（第 {step.Line} 行）" : "")}");
        foreach (var alternative in leaf.Alternatives)
            Console.WriteLine($"另一读法：{alternative.Reading}，得 {Shown.Score(alternative.Value)} 分");
        foreach (var finding in card.Findings.Where(f => f.Indicator == indicator.Id))
            Console.WriteLine($"发现：{finding.Text}");
    }
}
