using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>One part of a sum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Rule">Its rule, of one of the other nine kinds.</param>
public sealed record SumPart(string Name, Rational Weight, Rule Rule);

/// <summary>The sum of parts that are scored each by a rule of its own.</summary>
public sealed record SumRule() : Rule(RuleKind.Sum)
{
    /// <summary>The parts; their weights add up to the weight.</summary>
    public required IReadOnlyList<SumPart> Parts { get; init; }

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        string.Join("；", Parts.Select(part => $"{part.Name}（{Rounding.Text(part.Weight, 4)} 分）：{part.Rule.Describe(part.Weight)}"));

    internal static SumRule Read(Fields fields, Rational weight, bool scored)
    {
        var parts = new List<SumPart>();
        foreach (var part in fields.Maps("parts", most: 10))
        {
            var name = part.Required("name");
            var partWeight = part.RequiredNumber("weight");
            if (partWeight <= 0)
                part.Problem("分项的权重应当大于 0");
            if (RuleReader.Read(part, partWeight, inSum: true) is { } rule)
                parts.Add(new SumPart(name, partWeight, rule));
        }
        var sum = parts.Aggregate(Rational.Zero, (total, part) => total + part.Weight);
        if (scored && sum != weight)
            fields.Sink.Add(fields.LineOf("parts"), $"各分项权重合计 {Rounding.Text(sum, 4)}，与权重 {Rounding.Text(weight, 4)} 不等");
        return new SumRule { Parts = parts };
    }

    /// <inheritdoc/>
    public override bool MayTakeAll => base.MayTakeAll || Parts.Any(part => part.Rule.MayTakeAll);

    private protected override Span Possible(Rational weight) =>
        Parts.Select((part, i) => Veto?.Item == i + 1 ? new Span(0, part.Rule.Range(part.Weight).Max) : part.Rule.Range(part.Weight))
            .Aggregate(Span.Exactly(0), (all, part) => all + part);

    private protected override Span Apply(Rational weight, Measured actual, Working working) =>
        throw new InvalidOperationException("A sum is scored part by part.");
}
