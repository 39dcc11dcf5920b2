using System.Globalization;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Cases;

/// <summary>Something a publication or a record says: one number, one date, or a list of counts, with its source.</summary>
/// <param name="Name">The name by which inputs mention it.</param>
/// <param name="Label">What it is, in Chinese.</param>
/// <param name="Value">The number, or nothing.</param>
/// <param name="Date">The date, or nothing.</param>
/// <param name="Values">The counts of a survey question, empty for other facts.</param>
/// <param name="Unit">The unit as printed, such as 万元; nothing where there is none.</param>
/// <param name="Line">The line of the publication, or 0.</param>
/// <param name="Note">A word on it, or nothing.</param>
public sealed record Fact(
    string Name,
    string Label,
    Rational? Value,
    DateOnly? Date,
    IReadOnlyList<Rational> Values,
    string? Unit,
    int Line,
    string? Note)
{
    /// <summary>The number as it is written in the case, with its trailing zeros; nothing for other facts.</summary>
    public string? Printed { get; init; }

    /// <summary>Why the fact must not stand in a public edition, or nothing where it may.</summary>
    public string? Withheld { get; init; }

    /// <summary>The fact as a working cites it: label, value and unit; only the label where it has no value.</summary>
    public override string ToString()
    {
        if (Values.Count > 0)
            return $"{Label}：{string.Join("、", Values.Select(v => Rounding.Text(v, 0)))} {Unit ?? "人"}";
        if (Date is { } date)
            return $"{Label}：{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        if (Value is not { } value)
            return Label;
        return $"{Label} {Rounding.Text(value, 10)}{(Unit is null or "%" or "‰" ? "" : " ")}{Unit}";
    }
}
