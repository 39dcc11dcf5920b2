using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Reports;

/// <summary>
/// Every figure and every text that a report of a scored case can show, by key. The composer asks it when a report is
/// written and the verifier when it is read again: a figure holds when the book still gives the same text.
/// </summary>
/// <remarks>
/// Keys of figures: <c>total/checked</c>, <c>leaf/Y16/published</c>, <c>node/1.2/weight</c>, <c>fact/spent</c>,
/// <c>points/open</c>, <c>alternative/1</c>, <c>count/leaves</c>, <c>task/1/budget</c>. Keys of texts: <c>working/Y16/3</c>,
/// <c>standard/Y16</c>, <c>text/work/2</c>, <c>people/phone</c>; <c>KEY#2</c> is the second numeral of a text that its form does not class.
/// Everything is counted from 1.
/// </remarks>
public sealed partial class FigureBook
{
    private readonly Dictionary<string, Figure?> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source?> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LeafScore> leaves;
    private readonly Dictionary<string, Indicator> nodes = new(StringComparer.Ordinal);
    private readonly ReportMaterial material;
    private readonly string period;

    public FigureBook(Scorecard card)
    {
        Card = card;
        leaves = card.Leaves.ToDictionary(leaf => leaf.Indicator.Id, StringComparer.Ordinal);
        material = card.Case.Report ?? new ReportMaterial();
        period = string.Create(CultureInfo.InvariantCulture, $"{card.Case.Year}年度");
        foreach (var top in card.Framework?.Roots ?? [])
            Collect(top);

        void Collect(Indicator node)
        {
            nodes[node.Code] = node;
            foreach (var child in node.Children)
                Collect(child);
        }
    }

    public Scorecard Card { get; }

    /// <summary>The figure with this key.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Figure this[string key] => Find(key) ?? throw new ArgumentException($"There is no figure {key}.", nameof(key));

    /// <summary>The figure with this key, or nothing.</summary>
    public Figure? Find(string key)
    {
        if (!known.TryGetValue(key, out var figure))
            known[key] = figure = Make(key);
        return figure;
    }

    /// <summary>A text as pieces: facts that it names in braces and numerals that nothing else classes are figures.</summary>
    /// <exception cref="ArgumentException">There is no such text.</exception>
    public IReadOnlyList<Inline> Text(string key, bool bold = false)
    {
        var source = SourceOf(key) ?? throw new ArgumentException($"There is no text {key}.", nameof(key));
        var text = source.Text;
        if (source.Loose.Count == 0 && !text.Contains('{'))
            return text.Length == 0 ? [] : [new Words(text, bold)];
        var pieces = new List<Inline>();
        var marks = Brace().Matches(text).Select(brace => (brace.Index, brace.Length, Piece: OfBrace(brace.Groups[1].Value)))
            .Concat(source.Loose.Select((numeral, i) => (Index: numeral.Start, numeral.Length, Piece: (Inline)new Bound(this[$"{key}#{(i + 1).ToString(CultureInfo.InvariantCulture)}"], bold))))
            .OrderBy(mark => mark.Index);
        var from = 0;
        foreach (var (index, length, piece) in marks)
        {
            if (index > from)
                pieces.Add(new Words(text[from..index], bold));
            pieces.Add(piece);
            from = index + length;
        }
        if (from < text.Length)
            pieces.Add(new Words(text[from..], bold));
        return pieces;

        Inline OfBrace(string name) =>
            Find(name.Contains('/') ? name : $"fact/{name}") is { } figure ? new Bound(figure, bold) : new Words(FactDate(name) ?? throw new ArgumentException($"{key} names {name}, which is nowhere."), bold);
    }

    /// <summary>A text, what it is and where it comes from.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Label">What it is.</param>
    /// <param name="Origin">Where it comes from.</param>
    /// <param name="Loose">Its numerals that neither their form nor a name in braces explains.</param>
    private sealed record Source(string Text, string Label, string Origin, IReadOnlyList<Numeral> Loose);

    /// <summary>The text with this key, taken apart once; or nothing.</summary>
    private Source? SourceOf(string key)
    {
        if (!sources.TryGetValue(key, out var source))
            sources[key] = source = TextOf(key) is var (text, label, origin) ? new(text, label, origin, Loose(text)) : null;
        return source;
    }

    private static List<Numeral> Loose(string text)
    {
        var plain = text.Contains('{') ? Brace().Replace(text, brace => new string('\uFFFC', brace.Length)) : text;
        return Numerals.In(plain).FindAll(numeral => numeral.Class is null);
    }

    /// <summary>Whether there is a text with this key that is not empty.</summary>
    public bool HasText(string key) => SourceOf(key) is { Text.Length: > 0 };

    private Figure? Make(string key)
    {
        if (key.LastIndexOf('#') is var hash && hash > 0)
            return Counted(key[(hash + 1)..]) is { } which ? NumeralOf(key, key[..hash], which) : null;
        var path = key.Split('/');
        return path[0] switch
        {
            "total" when path.Length == 2 => Total(key, path[1]),
            "leaf" when path.Length == 3 && leaves.TryGetValue(path[1], out var leaf) => Leaf(key, leaf, path[2]),
            "node" when path.Length == 3 && nodes.TryGetValue(path[1], out var node) => Node(key, node, path[2]),
            "points" when path.Length == 2 => Points(key, path[1]),
            "count" when path.Length == 2 => Count(key, path[1]),
            "alternative" when path.Length == 2 && At(Card.Totals.Alternatives, path[1]) is { } alternative =>
                Score(key, "另一读法的总分", alternative.Value, $"读法：{alternative.Reading}"),
            "fact" when path.Length is 2 or 3 && Card.Case.Facts.TryGetValue(path[1], out var fact) => Fact(key, fact, path.ElementAtOrDefault(2)),
            "task" when path.Length == 3 => Task(key, path[1], path[2]),
            _ => null,
        };
    }

    private Figure? Total(string key, string what) => what switch
    {
        "weight" => Score(key, "总权重", Card.Framework is { } f ? Shown.Weight(f.Weight) : null, "指标体系"),
        "published" => Score(key, "公布总分", Card.Totals.Published, Printed(Card.Case.PublishedTotal?.Line ?? 0)),
        "checked" => Score(key, "复核总分", Card.Totals.Checked, "各指标复核得分之和"),
        "min" => Score(key, "可证实总分的下限", Card.Totals.Min, "各指标可证实得分的下限之和"),
        "max" => Score(key, "可证实总分的上限", Card.Totals.Max, "各指标可证实得分的上限之和"),
        "lost" => Score(key, "复核扣分", Card.Framework is { } f && Card.Totals.Checked is { } total ? Shown.Score(Rounding.HalfUp(f.Weight, 6) - total) : null, "总权重减复核总分"),
        "share" => Share(key, "总得分率", Card.Totals.Checked, Card.Framework?.Weight),
        _ => null,
    };

    private Figure? Leaf(string key, LeafScore leaf, string what)
    {
        var name = $"{leaf.Indicator.Id} {leaf.Indicator.Name}";
        return what switch
        {
            "weight" => Score(key, $"{name} 分值", Shown.Weight(leaf.Indicator.Weight), "指标体系"),
            "published" => Score(key, $"{name} 公布得分", leaf.Published, Printed(leaf.Entry?.Line ?? 0)),
            "checked" => Score(key, $"{name} 复核得分", leaf.Checked, "按评分标准复核"),
            "min" => Score(key, $"{name} 可证实得分的下限", leaf.Min, "按评分标准复核"),
            "max" => Score(key, $"{name} 可证实得分的上限", leaf.Max, "按评分标准复核"),
            "lost" => Score(key, $"{name} 扣分", leaf.Checked is { } score ? Shown.Score(Rounding.HalfUp(leaf.Indicator.Weight, 6) - score) : null, "分值减复核得分"),
            "share" => Share(key, $"{name} 得分率", leaf.Checked, leaf.Indicator.Weight),
            _ => null,
        };
    }

    private Figure? Node(string key, Indicator node, string what)
    {
        var sums = Card.SumsOf(node);
        return what switch
        {
            "weight" => Score(key, $"{node.Name} 分值", Shown.Weight(node.Weight), "指标体系"),
            "published" => Score(key, $"{node.Name} 公布得分", sums.Published, "下属指标公布得分之和"),
            "checked" => Score(key, $"{node.Name} 复核得分", sums.Checked, "下属指标复核得分之和"),
            "min" => Score(key, $"{node.Name} 可证实得分的下限", sums.Min, "下属指标之和"),
            "max" => Score(key, $"{node.Name} 可证实得分的上限", sums.Max, "下属指标之和"),
            "lost" => Score(key, $"{node.Name} 扣分", sums.Checked is { } score ? Shown.Score(Rounding.HalfUp(node.Weight, 6) - score) : null, "分值减复核得分"),
            "share" => Share(key, $"{node.Name} 得分率", sums.Checked, node.Weight),
            _ => null,
        };
    }

    private Figure? Points(string key, string what) => what switch
    {
        "computed" => Score(key, "可复算的分值", Card.Points.Computed, "指标的依据"),
        "unsupported" => Score(key, "仅有陈述的分值", Card.Points.Unsupported, "指标的依据"),
        "judged" => Score(key, "由人评定的分值", Card.Points.Judged, "指标的依据"),
        "open" => Score(key, "没有依据的分值", Card.Points.Open, "指标的依据"),
        _ => null,
    };

    private Figure? Count(string key, string what)
    {
        (string Label, int Value)? count = what switch
        {
            "leaves" => ("计分指标", Card.Leaves.Count),
            "computed" => ("可复算的指标", Card.Leaves.Count(leaf => leaf.Evidence == Evidence.Computed)),
            "unsupported" => ("仅有陈述的指标", Card.Leaves.Count(leaf => leaf.Evidence == Evidence.Unsupported)),
            "judged" => ("由人评定的指标", Card.Leaves.Count(leaf => leaf.Evidence == Evidence.Judged)),
            "open" => ("没有依据的指标", Card.Leaves.Count(leaf => leaf.Evidence == Evidence.Open)),
            "lost" => ("扣分的指标", Card.Leaves.Count(leaf => leaf.Checked is { } score && score < leaf.Indicator.Weight)),
            "full" => ("得满分的指标", Card.Leaves.Count(leaf => leaf.Checked is { } score && score == leaf.Indicator.Weight)),
            "findings" => ("发现", Card.Findings.Count),
            "level1" => ("一级指标", Level(1)),
            "level2" => ("二级指标", Level(2)),
            "level3" => ("三级指标", Level(3)),
            "tasks" => ("任务", material.Tasks.Count),
            "matters" => ("问题", material.Matters.Count),
            _ => null,
        };
        return count is var (label, value) ? new(key, $"{label}的个数", value.ToString(CultureInfo.InvariantCulture), "个", "清点", period) : null;

        int Level(int level) => nodes.Values.Count(node => node.Code.Count(c => c == '.') == level - 1);
    }

    private Figure? Fact(string key, Fact fact, string? which)
    {
        var source = Printed(fact.Line);
        if (which is not null)
            return Counted(which) is { } n && n <= fact.Values.Count
                ? new(key, $"{fact.Label} 第{n.ToString(CultureInfo.InvariantCulture)}栏", Rounding.Text(fact.Values[n - 1], 0), fact.Unit ?? "人", source, period)
                : null;
        return fact.Value is null ? null : new(key, fact.Label, fact.Printed!, fact.Unit ?? "", source, period);
    }

    private Figure? Task(string key, string which, string what)
    {
        var tasks = which == "total" ? material.Tasks : At(material.Tasks, which) is { } one ? [one] : [];
        if (tasks.Count == 0)
            return null;
        var name = which == "total" ? "金额合计" : tasks[0].Name;
        var source = which == "total" ? "各任务之和" : Printed(tasks[0].Line);
        return what switch
        {
            "budget" => Money("预算数", Sum(task => task.Budget)),
            "budgetFiscal" => Money("预算数中的财政拨款", Sum(task => task.BudgetFiscal)),
            "spent" => Money("执行数", Sum(task => task.Spent)),
            "spentFiscal" => Money("执行数中的财政拨款", Sum(task => task.SpentFiscal)),
            "rate" => Sum(task => task.Spent) is { } spent && Sum(task => task.Budget) is { IsZero: false } budget
                ? new(key, $"{name} 执行率", Rounding.Text(new Ratio(spent, budget).Percent!.Value, 2, keepZeros: true), "%", "执行数 ÷ 预算数", period)
                : Missing(key, $"{name} 执行率", "%", "执行数 ÷ 预算数"),
            _ => null,
        };

        Rational? Sum(Func<PlannedTask, Rational?> of) => tasks.Aggregate((Rational?)0, (sum, task) => sum + of(task));

        Figure Money(string label, Rational? value) => value is { } yuan
            ? new(key, $"{name} {label}", Grouped(Rounding.Text(yuan, 2, keepZeros: true)), "元", source, period)
            : Missing(key, $"{name} {label}", "元", source);
    }

    private Figure? NumeralOf(string key, string textKey, int which)
    {
        if (SourceOf(textKey) is not { } source || which > source.Loose.Count)
            return null;
        var numeral = source.Loose[which - 1];
        return new(key, $"{source.Label} 中的数", source.Text.Substring(numeral.Start, numeral.Length), Unit().Match(source.Text, numeral.End).Value.Trim(), source.Origin, period);
    }

    /// <summary>A text of the case, the framework or a working, with what it is and where it comes from.</summary>
    private (string Text, string Label, string Source)? TextOf(string key)
    {
        var path = key.Split('/');
        var steps = path[0] switch
        {
            "grades" or "project" or "evaluator" => 1,
            "text" or "task" or "goal" or "filed" or "matter" or "node" or "working" => 3,
            "table" => path is [_, _, "title"] ? 3 : 4,
            _ => 2,
        };
        if (path.Length != steps)
            return null;
        var (text, label, source) = path[0] switch
        {
            "case" => (path[1] switch { "title" => Card.Case.Title, "unit" => Card.Case.Unit, "source" => Card.Case.Source, _ => null }, "案例", "案例"),
            "project" => (material.Project, "项目名称", "案例"),
            "evaluator" => (material.Evaluator ?? Card.Case.Unit, "评价机构", "案例"),
            "people" => (path[1] switch { "preparedBy" => material.People?.PreparedBy, "phone" => material.People?.Phone, _ => null }, "填报人", "案例"),
            "grades" => (Grades(), "等级划分", "指标体系"),
            "basis" => (At(material.Basis, path[1]), "评价依据", "案例"),
            "text" => (material.Texts.TryGetValue(path[1], out var paragraphs) ? At(paragraphs, path[2]) : null, ReportMaterial.Slots.GetValueOrDefault(path[1]) ?? "", "案例中的文字"),
            "task" => (At(material.Tasks, path[1]) is { } task ? path[2] switch { "name" => task.Name, "content" => task.Content, "done" => task.Done, _ => null } : null, "年度任务", "案例中的文字"),
            "goal" => (At(material.Goals, path[1]) is { } goal ? path[2] switch { "expected" => goal.Expected, "actual" => goal.Actual, _ => null } : null, "年度目标", "案例中的文字"),
            "filed" => At(material.Targets, path[1]) is { } filed
                ? (path[2] switch { "level" => filed.Level, "group" => filed.Group, "name" => filed.Name, "target" => filed.Target, "actual" => filed.Actual, _ => null }, $"绩效指标 {filed.Name}", Printed(filed.Line))
                : (null, "", ""),
            "table" => At(material.Tables, path[1]) is { } table ? (TableText(table, path), table.Title, Printed(table.Line)) : (null, "", ""),
            "matter" => (At(material.Matters, path[1]) is { } matter ? path[2] switch { "title" => matter.Title, "problem" => matter.Problem, "advice" => matter.Advice, _ => null } : null, "问题和建议", "案例中的文字"),
            "label" => (Card.Case.Facts.TryGetValue(path[1], out var fact) ? fact.Label : null, "事实", "案例"),
            "node" when path is [_, var code, "name"] => (nodes.TryGetValue(code, out var node) ? node.Name : null, "指标名称", "指标体系"),
            "finding" => (At(Card.Findings, path[1]) is { } finding ? Wording.Of(finding.Text) : null, "发现", "复核"),
            "reading" => (At(Card.Totals.Alternatives, path[1])?.Reading, "另一读法", "案例"),
            _ when path.Length > 1 && leaves.TryGetValue(path[1], out var leaf) => LeafText(leaf, path),
            _ => (null, "", ""),
        };
        return text is null ? null : (text, label, source);
    }

    private static (string?, string, string) LeafText(LeafScore leaf, string[] path)
    {
        var name = $"{leaf.Indicator.Id} {leaf.Indicator.Name}";
        return path[0] switch
        {
            "name" => (leaf.Indicator.Name, name, "指标体系"),
            "about" => (leaf.Indicator.About, $"{name} 指标说明", "指标体系"),
            "target" => (leaf.Indicator.Target, $"{name} 目标", "指标体系"),
            "standard" => (Wording.Of(leaf.Indicator.Rule!.Describe(leaf.Indicator.Weight)), $"{name} 评分标准", "指标体系"),
            "actual" => (leaf.Entry?.Actual, $"{name} 实际", Printed(leaf.Entry?.Line ?? 0)),
            "reason" => (leaf.Entry?.Reason, $"{name} 扣分原因", Printed(leaf.Entry?.Line ?? 0)),
            "because" => (leaf.Entry?.Because, $"{name} 保留的理由", "案例"),
            "sentence" => (Wording.Working(leaf.Working.Sentence), $"{name} 算式", "复核的算式"),
            "working" => (At(leaf.Working.Steps, path[2]) is { } step ? Wording.Of(step.Text) : null, $"{name} 算式", "复核的算式"),
            _ => (null, "", ""),
        };
    }

    private static string? TableText(MaterialTable table, string[] path) => path switch
    {
        [_, _, "title"] => table.Title,
        [_, _, "head", var column] => At(table.Columns, column),
        [_, _, var row, var column] => At(table.Rows, row) is { } cells ? At(cells, column) : null,
        _ => null,
    };

    /// <summary>Such as 90分至100分为“优”；80分至90分（不含）为“良”.</summary>
    private string? Grades() => Card.Framework?.Grades is { Bands: { Count: > 0 } bands }
        ? string.Join("；", bands.Reverse().Select(band => $"{Wording.Of(band.In.Show("分"))}为“{band.Name}”"))
        : null;

    private string? FactDate(string name) =>
        Card.Case.Facts.TryGetValue(name, out var fact) && fact.Date is { } date ? date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : null;

    private Figure Score(string key, string label, decimal? value, string source) => Score(key, label, value is null ? null : Shown.Score(value), source);

    private Figure Score(string key, string label, string? text, string source) =>
        text is null ? Missing(key, label, "分", source) : new(key, label, text, "分", source, period);

    private Figure Share(string key, string label, decimal? score, Rational? weight) =>
        score is { } points && weight is { IsZero: false } whole
            ? new(key, label, Rounding.Text(new Ratio(points, whole).Percent!.Value, 2), "%", "复核得分 ÷ 分值", period)
            : Missing(key, label, "%", "复核得分 ÷ 分值");

    private Figure Missing(string key, string label, string unit, string source) =>
        new(key, label, Figure.NotComputable, unit, source, period, Computable: false);

    private static string Printed(int line) =>
        line > 0 ? string.Create(CultureInfo.InvariantCulture, $"公布文本第 {line} 行") : "案例";

    private static string Grouped(string number)
    {
        var point = number.IndexOf('.');
        for (var i = point - 3; i > (number[0] == '-' ? 1 : 0); i -= 3)
            number = number.Insert(i, ",");
        return number;
    }

    private static T? At<T>(IReadOnlyList<T> list, string which)
        where T : class =>
        Counted(which) is { } n && n <= list.Count ? list[n - 1] : null;

    /// <summary>A number counted from 1. It is written in one way only: a text must not be taken apart again under each of many keys.</summary>
    private static int? Counted(string which) =>
        which is [>= '1' and <= '9', ..] && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex(@"\{([A-Za-z][\w/.#]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Brace();

    [GeneratedRegex(@"\G\s?(?:个百分点|家次|人次|班次|万元|亿元|公里|小时|分钟|季度|%|‰|元|家|人|处|分|项|宗|起|个|次|天|年|条|份|场|期|名|户|吨|辆|台|套|支|类|岁|村|街道)?", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
