using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Cases;

/// <summary>Reads the <c>report</c> of a case. Every <c>{name}</c> in its texts must name something that a report can show.</summary>
internal sealed partial class ReportMaterialReader(Sink sink, IReadOnlyDictionary<string, Fact> facts, Framework? framework)
{
    private const int MaxParagraphs = 100;
    private const int MaxRows = 1000;
    private const int MaxColumns = 12;

    private static readonly string[] Scores = ["weight", "published", "checked", "min", "max", "lost", "share"];
    private static readonly string[] Evidences = ["computed", "unsupported", "judged", "open"];
    private static readonly string[] Counts = [.. Evidences, "leaves", "lost", "full", "findings", "level1", "level2", "level3", "tasks", "matters"];
    private static readonly string[] Sums = ["budget", "budgetFiscal", "spent", "spentFiscal", "rate"];

    private int tasks;

    public ReportMaterial Read(Fields fields)
    {
        tasks = fields.List("tasks").Count;
        var read = new ReportMaterial
        {
            Style = fields.Choice("style", [.. Enum.GetValues<HouseStyle>().Select(style => (style.ToString(), style))]) ?? default,
            Project = Text(fields, "project"),
            Evaluator = Text(fields, "evaluator"),
            Date = fields.Date("date"),
            People = fields.Inner("people") is { } people ? ReadPeople(people) : null,
            Basis = Texts(fields, "basis", MaxParagraphs),
            Texts = ReadTexts(fields.Inner("texts")),
            Tasks = ReadTasks(fields),
            Goals = ReadGoals(fields),
            Targets = ReadTargets(fields),
            Tables = ReadTables(fields),
            Matters = ReadMatters(fields),
        };
        if (!fields.Has("style"))
            fields.Problem("缺少“style”");
        fields.Done();
        return read;
    }

    private static ReportPeople ReadPeople(Fields fields)
    {
        var people = new ReportPeople(fields.Text("preparedBy"), fields.Text("phone"), [.. fields.Texts("names", MaxParagraphs).Select(name => name.Text)]);
        fields.Done();
        return people;
    }

    private Dictionary<string, IReadOnlyList<string>> ReadTexts(Fields? fields)
    {
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (slot, line) in fields?.Keys ?? [])
        {
            if (IsSlot(slot, line))
                texts[slot] = Texts(fields!, slot, MaxParagraphs);
        }
        return texts;
    }

    private bool IsSlot(string slot, int line)
    {
        if (ReportMaterial.Slots.ContainsKey(slot))
            return true;
        sink.Add(line, $"报告没有“{Fields.Shorten(slot)}”这一栏，只有 {string.Join("、", ReportMaterial.Slots.Keys)}");
        return false;
    }

    private List<PlannedTask> ReadTasks(Fields fields)
    {
        var all = new List<PlannedTask>();
        foreach (var task in fields.Maps("tasks", MaxRows))
        {
            all.Add(new PlannedTask(
                Required(task, "name"), Text(task, "content"), Text(task, "done"),
                Money(task, "budget"), Money(task, "budgetFiscal"), Money(task, "spent"), Money(task, "spentFiscal"), Line(task)));
            task.Done();
        }
        return all;
    }

    private List<Goal> ReadGoals(Fields fields)
    {
        var all = new List<Goal>();
        foreach (var goal in fields.Maps("goals", MaxParagraphs))
        {
            all.Add(new Goal(Required(goal, "expected"), Text(goal, "actual"), Line(goal)));
            goal.Done();
        }
        return all;
    }

    private List<FiledTarget> ReadTargets(Fields fields)
    {
        var all = new List<FiledTarget>();
        foreach (var target in fields.Maps("targets", MaxRows))
        {
            all.Add(new FiledTarget(
                Required(target, "level"), Required(target, "group"), Required(target, "name"), Required(target, "target"), Text(target, "actual"), Line(target)));
            target.Done();
        }
        return all;
    }

    private List<MaterialTable> ReadTables(Fields fields)
    {
        var all = new List<MaterialTable>();
        foreach (var table in fields.Maps("tables", most: 20))
        {
            var slot = table.Required("slot");
            if (slot.Length > 0)
                IsSlot(slot, table.LineOf("slot"));
            var columns = Texts(table, "columns", MaxColumns);
            if (columns.Count == 0)
                table.Problem("缺少“columns”");
            all.Add(new MaterialTable(slot, Required(table, "title"), columns, ReadRows(table, columns.Count), Line(table)));
            table.Done();
        }
        return all;
    }

    private List<IReadOnlyList<string>> ReadRows(Fields table, int columns)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var node in table.List("rows"))
        {
            if (rows.Count == MaxRows)
            {
                sink.Add(node.Line, $"“rows”最多 {MaxRows} 项");
                break;
            }
            var cells = (node as YamlList)?.Items ?? [];
            if (cells.Count != columns)
                sink.Add(node.Line, $"这一行应当有 {columns} 格，与“columns”一样多");
            var row = new List<string>();
            foreach (var cell in cells.Take(columns))
            {
                if (cell is YamlScalar { Text.Length: <= Fields.MaxText } scalar)
                    row.Add(Named(scalar.IsNull ? "" : scalar.Text, scalar.Line));
                else
                    sink.Add(cell.Line, $"表格的一格应当是一段文字，最多 {Fields.MaxText} 个字");
            }
            rows.Add(row);
        }
        return rows;
    }

    private List<Matter> ReadMatters(Fields fields)
    {
        var all = new List<Matter>();
        foreach (var matter in fields.Maps("matters", MaxParagraphs))
        {
            var indicator = matter.Text("indicator");
            if (indicator is not null && framework?.Leaf(indicator) is null)
                sink.Add(matter.LineOf("indicator"), $"没有指标“{Fields.Shorten(indicator)}”");
            all.Add(new Matter(indicator is null ? null : framework?.Leaf(indicator)?.Id, Required(matter, "title"), Required(matter, "problem"), Required(matter, "advice")));
            matter.Done();
        }
        return all;
    }

    private static int Line(Fields fields) => fields.Whole("line", 1, 1_000_000) ?? 0;

    private static Rational? Money(Fields fields, string key)
    {
        var yuan = fields.Number(key);
        if (yuan < 0)
            fields.Sink.Add(fields.LineOf(key), $"“{key}”不能是负数");
        return yuan;
    }

    private string Required(Fields fields, string key) => Named(fields.Required(key), fields.LineOf(key));

    private string? Text(Fields fields, string key) => fields.Text(key) is { } text ? Named(text, fields.LineOf(key)) : null;

    private IReadOnlyList<string> Texts(Fields fields, string key, int most) =>
        [.. fields.Texts(key, most).Select(item => Named(item.Text, item.Line))];

    /// <summary>The text as it is; a brace in it that names nothing is a problem of its line.</summary>
    private string Named(string text, int line)
    {
        if (!text.AsSpan().ContainsAny('{', '}'))
            return text;
        foreach (Match brace in Braces().Matches(text))
            if (!brace.Groups[1].Success || !IsKnown(brace.Groups[1].Value))
                sink.Add(line, $"“{Fields.Shorten(brace.Value)}”没有对应的事实或数，花括号里写事实的名称，或 total/checked 一类的数");
        return text;
    }

    private bool IsKnown(string name) => name.Split('/') switch
    {
        [var fact] => IsSingle(fact),
        ["fact", var fact] => facts.TryGetValue(fact, out var number) && number.Value is not null,
        ["fact", var fact, var which] => facts.TryGetValue(fact, out var list) && IsOneOf(which, list.Values.Count),
        ["total", var what] => Scores.Contains(what),
        ["leaf", var id, var what] => framework?.Leaf(id)?.Id == id && Scores.Contains(what),
        ["node", var code, var what] => framework?.Roots.Any(root => Holds(root, code)) == true && Scores.Contains(what),
        ["points", var what] => Evidences.Contains(what),
        ["count", var what] => Counts.Contains(what),
        ["task", var which, var what] => (which == "total" && tasks > 0 || IsOneOf(which, tasks)) && Sums.Contains(what),
        _ => false,
    };

    private bool IsSingle(string name) => facts.TryGetValue(name, out var fact) && fact.Values.Count == 0;

    private static bool IsOneOf(string which, int count) =>
        int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= count;

    private static bool Holds(Indicator node, string code) => node.Code == code || node.Children.Any(child => Holds(child, code));

    /// <summary>A name in braces, or a brace that holds none.</summary>
    [GeneratedRegex(@"\{([A-Za-z][\w/.]*)\}|[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
