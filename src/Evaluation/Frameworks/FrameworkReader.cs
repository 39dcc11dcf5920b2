using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Frameworks;

/// <summary>Reads a framework's tree; whatever does not add up becomes a problem with its line.</summary>
internal sealed class FrameworkReader(Sink sink)
{
    private readonly Dictionary<string, int> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Indicator> leaves = [];

    public Framework Read(Fields fields)
    {
        var rounding = fields.Inner("rounding");
        if (rounding is null && !fields.Has("rounding"))
            fields.Problem("缺少“rounding”，例如 { score: 2, total: 2 }");
        var id = fields.Required("framework");
        if (id.Length > 0 && !IsId(id))
            sink.Add(fields.LineOf("framework"), "“framework”只用小写字母、数字和连字符，最多 80 个字符");
        var regime = fields.Required("regime");
        if (regime.Length > 0 && !Framework.Regimes.Contains(regime))
            sink.Add(fields.LineOf("regime"), $"“regime”只能是 {string.Join("、", Framework.Regimes)} 之一");
        var roots = Children(fields, [], 1);
        var framework = new Framework
        {
            Id = id,
            Title = fields.Required("title"),
            Regime = regime,
            Year = fields.Whole("year", 1990, 2100) ?? Missing(fields, "year"),
            Basis = fields.Required("basis"),
            ScorePlaces = rounding?.Whole("score", 0, 6) ?? 2,
            TotalPlaces = rounding?.Whole("total", 0, 6) ?? 2,
            Grades = Grades(fields.Inner("grades")),
            Roots = roots,
            Leaves = leaves,
        };
        var sum = roots.Aggregate(Rational.Zero, (total, root) => total + root.Weight);
        if (roots.Count == 0)
            fields.Problem("“indicators”至少要有一个指标");
        else if (sum != Rational.Hundred && leaves.Count <= Framework.MaxLeaves)
            sink.Add(fields.LineOf("indicators"), $"一级指标的权重合计 {Rounding.Text(sum, 4)}，应当是 100");
        if (leaves.Count > Framework.MaxLeaves)
            fields.Problem($"指标有 {leaves.Count} 个，最多 {Framework.MaxLeaves} 个");
        rounding?.Done();
        fields.Done();
        return framework;
    }

    internal static bool IsId(string text) =>
        text.Length <= 80 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static int Missing(Fields fields, string key)
    {
        if (!fields.Has(key))
            fields.Problem($"缺少“{key}”");
        return 0;
    }

    private List<Indicator> Children(Fields parent, IReadOnlyList<string> path, int depth)
    {
        var children = new List<Indicator>();
        foreach (var fields in parent.Maps("indicators"))
        {
            // A file of a hundred thousand indicators is refused by its count; its single faults interest nobody.
            if (leaves.Count > Framework.MaxLeaves + 1)
                break;
            children.Add(Node(fields, path, depth));
        }
        return children;
    }

    private Indicator Node(Fields fields, IReadOnlyList<string> path, int depth)
    {
        var code = fields.Required("code");
        var name = fields.Required("name");
        var weight = fields.RequiredNumber("weight");
        if (fields.Has("weight") && (weight <= 0 || weight > 1000))
            sink.Add(fields.LineOf("weight"), "权重应当大于 0、不超过 1000");
        Unique(code, fields.LineOf("code"), "编号");
        var printed = ReadPrinted(fields.Inner("printed"));
        var inner = fields.Has("indicators");
        if (inner == fields.Has("rule"))
            fields.Problem(inner ? "有下级指标的不写“rule”" : "没有下级指标的应当写“rule”");
        if (depth > 6)
            fields.Problem("指标树超过 6 级");

        var ruleFields = fields.Inner("rule");
        var children = inner && depth <= 6 ? Children(fields, [.. path, name], depth + 1) : [];
        if (inner && children.Count == 0 && depth <= 6)
            sink.Add(fields.LineOf("indicators"), "“indicators”至少要有一个指标");
        if (children.Count > 0)
        {
            var sum = children.Aggregate(Rational.Zero, (total, child) => total + child.Weight);
            if (sum != weight)
                sink.Add(fields.LineOf("weight"), $"“{name}”的权重是 {Rounding.Text(weight, 4)}，下级合计 {Rounding.Text(sum, 4)}");
        }
        var reference = fields.Text("ref");
        if (reference is not null)
        {
            if (inner)
                sink.Add(fields.LineOf("ref"), "“ref”只写在没有下级的指标上");
            if (!string.Equals(reference, code, StringComparison.Ordinal))
                Unique(reference, fields.LineOf("ref"), "“ref”");
        }
        var indicator = new Indicator
        {
            Code = code,
            Ref = reference,
            Name = name,
            Weight = weight,
            About = fields.Text("about"),
            Target = fields.Text("target"),
            Printed = printed,
            Rule = ruleFields is null ? null : RuleReader.Read(ruleFields, weight),
            RuleSource = ruleFields?.Map,
            Children = children,
            Path = path,
            Line = fields.Line,
        };
        fields.Know("indicators");
        fields.Done();
        if (!inner)
            leaves.Add(indicator);
        return indicator;
    }

    private void Unique(string id, int line, string what)
    {
        if (id.Length == 0)
            return;
        if (id.Length > 40)
            sink.Add(line, $"{what}超过 40 个字符");
        else if (!codes.TryAdd(id, line))
            sink.Add(line, $"{what}“{id}”与第 {codes[id]} 行重复");
    }

    private static Printed? ReadPrinted(Fields? fields)
    {
        if (fields is null)
            return null;
        var printed = new Printed(fields.Number("weight"), fields.NumberList("points"), fields.Text("note"));
        fields.Done();
        return printed;
    }

    private GradeBands? Grades(Fields? fields)
    {
        if (fields is null)
            return null;
        if (!fields.Has("rule"))
            fields.Problem("缺少“rule”");
        var bands = Stretches.Sorted(Bands(fields, "rule"), band => band.In, fields.LineOf("rule"), sink);
        var printed = Bands(fields, "printed");
        if (bands.Count > 0 && (!bands[0].In.Contains(0) || !bands[^1].In.Contains(Rational.Hundred)))
            sink.Add(fields.LineOf("rule"), "评级分档应当从 0 分排到满分 100 分");
        foreach (var twice in bands.GroupBy(b => b.Name).Where(g => g.Count() > 1))
            sink.Add(fields.LineOf("rule"), $"评级“{twice.Key}”写了两次");
        fields.Done();
        return new GradeBands(bands, printed);
    }

    private static List<GradeBand> Bands(Fields fields, string key)
    {
        var bands = new List<GradeBand>();
        foreach (var band in fields.Maps(key, most: 50))
        {
            if (!band.Has("in"))
                band.Problem("缺少“in”");
            if (band.Interval("in") is { } stretch)
                bands.Add(new GradeBand(stretch, band.Required("name")));
            band.Know("name");
            band.Done();
        }
        return bands;
    }
}
