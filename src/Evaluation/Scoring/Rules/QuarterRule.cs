using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>What the average term of a quarterly composite averages.</summary>
public enum QuarterAverage
{
    /// <summary>The text allows both readings.</summary>
    Open,

    /// <summary>The cumulative progress itself.</summary>
    Raw,

    /// <summary>Progress ÷ plan of each quarter.</summary>
    Ratio,
}

/// <summary>
/// Quarterly composite: for each quarter progress ÷ plan × its points, and the average of all quarters × its points.
/// </summary>
public sealed record QuarterRule() : Rule(RuleKind.Quarters)
{
    // More progress than any plan and any points need to reach the weight.
    private static readonly Rational Boundless = new(Rational.PowerOfTen(39), 1);

    private static readonly string[] QuarterNames = ["一季度", "二季度", "三季度", "四季度"];

    /// <summary>Planned cumulative progress at each quarter's end, per cent, rising.</summary>
    public required IReadOnlyList<Rational> Plan { get; init; }

    /// <summary>Points of each quarter.</summary>
    public required IReadOnlyList<Rational> Quarters { get; init; }

    /// <summary>Points of the average.</summary>
    public required Rational AverageWeight { get; init; }

    /// <summary>What is averaged.</summary>
    public QuarterAverage Average { get; init; }

    /// <summary>Whether progress ÷ plan counts as 1 at most; nothing where the text allows both.</summary>
    public bool? CapRatios { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        $"各季度末累计进度 ÷ 计划（{string.Join("、", Plan.Select(p => Rounding.Text(p, 2) + "%"))}）× 各季度分值，加全年平均 × {Rounding.Text(AverageWeight, 4)} 分"
        + Average switch { QuarterAverage.Raw => "（平均取累计进度）", QuarterAverage.Ratio => "（平均取进度与计划之比）", _ => "（平均取何数，文字未说明）" }
        + CapRatios switch { true => "，比值以 1 为限", false => "", null => "（比值是否以 1 为限，文字未说明）" };

    internal static QuarterRule Read(Fields fields, Rational weight)
    {
        var rule = new QuarterRule
        {
            Plan = fields.NumberList("plan"),
            Quarters = fields.NumberList("quarters"),
            AverageWeight = fields.RequiredNumber("averageWeight"),
            Average = fields.Choice("average", ("raw", QuarterAverage.Raw), ("ratio", QuarterAverage.Ratio), ("open", QuarterAverage.Open)) ?? QuarterAverage.Open,
            CapRatios = fields.Choice<Cap>("capRatios", ("true", Cap.Yes), ("false", Cap.No), ("open", Cap.Open)) switch { Cap.Yes => true, Cap.No => false, _ => null },
        };
        if (rule.Plan.Count != 4 || rule.Plan.Any(p => p <= 0) || !rule.Plan.SequenceEqual(rule.Plan.Order()))
            fields.Sink.Add(fields.LineOf("plan"), "“plan”应当是四个由小到大、大于 0 的百分数");
        if (rule.Quarters.Count != 4 || rule.Quarters.Any(q => q < 0))
            fields.Sink.Add(fields.LineOf("quarters"), "“quarters”应当是四个不小于 0 的分值");
        var sum = rule.Quarters.Aggregate(rule.AverageWeight, (total, q) => total + q);
        if (sum != weight)
            fields.Sink.Add(fields.LineOf("quarters"), $"各季度分值与平均项合计 {Rounding.Text(sum, 4)}，与权重 {Rounding.Text(weight, 4)} 不等");
        return rule;
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var progress = actual.Progress!;
        QuarterAverage[] averages = Average == QuarterAverage.Open ? [QuarterAverage.Raw, QuarterAverage.Ratio] : [Average];
        bool[] caps = CapRatios is { } cap ? [cap] : [true, false];
        if (averages.Length == 1 && caps.Length == 1 && progress.All(p => p is not null))
            return Span.Exactly(Composite([.. progress.Select(p => p!.Value)], Average, caps[0], working));

        // Cumulative progress does not fall, so an unknown quarter lies between its known neighbours; where what is
        // printed falls nevertheless, between the two as well.
        var before = new Rational[4];
        var after = new Rational[4];
        for (var i = 0; i < 4; i++)
            before[i] = progress[i] ?? (i > 0 ? before[i - 1] : 0);
        for (var i = 3; i >= 0; i--)
            after[i] = progress[i] ?? (i < 3 ? after[i + 1] : Boundless);
        Rational[] low = [.. before.Zip(after, Rational.Min)];
        Rational[] high = [.. before.Zip(after, Rational.Max)];
        var readings = from average in averages from capped in caps select (average, capped);
        var span = readings
            .Select(r => new Span(
                Composite(low, r.average, r.capped, null),
                Composite(high, r.average, r.capped, null)).Within(weight))
            .Aggregate((all, next) => all.Or(next));
        var unknown = Enumerable.Range(0, 4).Where(i => progress[i] is null).Select(i => QuarterNames[i]).ToList();
        working.Gap($"{(unknown.Count > 0 ? $"缺{string.Join("、", unknown)}的累计进度，" : "")}按可能的进度与读法，得分在 {span.Min:2} 与 {span.Max:2} 分之间");
        return span;
    }

    private Rational Composite(Rational[] progress, QuarterAverage average, bool capped, Working? working)
    {
        Rational sum = 0, averaged = 0;
        for (var i = 0; i < 4; i++)
        {
            var ratio = progress[i] / Plan[i];
            if (capped)
                ratio = Rational.Min(ratio, Rational.One);
            var points = ratio * Quarters[i];
            sum += points;
            averaged += average == QuarterAverage.Raw ? progress[i] / Rational.Hundred : ratio;
            working?.Operation($"{QuarterNames[i]} {progress[i]:2}% ÷ {Plan[i]:2}% × {Quarters[i]} 分 = {points:4} 分{(capped && progress[i] > Plan[i] ? "（比值以 1 为限）" : "")}", points);
        }
        var mean = averaged / 4;
        var term = mean * AverageWeight;
        var what = average == QuarterAverage.Raw ? "累计进度平均" : "进度与计划之比平均";
        working?.Operation($"{what} {mean * Rational.Hundred:4}% × {AverageWeight} 分 = {term:4} 分", term);
        working?.Operation($"合计 {sum + term:4} 分", sum + term);
        return sum + term;
    }

    private enum Cap { Open, Yes, No }
}
