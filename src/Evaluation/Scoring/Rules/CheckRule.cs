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

    /// <summary>The numbers of all items.</summary>
    internal IReadOnlyList<int> All => [.. Enumerable.Range(1, Items.Count)];

    /// <summary>The points of the items met.</summary>
    internal Rational Points(IReadOnlyCollection<int> met) =>
        Gate.All(met.Contains) ? met.Aggregate(Rational.Zero, (sum, number) => sum + Items[number - 1].Points) : 0;

    /// <summary>Writes down which items are met and what they are worth.</summary>
    internal void Show(IReadOnlyCollection<int> met, Working working)
    {
        var shut = Gate.Where(number => !met.Contains(number)).ToList();
        var points = string.Join(" + ", met.Order().Select(number => Rounding.Text(Items[number - 1].Points, 4)));
        working.Operation(
            shut.Count > 0 ? $"第 {string.Join("、", shut)} 项不符合，本指标不得分"
            : met.Count == 0 ? "没有一项符合"
            : met.Count == Items.Count ? $"{Items.Count} 项要点全部符合"
            : $"符合第 {string.Join("、", met.Order())} 项，{points}{(met.Count > 1 ? $" = {Rounding.Text(Points(met), 4)}" : "")} 分",
            Points(met));
    }

    /// <summary>Whether a total can be made from whole items, or from parts where an item allows parts.</summary>
    internal bool CanReach(Rational score)
    {
        var whole = new HashSet<Rational> { 0 };
        Rational parts = 0;
        foreach (var item in Items)
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
        foreach (var item in fields.Maps("items", most: 16))
        {
            var points = item.RequiredNumber("points");
            if (points <= 0)
                item.Problem("要点的分值应当大于 0");
            items.Add(new CheckItem(item.Required("text"), points, item.Flag("partial") ?? partial));
            item.Done();
        }
        var sum = items.Aggregate(Rational.Zero, (total, item) => total + item.Points);
        if (scored && sum != weight)
            fields.Sink.Add(fields.LineOf("items"), $"各要点分值合计 {Rounding.Text(sum, 4)}，与权重 {Rounding.Text(weight, 4)} 不等");
        return new CheckRule { Items = items, Gate = fields.Numbered("gate", items.Count) };
    }

    private protected override Span Apply(Rational weight, Measured actual, Working working) =>
        throw new InvalidOperationException("A checklist is judged item by item, it takes no measured actual.");
}
