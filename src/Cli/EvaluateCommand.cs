using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Spectre.Console;

namespace Anlan.Cli;

/// <summary><c>anlan evaluate CASE</c>: the scorecard as a table, or as JSON.</summary>
internal static class EvaluateCommand
{
    public static int Run(string subject, string? framework, bool json)
    {
        var loaded = Scoring.Of(subject, framework);
        if (loaded.Value is not { } card)
            return Exit.Refuse(loaded.Problems);
        if (json)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(ScorecardJson.Write(card));
            return Exit.Done;
        }
        var console = AnsiConsole.Console;
        // A pipe has no width of its own; a table cut to 80 columns would lose its figures.
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 140;
            console.Profile.Capabilities.Ansi = false;
        }
        Console.WriteLine(card.Case.Title);
        Console.WriteLine(card.Framework is { } scored ? $"{card.Case.Unit}，指标体系 {scored.Id}：{scored.Title}" : $"{card.Case.Unit}，公布的文本没有指标表");
        if (card.Leaves.Count > 0)
            console.Write(Leaves(card));
        Totals(card);
        Findings(card);
        return Exit.Done;
    }

    private static Table Leaves(Scorecard card)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("编号").AddColumn("指标");
        foreach (var figure in new[] { "权重", "公布", "复核", "可证实" })
            table.AddColumn(new TableColumn(figure).RightAligned());
        table.AddColumn("依据").AddColumn("规则");
        string? first = null;
        foreach (var leaf in card.Leaves)
        {
            var root = leaf.Indicator.Path.FirstOrDefault() ?? leaf.Indicator.Name;
            if (root != first && leaf.Indicator.Path.Count > 0)
                table.AddRow("", $"[bold]{Markup.Escape(root)}[/]");
            first = root;
            table.AddRow(
                Markup.Escape(leaf.Indicator.Id),
                Markup.Escape(leaf.Indicator.Name),
                Rounding.Text(leaf.Indicator.Weight, 2),
                Shown.Score(leaf.Published),
                leaf.Published == leaf.Checked ? Shown.Score(leaf.Checked) : $"[bold]{Shown.Score(leaf.Checked)}[/]",
                Shown.Span(leaf.Min, leaf.Max),
                leaf.Evidence.Label(),
                leaf.Indicator.Rule!.Kind.Label());
        }
        return table;
    }

    private static void Totals(Scorecard card)
    {
        var (published, known, alternatives, min, max) = card.Totals;
        Console.WriteLine($"公布总分    {Shown.Score(published)}{Grade(card.Grades.Published)}");
        Console.WriteLine($"复核总分    {Shown.Score(known)}{Grade(card.Grades.Checked)}");
        foreach (var alternative in alternatives)
            Console.WriteLine($"  另一读法  {Shown.Score(alternative.Value)}  {alternative.Reading}");
        Console.WriteLine($"可证实区间  {Shown.Span(min, max)}{Grade(Shown.Proved(card.Grades))}");
        if (card.Points.All > 0)
        {
            Console.WriteLine(
                $"{Shown.Score(card.Points.All)} 分权重中：可复算 {Shown.Score(card.Points.Computed)}，仅陈述 {Shown.Score(card.Points.Unsupported)}，"
                + $"人评定 {Shown.Score(card.Points.Judged)}，无依据 {Shown.Score(card.Points.Open)}");
        }
    }

    private static string Grade(string? grade) => grade is null ? "" : $"  {grade}";

    private static void Findings(Scorecard card)
    {
        if (card.Findings.Count == 0)
            return;
        Console.WriteLine();
        Console.WriteLine($"发现 {card.Findings.Count} 处：");
        foreach (var finding in card.Findings)
        {
            var kind = finding.Severity.Label();
            var place = finding.Line > 0 ? $"（第 {finding.Line} 行）" : "";
            Console.WriteLine($"  [{kind}] {finding.Indicator}{(finding.Indicator is null ? "" : " ")}{finding.Text}{place}");
        }
    }
}
