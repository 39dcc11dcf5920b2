using System.Text;

namespace Anlan.Testing;

/// <summary>Texts that cost much where a reader is careless: huge, deep, endless or self-multiplying.</summary>
public static class Explosive
{
    public static IReadOnlyList<(string Name, Func<string> Text)> Texts { get; } =
    [
        ("fifty megabytes", () => new string('a', 50_000_000)),
        ("a hundred thousand indicators", () => "indicators:\n" + Many(100_000, i => $"  - {{ code: c{i}, name: 指标, weight: 1, rule: {{ kind: EXPERT }} }}\n")),
        ("a hundred thousand indicators without rules", () => "indicators:\n" + Many(60_000, i => $"  - code: c{i}\n")),
        ("a hundred thousand nested brackets", () => "a: " + new string('[', 100_000)),
        ("a hundred thousand nested maps", () => Many(100_000, _ => "{a: ")),
        ("a million nested dashes", () => Many(1_000_000, _ => "- ")),
        ("deep indentation", () => Many(2500, i => new string(' ', i) + "a:\n")),
        ("a scalar of three megabytes", () => "title: " + new string('x', 3_000_000)),
        ("a quoted scalar of three megabytes", () => "title: \"" + new string('x', 3_000_000) + "\""),
        ("a key of three megabytes", () => new string('x', 3_000_000) + ": 1"),
        ("two hundred thousand keys", () => Many(200_000, i => $"k{i}: 1\n")),
        ("a hundred thousand facts", () => "facts:\n" + Many(99_000, i => $"  k{i}: 1\n")),
        ("a hundred thousand scores", () => "scores:\n" + Many(99_000, i => $"  k{i}: {{}}\n")),
        ("thirty thousand levels", () => $"indicators: [{{ code: a, name: b, weight: 100, rule: {{ kind: GRADE, levels: [{Many(30_000, i => $"{{ name: n{i} }}, ")}] }} }}]"),
        ("thirty thousand readings", () => $"readings: [{Many(30_000, i => $"{{ name: n{i}, indicator: A }}, ")}]"),
        ("an alias bomb", () => "a: &a [x, x, x, x, x, x, x, x, x]\n" + Many(20, i => $"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a]\n")),
        ("a million empty lists", () => "a: [" + Many(1_000_000, _ => "[],") + "]"),
        ("four million line ends", () => new string('\n', 3_999_999)),
    ];

    private static string Many(int count, Func<int, string> each)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(each(i));
        return text.ToString();
    }
}
