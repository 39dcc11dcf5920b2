using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Cases;

/// <summary>What a score rests on.</summary>
public enum Evidence
{
    /// <summary>Computed from printed or recorded inputs.</summary>
    Computed,

    /// <summary>A printed 100% or a sentence without counts behind it: counts as printed, and is a finding.</summary>
    Unsupported,

    /// <summary>A person decided, and says why.</summary>
    Judged,

    /// <summary>No input, or a deduction without a reason: anything the rule can give.</summary>
    Open,
}

/// <summary>What is known of a leaf, or of one part of a sum.</summary>
public abstract record Support
{
    private protected Support()
    {
    }
}

/// <summary>The measure's inputs, each one fact or arithmetic over facts.</summary>
/// <param name="Numbers">Named inputs such as <c>numerator</c>; null where the case says that it is not known.</param>
/// <param name="Progress">Four quarters, a missing one null; empty for other measures.</param>
/// <param name="Answers">The facts that hold the answers to each question; empty for other measures.</param>
/// <param name="Level">A declared level, or nothing.</param>
public sealed record Inputs(
    IReadOnlyDictionary<string, Arithmetic?> Numbers,
    IReadOnlyList<Arithmetic?> Progress,
    IReadOnlyList<string> Answers,
    string? Level) : Support;

/// <summary>A printed 100%, level or sentence that no counts stand behind.</summary>
/// <param name="Value">The number as printed, or nothing.</param>
/// <param name="Level">The level as printed, or nothing.</param>
/// <param name="AllMet">Whether a checklist is said to be met in full.</param>
/// <param name="Text">What the publication says, in our words.</param>
/// <param name="Line">Where.</param>
public sealed record Statement(Rational? Value, string? Level, bool AllMet, string Text, int Line) : Support;

/// <summary>A person's decision.</summary>
/// <param name="Score">The points given, or nothing where items or a level decide.</param>
/// <param name="AllMet">Whether all items of a checklist are met.</param>
/// <param name="Met">Numbers (from 1) of the items met, or nothing.</param>
/// <param name="Level">The level chosen, or nothing.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why; a deduction needs one.</param>
public sealed record Judgement(Rational? Score, bool AllMet, IReadOnlyList<int>? Met, string? Level, string By, string? Reason) : Support;

/// <summary>Nothing is known.</summary>
/// <param name="Why">What is missing, or nothing.</param>
public sealed record Unknown(string? Why) : Support;

/// <summary>Each part of a sum on its own.</summary>
/// <param name="Each">In the order of the rule's parts.</param>
public sealed record Parts(IReadOnlyList<Support> Each) : Support;

/// <summary>The indicator does not apply; a rule may give it its full weight for that.</summary>
/// <param name="Reason">Why it does not apply.</param>
/// <param name="By">Who decided.</param>
public sealed record NotApplicable(string Reason, string By) : Support;

/// <summary>A fact stands that takes the points which the rule's veto names.</summary>
/// <param name="Reason">The fact.</param>
/// <param name="By">Who established it.</param>
/// <param name="Rest">What the other items or parts rest on, where the veto takes one of them.</param>
public sealed record Vetoed(string Reason, string By, Support Rest) : Support;

/// <summary>What a case says of one leaf.</summary>
/// <param name="Indicator">The leaf's ref or code.</param>
/// <param name="Published">The score as printed, or nothing.</param>
/// <param name="Line">The line it is printed at, or 0.</param>
/// <param name="Actual">The actual as printed, shortened.</param>
/// <param name="Reason">The printed reason of a deduction, in our words.</param>
/// <param name="Support">What the score rests on.</param>
/// <param name="KeepPublished">Whether the checked total keeps the printed score although the strict computation gives another.</param>
/// <param name="Because">Why it does.</param>
/// <param name="SourceLine">The line of the case's file.</param>
public sealed record Entry(
    string Indicator,
    Rational? Published,
    int Line,
    string? Actual,
    string? Reason,
    Support Support,
    bool KeepPublished,
    string? Because,
    int SourceLine);
