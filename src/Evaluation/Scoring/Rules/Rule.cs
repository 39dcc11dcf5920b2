using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring.Rules;

/// <summary>The closed set of ways in which an indicator earns its points.</summary>
public enum RuleKind
{
    /// <summary>Checklist: the points of the items that are met.</summary>
    Check,

    /// <summary>Rate × weight.</summary>
    Ratio,

    /// <summary>Full weight from a target on, in proportion below it.</summary>
    Target,

    /// <summary>A deduction for each step away from a base.</summary>
    Step,

    /// <summary>Fixed points per band.</summary>
    Bands,

    /// <summary>All or nothing.</summary>
    Binary,

    /// <summary>A level worth a share of the weight.</summary>
    Grade,

    /// <summary>Quarterly composite of cumulative progress.</summary>
    Quarters,

    /// <summary>A person's free deduction, with a reason.</summary>
    Expert,

    /// <summary>The sum of parts of the other kinds.</summary>
    Sum,
}

/// <summary>How a rule's text treats a started step.</summary>
public enum PartialStep
{
    /// <summary>The text does not say: every reading is allowed.</summary>
    Open,

    /// <summary>A started step counts whole.</summary>
    Ceiling,

    /// <summary>A started step counts in proportion.</summary>
    Exact,

    /// <summary>A started step does not count.</summary>
    Floor,
}

/// <summary>A fact that takes all points.</summary>
/// <param name="When">The fact, in words.</param>
/// <param name="Item">The item of a checklist or the part of a sum (from 1) whose points it takes; nothing for the whole indicator.</param>
public sealed record Veto(string When, int? Item);

/// <summary>
/// A scoring rule: one of ten kinds with its parameters. What the rule's text leaves open is a parameter
/// (<see cref="Unstated"/> says which), never a guess.
/// </summary>
public abstract record Rule
{
    private protected Rule(RuleKind kind) => Kind = kind;

    /// <summary>Which of the ten kinds.</summary>
    public RuleKind Kind { get; }

    /// <summary>The kind's name in files: <c>CHECK</c>, <c>RATIO</c>, <c>TARGET</c>, <c>STEP</c>, <c>BANDS</c>, <c>BINARY</c>, <c>GRADE</c>, <c>QTR</c>, <c>EXPERT</c>, <c>SUM</c>.</summary>
    public string Name => RuleReader.NameOf(Kind);

    /// <summary>How the actual is made.</summary>
    public Measure Measure { get; init; }

    /// <summary>The unit of a counted actual, such as 家次; nothing for rates.</summary>
    public string? Unit { get; init; }

    /// <summary>A zero prior year: points as a share of the weight (0 or 1), or nothing for "not computable".</summary>
    public Rational? ZeroPriorShare { get; init; }

    /// <summary>Whether a survey's mean is taken over respondents' questions instead of over all answers.</summary>
    public bool SurveyOverRespondents { get; init; }

    /// <summary>Parameters that the printed text leaves open, with what it leaves open about them.</summary>
    public IReadOnlyList<(string Parameter, string Note)> Unstated { get; init; } = [];

    /// <summary>Why nobody can read the printed rule, or nothing: such a rule can give anything from 0 to the weight.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The facts that take all points, or nothing.</summary>
    public Veto? Veto { get; init; }

    /// <summary>Whether an indicator that does not apply earns its full weight.</summary>
    public bool NotApplicableIsFull { get; init; }

    /// <summary>The unit in which the actual is written, empty where it has none.</summary>
    public string ActualUnit => Measure.Unit(Unit);

    /// <summary>The rule in one Chinese sentence.</summary>
    public abstract string Describe(Rational weight);

    /// <summary>The lowest and highest score the rule can give when nothing is known.</summary>
    public Span Range(Rational weight)
    {
        if (Unreadable is not null)
            return new Span(0, weight);
        var possible = Possible(weight).Within(weight);
        return new Span(MayTakeAll ? 0 : possible.Min, NotApplicableIsFull ? weight : possible.Max);
    }

    /// <summary>Whether something that is not known may take all points, in a sum those of the other parts as well.</summary>
    public virtual bool MayTakeAll => Veto is { Item: null };

    /// <summary>Whether this actual takes all points, in a sum those of the other parts as well.</summary>
    internal virtual bool TakesAll(Measured actual) => false;

    /// <summary>The score for an actual, a span where the text allows several readings; not yet rounded.</summary>
    internal Span Score(Rational weight, Measured actual, Working working)
    {
        if (Unreadable is not null)
        {
            working.Gap($"评分标准无法辨读（{Unreadable}），得分在 0 与 {weight} 分之间");
            return new Span(0, weight);
        }
        if (actual.Missing is { } missing)
        {
            var range = Range(weight);
            working.Gap($"{missing}，得分在 {range.Min:2} 与 {range.Max:2} 分之间");
            return range;
        }
        if (actual.Share is { } share)
        {
            working.Operation($"上年数为 0，按评分标准得 {share * weight:4} 分", share * weight);
            return Span.Exactly(share * weight);
        }
        return Apply(weight, actual, working).Within(weight);
    }

    /// <summary>The lowest and highest points of the kind itself.</summary>
    private protected virtual Span Possible(Rational weight) => new(0, weight);

    /// <summary>The kind's own arithmetic.</summary>
    private protected abstract Span Apply(Rational weight, Measured actual, Working working);

    /// <summary>The points for the names of levels, for kinds that know levels.</summary>
    internal virtual Rational? PointsOf(string level, Rational weight) => null;
}
