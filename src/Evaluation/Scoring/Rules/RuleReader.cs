using System.Globalization;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>Reads a rule from a framework.</summary>
internal static class RuleReader
{
    private static readonly (string Text, RuleKind Value)[] Kinds =
    [
        ("CHECK", RuleKind.Check), ("RATIO", RuleKind.Ratio), ("TARGET", RuleKind.Target), ("STEP", RuleKind.Step), ("BANDS", RuleKind.Bands),
        ("BINARY", RuleKind.Binary), ("GRADE", RuleKind.Grade), ("QTR", RuleKind.Quarters), ("EXPERT", RuleKind.Expert), ("SUM", RuleKind.Sum),
    ];

    public static string NameOf(RuleKind kind) => Kinds.Single(k => k.Value == kind).Text;

    /// <summary>The rule in <paramref name="fields"/>, or nothing when even its kind cannot be read.</summary>
    public static Rule? Read(Fields fields, Rational weight, bool inSum = false)
    {
        if (!fields.Has("kind"))
        {
            fields.Problem("缺少“kind”");
            return null;
        }
        if (fields.Choice("kind", Kinds) is not { } kind)
            return null;
        if (kind == RuleKind.Sum && inSum)
        {
            fields.Problem("SUM 的分项不能再是 SUM");
            return null;
        }
        var unreadable = fields.Text("unreadable");
        var scored = unreadable is null;
        Rule rule = kind switch
        {
            RuleKind.Check => CheckRule.Read(fields, weight, scored),
            RuleKind.Ratio => RatioRule.Read(fields),
            RuleKind.Target => TargetRule.Read(fields),
            RuleKind.Step => StepRule.Read(fields, weight),
            RuleKind.Bands => BandsRule.Read(fields, weight),
            RuleKind.Binary => BinaryRule.Read(fields),
            RuleKind.Grade => GradeRule.Read(fields, weight),
            RuleKind.Quarters => QuarterRule.Read(fields, weight),
            RuleKind.Expert => new ExpertRule(),
            _ => SumRule.Read(fields, weight, scored),
        };
        rule = rule with
        {
            Measure = ReadMeasure(fields, kind),
            Unit = fields.Text("unit"),
            ZeroPriorShare = fields.Choice("zeroPrior", ("not-computable", -1), ("none", 0), ("full", 1)) is >= 0 and var share ? share : null,
            SurveyOverRespondents = fields.Choice("over", ("answers", false), ("respondents", true)) ?? false,
            Unstated = ReadUnstated(fields),
            Unreadable = unreadable,
            Veto = ReadVeto(fields, (rule as CheckRule)?.Items.Count ?? (rule as SumRule)?.Parts.Count ?? 0),
            NotApplicableIsFull = fields.Choice("notApplicable", ("full", true)) ?? false,
        };
        if (fields.Has("zeroPrior") && rule.Measure != Measure.Change)
            fields.Sink.Add(fields.LineOf("zeroPrior"), "“zeroPrior”只用于 CHANGE");
        if (fields.Has("over") && rule.Measure != Measure.Survey5)
            fields.Sink.Add(fields.LineOf("over"), "“over”只用于 SURVEY5");
        if (rule is TargetRule { Shortfall: not Shortfall.ActualOverTarget } && rule.Measure.Unit(rule.Unit) != "%")
            fields.Sink.Add(fields.LineOf("shortfall"), "实际值不是百分数时，“shortfall”只能是 actual/target");
        fields.Done();
        return rule;
    }

    private static Measure ReadMeasure(Fields fields, RuleKind kind)
    {
        var usual = kind switch
        {
            RuleKind.Ratio => Measure.Rate,
            RuleKind.Quarters => Measure.Progress,
            RuleKind.Grade => Measure.Declared,
            _ => Measure.Count,
        };
        var measure = fields.Choice("measure", Measures.Names) ?? usual;
        var fits = kind switch
        {
            RuleKind.Ratio => measure is Measure.Rate or Measure.Survey5,
            RuleKind.Quarters => measure == Measure.Progress,
            RuleKind.Grade => measure == Measure.Declared,
            RuleKind.Target or RuleKind.Step or RuleKind.Bands or RuleKind.Binary => measure is not (Measure.Progress or Measure.Declared),
            _ => !fields.Has("measure"),
        };
        if (!fits)
            fields.Sink.Add(fields.LineOf("measure"), $"{NameOf(kind)} 不能用这种计量方式");
        return measure;
    }

    private static List<(string, string)> ReadUnstated(Fields fields)
    {
        var unstated = new List<(string, string)>();
        if (fields.Inner("unstated") is not { } inner)
            return unstated;
        foreach (var (key, _) in inner.Keys)
            unstated.Add((key, inner.Text(key) ?? ""));
        return unstated;
    }

    private static Veto? ReadVeto(Fields fields, int items)
    {
        if (fields.Node("veto") is not { } node)
            return null;
        if (node is YamlScalar)
            return new Veto(fields.Text("veto") ?? "", null);
        if (fields.Inner("veto") is not { } inner)
            return null;
        var item = ReadScope(inner, items);
        var veto = new Veto(inner.Required("when"), item);
        inner.Done();
        return veto;
    }

    private static int? ReadScope(Fields veto, int items)
    {
        var scope = veto.Text("scope") ?? "indicator";
        if (scope == "indicator")
            return null;
        if (scope.StartsWith("item ", StringComparison.Ordinal) && int.TryParse(scope.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var item) && item >= 1 && item <= items)
            return item;
        veto.Sink.Add(veto.LineOf("scope"), items == 0 ? "“scope”只能是 indicator：这里没有分项" : $"“scope”只能是 indicator 或 item 1 到 item {items.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }
}
