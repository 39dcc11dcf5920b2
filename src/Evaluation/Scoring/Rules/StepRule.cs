using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>On which side of the base points are lost.</summary>
public enum StepDirection
{
    /// <summary>Above the base.</summary>
    Above,

    /// <summary>Below the base.</summary>
    Below,

    /// <summary>The actual is itself the number of steps.</summary>
    Count,
}

/// <summary>Full points at the base, a deduction for each step away from it, not below the floor.</summary>
public sealed record StepRule() : Rule(RuleKind.Step)
{
    /// <summary>The actual that still earns full points (inclusive).</summary>
    public Rational At { get; init; }

    /// <summary>On which side points are lost.</summary>
    public StepDirection Direction { get; init; }

    /// <summary>The size of a step, in the unit of the actual; above zero.</summary>
    public Rational Size { get; init; } = Rational.One;

    /// <summary>The points a step costs; above zero.</summary>
    public required Rational Deduct { get; init; }

    /// <summary>What a started step costs.</summary>
    public PartialStep PartialStep { get; init; }

    /// <summary>The lowest score.</summary>
    public Rational Floor { get; init; }

    /// <summary>Actuals that score 0 at once, or nothing.</summary>
    public Interval? Cut { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight)
    {
        var unit = Measure.Unit(Unit);
        var side = Direction switch
        {
            StepDirection.Above => $"高于 {Measures.Lead(At, unit)}每 {Rounding.Text(Size, 4)} {Points(unit)}",
            StepDirection.Below => $"低于 {Measures.Lead(At, unit)}每 {Rounding.Text(Size, 4)} {Points(unit)}",
            _ => $"每有 {Rounding.Text(Size, 4)} {(unit.Length == 0 ? "项" : unit)}",
        };
        var started = PartialStep switch
        {
            PartialStep.Ceiling => "，不足一步按一步计",
            PartialStep.Exact => "，不足一步按比例计",
            PartialStep.Floor => "，不足一步不计",
            _ => "",
        };
        return $"满分 {Rounding.Text(weight, 4)} 分，{side}扣 {Rounding.Text(Deduct, 4)} 分{started}，最低 {Rounding.Text(Floor, 4)} 分"
            + (Cut is { } cut ? $"；{cut.Show(unit)} 不得分" : "");
    }

    internal static StepRule Read(Fields fields, Rational weight)
    {
        var rule = new StepRule
        {
            At = fields.Number("at") ?? 0,
            Direction = fields.Choice("direction", ("above", StepDirection.Above), ("below", StepDirection.Below), ("count", StepDirection.Count)) ?? StepDirection.Above,
            Size = fields.Number("size") ?? Rational.One,
            Deduct = fields.RequiredNumber("deduct"),
            PartialStep = fields.Choice("partialStep", ("ceil", PartialStep.Ceiling), ("exact", PartialStep.Exact), ("floor", PartialStep.Floor), ("open", PartialStep.Open)) ?? PartialStep.Open,
            Floor = fields.Number("floor") ?? 0,
            Cut = fields.Interval("cut"),
        };
        if (rule.Size <= 0)
            fields.Sink.Add(fields.LineOf("size"), "一步的大小应当大于 0");
        if (rule.Deduct <= 0 || rule.Deduct > weight)
            fields.Sink.Add(fields.LineOf("deduct"), "每步扣分应当大于 0、不超过权重");
        if (rule.Floor < 0 || rule.Floor > weight)
            fields.Sink.Add(fields.LineOf("floor"), "最低分应当在 0 与权重之间");
        if (rule.Direction == StepDirection.Count && !rule.At.IsZero)
            fields.Sink.Add(fields.LineOf("at"), "按个数扣分时，“at”应当是 0 或不写");
        return rule;
    }

    private protected override Span Possible(Rational weight) => new(Cut is null ? Floor : 0, weight);

    private protected override Span Apply(Rational weight, Measured actual, Working working)
    {
        var unit = Measure.Unit(Unit);
        var value = actual.Number!.Value;
        if (Cut is { } cut && cut.Contains(value))
        {
            working.Operation($"{working.Subject(value, unit)}属“{cut.Show(unit)}”，不得分", 0);
            return Span.Exactly(0);
        }
        var gap = Direction switch
        {
            StepDirection.Below => At - value,
            StepDirection.Above => value - At,
            _ => value,
        };
        if (gap <= 0)
        {
            working.Operation(Direction switch
            {
                StepDirection.Below => $"{working.Subject(value, unit)}不低于 {Measures.Show(At, unit)}，不扣分",
                StepDirection.Above => (Phrase)$"{working.Subject(value, unit)}不高于 {Measures.Show(At, unit)}，不扣分",
                _ => $"{Measures.Show(value, unit)}，不扣分",
            }, weight);
            return Span.Exactly(weight);
        }
        var steps = gap / Size;
        var most = Rounding.Ceiling(steps);
        Phrase away = Direction switch
        {
            StepDirection.Below when unit == "%" => $"低于 {At}% {gap:2} 个百分点",
            StepDirection.Above when unit == "%" => (Phrase)$"高于 {At}% {gap:2} 个百分点",
            StepDirection.Below => $"比 {Measures.Lead(At, unit)}少 {gap:2} {Points(unit)}",
            StepDirection.Above when !At.IsZero => $"比 {Measures.Lead(At, unit)}多 {gap:2} {Points(unit)}",
            _ => $"共 {gap:2} {(unit.Length == 0 ? "项" : Points(unit))}",
        };
        var byOne = Size == Rational.One;
        var step = byOne ? $" 1 {Each(unit)}" : "一步";
        Phrase stride = byOne ? "" : (Phrase)$"，每 {Size} {Points(unit)}为一步";
        if (PartialStep == PartialStep.Open && !steps.IsWhole)
        {
            var least = Rounding.Floor(steps);
            working.Gap($"{away}{stride}，不足{step}如何计，文字未说明：可扣 {least * Deduct:2} 至 {most * Deduct:2} 分");
            return new Span(Left(most), Left(least));
        }
        var counted = PartialStep switch
        {
            PartialStep.Ceiling => most,
            PartialStep.Floor => Rounding.Floor(steps),
            _ => steps,
        };
        Phrase sum = $"{counted:4} {(byOne ? Each(unit) : "步")}";
        Phrase started = steps.IsWhole ? (byOne ? "" : $"{stride}，共 {sum}")
            : PartialStep switch
            {
                PartialStep.Ceiling => $"{stride}，不足{step}按{step}计，为 {sum}",
                PartialStep.Floor => (Phrase)$"{stride}，不足{step}不计，为 {sum}",
                _ => $"{stride}，按比例计 {sum}",
            };
        var lost = counted * Deduct;
        working.Operation($"{away}{started}，扣 {lost:4} 分", Left(counted));
        if (weight - lost < Floor)
            working.Operation($"扣到 {Floor:2} 分为止", Floor);
        return Span.Exactly(Left(counted));

        Rational Left(Rational count) => Rational.Max(Floor, weight - (count * Deduct));
    }

    private static string Points(string unit) => unit == "%" ? "个百分点" : Each(unit);

    private static string Each(string unit) => unit is "%" or "‰" or "" ? "个" : unit;
}
