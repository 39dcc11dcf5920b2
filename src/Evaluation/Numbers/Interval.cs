namespace Anlan.Evaluation.Numbers;

/// <summary>
/// A stretch of numbers as written in mathematics: <c>[90, 95)</c> holds 90 and not 95, <c>(-∞, 60)</c> has no lower
/// end. Two intervals are equal when they are written alike.
/// </summary>
/// <param name="Lower">The lower end, or nothing for −∞.</param>
/// <param name="LowerInclusive">Whether the lower end belongs to it.</param>
/// <param name="Upper">The upper end, or nothing for ∞.</param>
/// <param name="UpperInclusive">Whether the upper end belongs to it.</param>
public readonly record struct Interval(Rational? Lower, bool LowerInclusive, Rational? Upper, bool UpperInclusive)
{
    /// <summary>Whether <paramref name="value"/> lies in it.</summary>
    public bool Contains(Rational value) =>
        (Lower is not { } low || value > low || (LowerInclusive && value == low)) &&
        (Upper is not { } high || value < high || (UpperInclusive && value == high));

    /// <summary>Whether <paramref name="next"/> begins exactly where this one ends, with no gap and no common point.</summary>
    public bool MeetsFromBelow(Interval next) =>
        Upper is { } end && next.Lower is { } start && end == start && UpperInclusive != next.LowerInclusive;

    /// <summary>Reads <c>[90, 95)</c>, <c>(-∞, 60)</c>, <c>[90, ∞)</c>; false for anything else and for an empty stretch.</summary>
    public static bool TryParse(string text, out Interval interval)
    {
        interval = default;
        text = text.Trim();
        if (text.Length < 5 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')'))
            return false;
        var ends = text[1..^1].Split(',');
        if (ends.Length != 2 || !End(ends[0], "-∞", out var lower) || !End(ends[1], "∞", out var upper))
            return false;
        interval = new Interval(lower, text[0] == '[', upper, text[^1] == ']');
        if ((lower is null && interval.LowerInclusive) || (upper is null && interval.UpperInclusive))
            return false;
        return lower is null || upper is null || lower < upper
            || (lower == upper && interval.LowerInclusive && interval.UpperInclusive);
    }

    /// <summary>The interval as it is written in a framework.</summary>
    public override string ToString()
    {
        var low = Lower is { } l ? Rounding.Text(l, 6) : "-∞";
        var high = Upper is { } u ? Rounding.Text(u, 6) : "∞";
        return $"{(LowerInclusive ? '[' : '(')}{low}, {high}{(UpperInclusive ? ']' : ')')}";
    }

    /// <summary>The interval as rule texts print it, with the unit at each end: <c>90% ≤ x &lt; 95%</c>, <c>x = 0 宗</c>.</summary>
    public string Show(string unit)
    {
        var gap = unit is "" or "%" or "‰" ? unit : $" {unit}";
        var low = Lower is { } l ? $"{Rounding.Text(l, 6)}{gap}" : null;
        var high = Upper is { } u ? $"{Rounding.Text(u, 6)}{gap}" : null;
        return (low, high) switch
        {
            (null, null) => "任何数",
            (not null, not null) when Lower == Upper => $"x = {low}",
            (not null, not null) => $"{low} {(LowerInclusive ? '≤' : '<')} x {(UpperInclusive ? '≤' : '<')} {high}",
            (not null, null) => $"x {(LowerInclusive ? '≥' : '>')} {low}",
            _ => $"x {(UpperInclusive ? '≤' : '<')} {high}",
        };
    }

    private static bool End(string text, string infinity, out Rational? end)
    {
        end = null;
        text = text.Trim();
        if (text == infinity)
            return true;
        if (!Rational.TryParse(text, out var value))
            return false;
        end = value;
        return true;
    }
}
