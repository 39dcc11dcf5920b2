using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>One item of a checklist.</summary>
/// <param name="Text">What must be the case.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Partial">Whether it may earn a part of its points.</param>
public sealed record CheckItem(string Text, Rational Points, bool Partial);

/// <summary>Checklist points: the sum of the points of the items that are met. A missing <see cref="Gate"/> item takes all.</summary>
public sealed record CheckRule() : Rule(RuleKind.Check)
{
    /// <summary>The items in printed order; their points add up to the weight.</summary>
    public required IReadOnlyList<CheckItem> Items { get; init; }

    /// <summary>Numbers (from 1) of the items without which the whole indicator is 0.</summary>
    public IReadOnlyList<int> Gate { get; init; } = [];

    /// <inheritdoc/>
    public override string Describe(Rational weight) =>
        string.Join("；", Items.Select((item, i) => $"（{i + 1}）{item.Text}（{Rounding.Text(item.Points, 4)} 分）"))
        + (Gate.Count == 0 ? "" : $"。第 {string.Join("、", Gate)} 项不符合的，本指标不得分");

    /// <summary>The points of the items met, or nothing where a number names no item.</summary>
    internal Rational Met(IReadOnlyCollection<int> met, Working working)
    {
        var shut = Gate.Where(number => !met.Contains(number)).ToList();
        if (shut.Count > 0)
        {
            working.Operation($"第 {string.Join("、", shut)} 项不符合，本指标不得分", 0);
            return 0;
        }
        Rational sum = 0;
        foreach (var number in met)
            sum += Items[number - 1].Points;
        working.Operation(
            met.Count == Items.Count
                ? $"{Items.Count} 项要点全部符合，合计 {sum:2} 分"
                : (Phrase)$"符合第 {string.Join("、", met.Order())} 项，合计 {sum:2} 分", sum);
        return sum;
    }

    /// <summary>Whether a total can be made from whole items, or from parts where an item allows parts.</summary>
    internal bool CanReach(Rational score)
    {
        var sums = new HashSet<(Rational Whole, bool)> { (0, true) };
        var whole = new HashSet<Rational> { 0 };
        Rational parts = 0;
        foreach (var item in Items.Take(16))
        {
            if (item.Partial)
                parts += item.Points;
            else
                whole.UnionWith([.. whole.Select(sum => sum + item.Points)]);
        }
        return whole.Any(sum => score >= sum && score <= sum + parts);
    }

    internal static CheckRule Read(Fields fields, Rational weight, bool scored)
    {
        var items = new List<CheckItem>();
        var partial = fields.Flag("partial") ?? false;
        foreach (var item in fields.Maps("items"))
        {
            var points = item.RequiredNumber("points");
            if (points <= 0)
                item.Problem("要点的分值应当大于 0");
            items.Add(new CheckItem(item.Required("text"), points, item.Flag("partial") ?? partial));
            item.Done();
        }
        if (items.Count > 16)
            fields.Problem("要点超过 16 项");
        var sum = items.Aggregate(Rational.Zero, (total, item) => total + item.Points);
        if (scored && sum != weight)
            fields.Sink.Add(fields.LineOf("items"), $"各要点分值合计 {Rounding.Text(sum, 4)}，与权重 {Rounding.Text(weight, 4)} 不等");
        var gate = new List<int>();
        foreach (var number in fields.NumberList("gate"))
        {
            if (number.IsWhole && number >= 1 && number <= items.Count)
                gate.Add((int)number.Numerator);
            else
                fields.Sink.Add(fields.LineOf("gate"), $"“gate”写的第 {Rounding.Text(number, 2)} 项不存在");
        }
        return new CheckRule { Items = items, Gate = gate };
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working) =>
        throw new InvalidOperationException("A checklist is judged item by item, it takes no measured actual.");
}
