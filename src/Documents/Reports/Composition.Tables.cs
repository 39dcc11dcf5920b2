using System.Globalization;
using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Reports;

// The forms and tables of a report.
internal abstract partial class Composition
{
    /// <summary>A leaf with the nodes above it that have columns of their own.</summary>
    private sealed record Branch(LeafScore Leaf, Indicator Top, Indicator? Middle)
    {
        public string Id => Leaf.Indicator.Id;
    }

    /// <summary>A column of a scoring table behind the tree.</summary>
    protected sealed record Column(string Head, int Width, Align Align, Func<LeafScore, Line> Of, Func<Line> Total);

    protected static Cell Cell(Line content, int columns = 1, int rows = 1, Align align = Align.Left) => new([content.Pieces], columns, rows, align);

    protected static Cell HeadCell(string text, int columns = 1, int rows = 1) => new([[new Words(text)]], columns, rows, Align.Centre, Head: true);

    protected static Cell Centre(Line content, int columns = 1, int rows = 1) => Cell(content, columns, rows, Align.Centre);

    protected static Cell Right(Line content) => Cell(content, align: Align.Right);

    /// <summary>The caption with the next number.</summary>
    protected void Caption(Line title) => Say($"表{(++tables).ToString(CultureInfo.InvariantCulture)} {title}", Standing.Caption);

    private IReadOnlyList<Branch> Branches() => BranchesBelow(Framework?.Roots ?? []);

    private IReadOnlyList<Branch> BranchesBelow(IReadOnlyList<Indicator> roots)
    {
        var all = new List<Branch>();
        foreach (var top in roots)
        {
            if (top.Rule is not null)
                all.Add(new(Card.LeafOf(top), top, null));
            foreach (var middle in top.Children)
                foreach (var leaf in middle.Leaves())
                    all.Add(new(Card.LeafOf(leaf), top, ReferenceEquals(leaf, middle) ? null : middle));
        }
        return all;
    }

    /// <summary>How many branches from <paramref name="at"/> on share the node; 0 where the one before already covers it.</summary>
    private static int Covered(IReadOnlyList<Branch> branches, int at, Func<Branch, Indicator?> node)
    {
        if (node(branches[at]) is not { } shared)
            return 1;
        if (at > 0 && ReferenceEquals(node(branches[at - 1]), shared))
            return 0;
        var end = at + 1;
        while (end < branches.Count && ReferenceEquals(node(branches[end]), shared))
            end++;
        return end - at;
    }

    /// <summary>
    /// The scoring table: the tree at the left with the cells of a branch merged, a column of weights behind each level
    /// where <paramref name="weights"/> is set, and the columns of a style.
    /// </summary>
    protected void ScoringTable(IReadOnlyList<Column> columns, bool weights, IReadOnlyList<IReadOnlyList<Cell>>? heads = null, IReadOnlyList<IReadOnlyList<Cell>>? footer = null)
    {
        if (Framework is null)
        {
            Say($"公布的文本没有指标体系。{new Place("指标体系评分表")}");
            return;
        }
        var branches = Branches();
        List<IReadOnlyList<Cell>> rows = [.. heads ??
            [[.. (string[])["一级指标", "二级指标", "三级指标"] is var names && weights
                ? names.SelectMany(name => new[] { HeadCell(name), HeadCell("权重") })
                : names.Select(name => HeadCell(name)), .. columns.Select(column => HeadCell(column.Head))]]];
        var headRows = rows.Count;
        for (var i = 0; i < branches.Count; i++)
        {
            var row = new List<Cell>();
            Tree(row, branches, i, weights);
            foreach (var column in columns)
            {
                var content = column.Of(branches[i].Leaf);
                row.Add(Cell(content, align: content.Pieces is [Words { Text: "/" or "—" }] ? Align.Centre : column.Align));
            }
            rows.Add(row);
        }
        if (footer is null)
            rows.Add([Centre("合计"), .. weights ? [Centre(Bare("total/weight"))] : Array.Empty<Cell>(), .. Enumerable.Repeat(Centre("/"), weights ? 4 : 2), .. columns.Select(column => Centre(column.Total()))]);
        else
            rows.AddRange(footer);
        int[] tree = weights ? [34, 30, 50, 30, 80, 30] : [34, 57, 92];
        Add(new Table([.. tree, .. columns.Select(column => column.Width)], headRows, rows));
    }

    private void Tree(List<Cell> row, IReadOnlyList<Branch> branches, int at, bool weights)
    {
        var branch = branches[at];
        if (Covered(branches, at, b => b.Top) is var tops and > 0)
        {
            row.Add(Centre(Text($"node/{branch.Top.Code}/name"), rows: tops));
            if (weights)
                row.Add(Centre(Bare($"node/{branch.Top.Code}/weight"), rows: tops));
        }
        if (Covered(branches, at, b => b.Middle) is var middles and > 0)
        {
            row.Add(Centre(branch.Middle is { } middle ? Text($"node/{middle.Code}/name") : "/", rows: middles));
            if (weights)
                row.Add(Centre(branch.Middle is { } weighed ? Bare($"node/{weighed.Code}/weight") : "/", rows: middles));
        }
        row.Add(Cell(Text($"name/{branch.Id}")));
        if (weights)
            row.Add(Centre(Bare($"leaf/{branch.Id}/weight")));
    }

    protected Column About(string head) => new(head, 105, Align.Left, leaf => TextOrDash($"about/{leaf.Indicator.Id}"), () => "/");

    protected Column Standard(string head) => new(head, 190, Align.Left, leaf => Text($"standard/{leaf.Indicator.Id}"), () => "/");

    protected Column TargetColumn(string head) => new(head, 56, Align.Centre, leaf => TextOrDash($"target/{leaf.Indicator.Id}"), () => "/");

    protected Column ActualColumn(string head) => new(head, Math.Max(56, 10 * head.Length + 12), Align.Centre, leaf => Actual(leaf), () => "/");

    protected Column WeightColumn(string head) => new(head, 40, Align.Centre, leaf => Bare($"leaf/{leaf.Indicator.Id}/weight"), () => Bare("total/weight"));

    protected Column ShareColumn() => new("得分率", 62, Align.Centre, leaf => $"{Figure($"leaf/{leaf.Indicator.Id}/share")}", () => $"{Figure("total/share")}");

    protected Column ReasonColumn() => new("扣分原因", 100, Align.Left, leaf => leaf.Checked >= leaf.Indicator.Weight ? "/" : leaf.Checked is null ? $"{new Place("补充数据或评定")}" : Reason(leaf), () => "/");

    private Line Actual(LeafScore leaf)
    {
        var id = leaf.Indicator.Id;
        return Book.HasText($"actual/{id}") ? Text($"actual/{id}") : leaf.Evidence == Evidence.Judged ? "见评定" : "—";
    }

    /// <summary>One column of points, or two where the published and the checked scores part.</summary>
    protected IReadOnlyList<Column> Points(string head)
    {
        var right = new Column(IsCorrected ? $"复核{head}" : head, 57, Align.Centre, leaf => Bare($"leaf/{leaf.Indicator.Id}/checked"), () => Bare("total/checked"));
        return IsCorrected
            ? [new($"公布{head}", 57, Align.Centre, leaf => Printed($"leaf/{leaf.Indicator.Id}/published", leaf.Published), () => Printed("total/published", Card.Totals.Published)), right]
            : [right];
    }

    private Line Printed(string key, decimal? published) => published is null ? "—" : Bare(key);

    /// <summary>The scores of one dimension, or of all with a sum behind each.</summary>
    protected void DimensionTable(IReadOnlyList<Indicator> roots, IReadOnlyList<Column> columns, Func<Indicator, IReadOnlyList<Cell>> sum, bool total)
    {
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[HeadCell("一级指标"), HeadCell("二级指标"), HeadCell("三级指标"), .. columns.Select(column => HeadCell(column.Head))] };
        foreach (var root in roots)
        {
            var branches = BranchesBelow([root]);
            for (var i = 0; i < branches.Count; i++)
            {
                var row = new List<Cell>();
                if (i == 0)
                    row.Add(Centre(Text($"node/{root.Code}/name"), rows: branches.Count + 1));
                if (Covered(branches, i, b => b.Middle) is var middles and > 0)
                    row.Add(Centre(branches[i].Middle is { } middle ? Text($"node/{middle.Code}/name") : "/", rows: middles));
                row.Add(Cell(Text($"name/{branches[i].Id}")));
                foreach (var column in columns)
                    row.Add(Cell(column.Of(branches[i].Leaf), align: column.Align));
                rows.Add(row);
            }
            rows.Add([Centre("小计", columns: 2), .. sum(root)]);
        }
        if (total)
            rows.Add([Centre("合计", columns: 3), .. columns.Select(column => Cell(column.Total(), align: column.Align))]);
        Add(new Table([34, 64, 124, .. columns.Select(column => column.Width)], 1, rows));
    }

    /// <summary>The filed targets, with the actual values where one is known.</summary>
    protected void TargetTable(Line title, string target = "指标值")
    {
        Caption(title);
        if (Material.Targets.Count == 0)
        {
            Say($"{new Place("绩效目标申报表的各项指标")}");
            return;
        }
        var actuals = Material.Targets.Any(filed => filed.Actual is not null);
        var rows = new List<IReadOnlyList<Cell>>
        {
            (Cell[])[HeadCell("一级指标"), HeadCell("二级指标"), HeadCell("三级指标"), HeadCell(target), .. actuals ? [HeadCell("完成值")] : Array.Empty<Cell>()],
        };
        for (var i = 0; i < Material.Targets.Count; i++)
            rows.Add([.. TargetCells(i), Cell(Text(Key($"filed/{i + 1}/name"))), Centre(Text(Key($"filed/{i + 1}/target"))), .. actuals ? [Centre(TextOrDash(Key($"filed/{i + 1}/actual")))] : Array.Empty<Cell>()]);
        Add(new Table(actuals ? [34, 82, 140, 66, 66] : [34, 82, 190, 80], 1, rows));
    }

    /// <summary>The cells of level and group of a filed target, where the rows above do not cover them.</summary>
    private IEnumerable<Cell> TargetCells(int at)
    {
        var targets = Material.Targets;
        if (at == 0 || targets[at - 1].Level != targets[at].Level)
            yield return Centre(Text(Key($"filed/{at + 1}/level")), rows: Same(filed => filed.Level == targets[at].Level));
        if (at == 0 || targets[at - 1].Level != targets[at].Level || targets[at - 1].Group != targets[at].Group)
            yield return Centre(Text(Key($"filed/{at + 1}/group")), rows: Same(filed => filed.Level == targets[at].Level && filed.Group == targets[at].Group));

        int Same(Func<FiledTarget, bool> alike) => targets.Skip(at).TakeWhile(alike).Count();
    }

    /// <summary>A table of the case's own.</summary>
    private void MaterialTable(int number)
    {
        var table = Material.Tables[number - 1];
        Caption(Text(Key($"table/{number}/title")));
        var rows = new List<IReadOnlyList<Cell>>
        {
            (Cell[])[.. table.Columns.Select((_, column) => new Cell([Text(Key($"table/{number}/head/{column + 1}")).Pieces], Align: Align.Centre, Head: true))],
        };
        for (var row = 1; row <= table.Rows.Count; row++)
            rows.Add([.. table.Rows[row - 1].Select((cell, column) => Cell(cell.Length == 0 ? "" : Text(Key($"table/{number}/{row}/{column + 1}")), align: table.Columns[column] == "序号" || cell == "合计" ? Align.Centre : IsNumber(cell) ? Align.Right : Align.Left))]);
        Add(new Table(Widths(rows), 1, rows));
    }

    /// <summary>Widths by what stands in the columns: short ones get all they need, long ones share the rest.</summary>
    private static int[] Widths(IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        const int Line = 360, Most = 120;
        var needs = Enumerable.Range(0, rows[0].Count).Select(column => 12 + rows.Max(row => row[column].Lines.Max(Length))).ToArray();
        var over = needs.Sum() - Line;
        var wide = needs.Sum(need => Math.Max(0, need - Most));
        return [.. needs.Select(need => over > 0 && need > Most ? Math.Max(Most, need - (int)((long)over * (need - Most) / wide)) : need)];

        // In tenths of a character; a Latin one is half as wide.
        static int Length(IReadOnlyList<Inline> line) => line.Sum(piece => piece switch
        {
            Words words => words.Text.Sum(c => char.IsAscii(c) ? 6 : 10),
            Bound bound => bound.Figure.Text.Sum(c => char.IsAscii(c) ? 6 : 10),
            _ => 60,
        });
    }

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or '-' or '{' or '}' or '/' || char.IsAsciiLetter(c));

    /// <summary>项目支出预算执行情况: the money of the projects with their rates.</summary>
    protected void SpendingTable()
    {
        Caption("项目支出预算执行情况");
        Say("单位：元", Standing.Right);
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[HeadCell("序号"), HeadCell("项目"), HeadCell("年度总预算"), HeadCell("年度支出"), HeadCell("预算执行率")] };
        for (var i = 1; i <= Material.Tasks.Count; i++)
            rows.Add([Centre(Ordinals.InBrackets(i)), Cell(Text(Key($"task/{i}/name"))), .. Spending(Key($"task/{i}"))]);
        rows.Add([Centre("合计", columns: 2), .. Spending("task/total")]);
        Add(new Table([44, 128, 84, 84, 64], 1, rows));

        IEnumerable<Cell> Spending(string key) => [Right(Bare($"{key}/budget")), Right(Bare($"{key}/spent")), Right($"{Figure($"{key}/rate")}")];
    }

    /// <summary>Whether the tasks are only projects with their money, which no self-evaluation form describes.</summary>
    protected bool TasksAreProjects =>
        Material is { Tasks.Count: > 0, Goals.Count: 0, Targets.Count: 0 } && Material.Tasks.All(task => task is { Content: null, Done: null });

    /// <summary>部门（单位）整体支出绩效目标完成情况自评表: tasks with their money, goals, targets.</summary>
    protected void SelfEvaluationForm()
    {
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[HeadCell("部门（单位）名称", columns: 2), Centre(Text("case/unit"), columns: 4), HeadCell("预算年度"), Centre($"{Year}年度", columns: 2)] };
        Tasks(rows);
        Goals(rows);
        Targets(rows);
        Add(new Table([46, 66, 80, 56, 112, 73, 73, 73, 73], 1, rows));
    }

    private void Tasks(List<IReadOnlyList<Cell>> rows)
    {
        var count = Material.Tasks.Count;
        var fiscal = new Cell([[new Words("其中：")], [new Words("财政拨款")]], Align: Align.Centre, Head: true);
        rows.Add([HeadCell("年度主要任务完成情况", rows: Math.Max(count, 1) + 3), HeadCell("任务名称", rows: 2), HeadCell("主要内容", columns: 2, rows: 2), HeadCell("完成情况", rows: 2), HeadCell("预算数（元）", columns: 2), HeadCell("执行数（元）", columns: 2)]);
        rows.Add([HeadCell("总额"), fiscal, HeadCell("总额"), fiscal]);
        for (var i = 1; i <= count; i++)
            rows.Add([Cell(Text(Key($"task/{i}/name"))), Cell(TextOr(Key($"task/{i}/content"), "主要内容"), columns: 2), Cell(TextOr(Key($"task/{i}/done"), "完成情况")), .. Money(Key($"task/{i}"))]);
        if (count == 0)
            rows.Add([.. ((string[])["任务名称", "主要内容", "完成情况", "预算总额", "其中：财政拨款", "执行总额", "其中：财政拨款"]).Select(hint => Cell($"{new Place(hint)}", columns: hint == "主要内容" ? 2 : 1))]);
        rows.Add([Centre("金额合计", columns: 4), .. count > 0 ? Money("task/total") : Enumerable.Range(0, 4).Select(_ => Centre("—"))]);

        IEnumerable<Cell> Money(string key) => ((string[])["budget", "budgetFiscal", "spent", "spentFiscal"]).Select(what => Figure($"{key}/{what}") is { Computable: true } ? Right(Bare($"{key}/{what}")) : Centre($"{new Place("金额")}"));
    }

    private void Goals(List<IReadOnlyList<Cell>> rows)
    {
        var count = Material.Goals.Count;
        rows.Add([HeadCell("年度总体目标完成情况", rows: Math.Max(count, 1) + 1), HeadCell("预期目标", columns: 4), HeadCell("目标实际完成情况", columns: 4)]);
        for (var i = 1; i <= count; i++)
            rows.Add([Cell(Text(Key($"goal/{i}/expected")), columns: 4), Cell(TextOr(Key($"goal/{i}/actual"), "目标实际完成情况"), columns: 4)]);
        if (count == 0)
            rows.Add([Cell($"{new Place("预期目标")}", columns: 4), Cell($"{new Place("目标实际完成情况")}", columns: 4)]);
    }

    private void Targets(List<IReadOnlyList<Cell>> rows)
    {
        var count = Material.Targets.Count;
        rows.Add([HeadCell("年度绩效指标完成情况", rows: Math.Max(count, 1) + 1), HeadCell("一级指标"), HeadCell("二级指标"), HeadCell("三级指标", columns: 2), HeadCell("预期指标值", columns: 2), HeadCell("实际完成指标值", columns: 2)]);
        for (var i = 0; i < count; i++)
            rows.Add([.. TargetCells(i), Cell(Text(Key($"filed/{i + 1}/name")), columns: 2), Centre(Text(Key($"filed/{i + 1}/target")), columns: 2), Centre(TextOr(Key($"filed/{i + 1}/actual"), "实际完成值"), columns: 2)]);
        if (count == 0)
            rows.Add([.. ((string[])["一级指标", "二级指标", "三级指标"]).Select(hint => Cell($"{new Place(hint)}", columns: hint == "三级指标" ? 2 : 1)), Cell($"{new Place("预期指标值")}", columns: 2), Cell($"{new Place("实际完成指标值")}", columns: 2)]);
    }

    /// <summary>What the check found beside the scores that it changed.</summary>
    private void FindingsTable()
    {
        if (Card.Findings.Count == 0)
        {
            Say("复核没有发现与数据、评分标准不一致之处。");
            return;
        }
        Say($"复核共有{Figure("count/findings")}发现，相同的并为一行，列在下表。性质为“错”的是算术或文字互相矛盾，为“问”的取决于怎样解读或者缺少材料。");
        Caption("复核发现");
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[HeadCell("序号"), HeadCell("性质"), HeadCell("发现")] };
        // What is said of several indicators alike is said once.
        var all = Card.Findings.Select((finding, i) => (finding.Severity, Key: Key($"finding/{i + 1}"), Said: Said(finding))).GroupBy(entry => (entry.Severity, entry.Said?.What ?? entry.Key));
        foreach (var alike in all)
        {
            var (severity, key, said) = alike.First();
            rows.Add([Centre(Ordinals.InBrackets(rows.Count)), Centre(severity.Label()), Cell(alike.Count() == 1 ? Text(key) : $"{string.Join('、', alike.Select(entry => entry.Said!.Value.Of))}：{said!.Value.What}")]);
        }
        Add(new Table([40, 32, 330], 1, rows, Small: true));
    }

    /// <summary>A finding as what it is said of and what is said, where neither holds a figure.</summary>
    private static (string Of, string What)? Said(Finding finding)
    {
        var text = Wording.Of(finding.Text);
        return text.IndexOf('：') is var colon && colon > 0 && Numerals.FirstUnclassed(text) is null ? (text[..colon], text[(colon + 1)..]) : null;
    }
}
