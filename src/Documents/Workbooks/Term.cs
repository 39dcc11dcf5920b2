using System.Globalization;
using Anlan.Evaluation.Numbers;

namespace Anlan.Documents.Workbooks;

/// <summary>
/// A piece of a formula together with what it gives now, exactly. A cell gets both: programs that calculate take the
/// formula, those that only show take the value. An operation on something that is no number gives nothing.
/// </summary>
/// <param name="Text">The piece as a spreadsheet program reads it.</param>
/// <param name="Value">A <see cref="Rational"/>, a string, a bool, or nothing.</param>
/// <param name="Rank">How strongly its outermost operator binds.</param>
internal readonly record struct Term(string Text, object? Value, int Rank = Term.Atom)
{
    private const int Comparison = 0, Addition = 1, Multiplication = 2, Atom = 3;

    public static readonly Term Empty = new("\"\"", "");

    public Rational? Number => Value as Rational?;

    /// <summary>The same cell as seen from another sheet.</summary>
    public Term On(string sheet) => this with { Text = $"{sheet}!{Text}" };

    public static Term Of(Rational value) => new(Rounding.Text(value, 10), value);

    public static Term Of(string value) => new($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", value);

    public static Term operator +(Term left, Term right) => Calculate(left, "+", right, Addition, (a, b) => a + b);

    public static Term operator -(Term left, Term right) => Calculate(left, "-", right, Addition, (a, b) => a - b);

    public static Term operator *(Term left, Term right) => Calculate(left, "*", right, Multiplication, (a, b) => a * b);

    public static Term operator /(Term left, Term right) => Calculate(left, "/", right, Multiplication, (a, b) => b.IsZero ? null : a / b);

    /// <summary>Two numbers compared without their binary dust.</summary>
    public static Term operator >(Term left, Term right) => Compare(left.Clean(), ">", right, sign => sign > 0);

    public static Term operator <(Term left, Term right) => Compare(left.Clean(), "<", right, sign => sign < 0);

    public static Term operator >=(Term left, Term right) => Compare(left.Clean(), ">=", right, sign => sign >= 0);

    public static Term operator <=(Term left, Term right) => Compare(left.Clean(), "<=", right, sign => sign <= 0);

    /// <summary>Whether both are the same number or the same text.</summary>
    public Term Is(Term other) => new($"{In(Addition)}={other.In(Addition)}", (Value ?? "").Equals(other.Value ?? ""), Comparison);

    /// <summary>Whether both, calculated differently, are the same number.</summary>
    public Term Equal(Term other) => Clean().Is(other.Clean());

    public static Term If(Term condition, Term then, Term otherwise) =>
        new($"IF({condition.Text},{then.Text},{otherwise.Text})", condition.Value is true ? then.Value : otherwise.Value);

    public static Term And(params Term[] all) =>
        all.Length == 1 ? all[0] : new($"AND({Join(all)})", all.All(term => term.Value is true));

    public static Term Or(params Term[] any) =>
        any.Length == 1 ? any[0] : new($"OR({Join(any)})", any.Any(term => term.Value is true));

    public static Term Min(params Term[] of) => Aggregate("MIN", of, Rational.Min);

    public static Term Max(params Term[] of) => Aggregate("MAX", of, Rational.Max);

    public static Term Sum(params Term[] of) => Aggregate("SUM", of, (a, b) => a + b);

    /// <summary>How many of the cells hold a number.</summary>
    public static Term Count(params Term[] cells) => new($"COUNT({Join(cells)})", (Rational)cells.Count(cell => cell.Number is not null));

    public Term IsNumber() => new($"ISNUMBER({Text})", Number is not null);

    /// <summary>The same text, capitals and all; the plain comparison of spreadsheet programs takes A for a.</summary>
    public Term IsExactly(Term other) => new($"EXACT({Text},{other.Text})", (Value as string ?? "") == (other.Value as string ?? ""));

    /// <summary>Rounded half up as the framework says; a half that binary fractions have bent is straightened first.</summary>
    public Term Round(int places) => new(
        $"ROUND(ROUND({Text},10),{places.ToString(CultureInfo.InvariantCulture)})",
        Number is { } value ? (Rational)Rounding.HalfUp(value, places) : null);

    /// <summary>The next whole number that is not below.</summary>
    public Term Up() => new($"-INT(-{Clean().Text})", Number is { } value ? Rounding.Ceiling(value) : null, Addition);

    /// <summary>The next whole number that is not above.</summary>
    public Term Down() => new($"INT({Clean().Text})", Number is { } value ? Rounding.Floor(value) : null);

    private Term Clean() => this with { Text = $"ROUND({Text},10)", Rank = Atom };

    private string In(int outer) => Rank < outer ? $"({Text})" : Text;

    private static Term Calculate(Term left, string sign, Term right, int rank, Func<Rational, Rational, Rational?> operation) => new(
        $"{left.In(rank)}{sign}{right.In(rank + 1)}",
        left.Number is { } a && right.Number is { } b ? operation(a, b) : null,
        rank);

    private static Term Compare(Term left, string sign, Term right, Func<int, bool> holds) => new(
        $"{left.In(Addition)}{sign}{right.In(Addition)}",
        left.Number is { } a && right.Number is { } b && holds(a.CompareTo(b)),
        Comparison);

    private static Term Aggregate(string name, Term[] of, Func<Rational, Rational, Rational> operation)
    {
        var numbers = of.Select(term => term.Number).ToList();
        // A function takes 255 arguments.
        var text = of.Length <= 200 ? Join(of) : string.Join(",", of.Chunk(200).Select(some => $"{name}({Join(some)})"));
        return new($"{name}({text})", numbers.Contains(null) ? null : numbers.Select(n => n!.Value).Aggregate(operation));
    }

    private static string Join(Term[] terms) => string.Join(",", terms.Select(term => term.Text));
}
