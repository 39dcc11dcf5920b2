using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Scoring;

/// <summary>How an indicator's actual is made.</summary>
public enum Measure
{
    /// <summary>A count or an amount, as it stands.</summary>
    Count,

    /// <summary>Numerator ÷ denominator, in per cent.</summary>
    Rate,

    /// <summary>The fall (prior − current) ÷ prior, in per cent; a prior of zero is not computable.</summary>
    Change,

    /// <summary>Cumulative spending ÷ adjusted budget at the end of each quarter, in per cent.</summary>
    Progress,

    /// <summary>Days late: actual − due; negative when early.</summary>
    Days,

    /// <summary>Answers in five steps worth 100, 75, 50, 25 and 0; the mean, in per cent.</summary>
    Survey5,

    /// <summary>A level that a person wrote down.</summary>
    Declared,
}

/// <summary>An indicator's actual: a number, a level, four quarters, or a share of the weight that the rule fixes itself; or the reason why there is none.</summary>
internal readonly record struct Measured(Rational? Number = null, string? Level = null, IReadOnlyList<Rational?>? Progress = null, Rational? Share = null, string? Missing = null)
{
    public static Measured Not(string reason) => new(Missing: reason);
}

/// <summary>What a measure is called in files and by whom it is asked for what.</summary>
internal static class Measures
{
    public static readonly (string Text, Measure Value)[] Names =
    [
        ("COUNT", Measure.Count), ("RATE", Measure.Rate), ("CHANGE", Measure.Change), ("PROGRESS", Measure.Progress),
        ("DAYS", Measure.Days), ("SURVEY5", Measure.Survey5), ("DECLARED", Measure.Declared),
    ];

    /// <summary>The unit in which a measure's number is written.</summary>
    public static string Unit(this Measure measure, string? unit) => measure switch
    {
        Measure.Rate or Measure.Change or Measure.Survey5 or Measure.Progress => "%",
        Measure.Days => "天",
        _ => unit ?? "",
    };

    /// <summary>“98.46%”, but “540 家次”.</summary>
    public static Phrase Show(Rational value, string unit) =>
        IsWord(unit) ? $"{value:2} {unit}" : (Phrase)$"{value:2}{unit}";

    /// <summary>The same before a word: “98.46% ”, but “540 家次”, which needs no space behind it.</summary>
    public static Phrase Lead(Rational value, string unit) =>
        IsWord(unit) ? $"{value:2} {unit}" : (Phrase)$"{value:2}{unit} ";

    private static bool IsWord(string unit) => unit is not ("%" or "‰" or "");
}
