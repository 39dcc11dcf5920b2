using System.Globalization;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Sources;

/// <summary>
/// Takes the entries of one map by name. Whatever is wrong becomes a problem with its line and reading goes on, so
/// that one pass finds them all; <see cref="Done"/> reports the keys nobody asked for.
/// </summary>
internal sealed class Fields
{
    public const int MaxText = 2000;

    private readonly YamlMap map;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Fields(YamlMap map, Sink sink)
    {
        this.map = map;
        Sink = sink;
    }

    public Sink Sink { get; }

    public YamlMap Map => map;

    public int Line => map.Line;

    public IEnumerable<(string Key, int Line)> Keys => map.Entries.Select(e => (e.Key, e.Value.Line));

    public void Problem(string message) => Sink.Add(Line, message);

    /// <summary>Whether the key is there with something else than <c>null</c>.</summary>
    public bool Has(string key) => Value(key) is not null;

    /// <summary>Whether the key is there, be it with <c>null</c>.</summary>
    public bool Mentions(string key) => map.Entries.ContainsKey(key);

    public int LineOf(string key) => map.Entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    public YamlNode? Node(string key)
    {
        asked.Add(key);
        return Value(key);
    }

    /// <summary>Says that a key is known here although its value is read elsewhere.</summary>
    public void Know(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            asked.Add(key);
    }

    public string? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar { Text.Length: > MaxText } scalar:
                Sink.Add(scalar.Line, $"“{key}”超过 {MaxText} 个字");
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case var node:
                Sink.Add(node.Line, $"“{key}”应当是一段文字");
                return null;
        }
    }

    public string Required(string key)
    {
        if (!Has(key))
            Sink.Add(Line, $"缺少“{key}”");
        return Text(key) ?? "";
    }

    public Rational? Number(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlScalar scalar && Rational.TryParse(scalar.Text, out var value))
            return value;
        Sink.Add(node.Line, $"“{key}”应当是一个数，最多 15 位整数、10 位小数，不写千分位");
        return null;
    }

    public Rational RequiredNumber(string key)
    {
        if (!Has(key))
            Sink.Add(Line, $"缺少“{key}”");
        return Number(key) ?? 0;
    }

    public int? Whole(string key, int min, int max)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Sink.Add(node.Line, $"“{key}”应当是 {min} 到 {max} 之间的整数");
        return null;
    }

    public bool? Flag(string key) =>
        Choice(key, ("true", true), ("false", false));

    public T? Choice<T>(string key, params (string Text, T Value)[] choices)
        where T : struct
    {
        if (Node(key) is not { } node)
            return null;
        foreach (var (text, value) in choices)
            if (node is YamlScalar scalar && scalar.Text == text)
                return value;
        Sink.Add(node.Line, $"“{key}”只能是 {string.Join("、", choices.Select(c => c.Text))} 之一");
        return null;
    }

    public Interval? Interval(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlScalar scalar && Anlan.Evaluation.Numbers.Interval.TryParse(scalar.Text, out var value))
            return value;
        Sink.Add(node.Line, $"“{key}”应当是区间，例如 \"[90, 95)\" 或 \"(-∞, 60)\"");
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlScalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            return value;
        Sink.Add(node.Line, $"“{key}”应当是日期，例如 2024-02-28");
        return null;
    }

    public Fields? Inner(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMap inner:
                return new Fields(inner, Sink);
            case var node:
                Sink.Add(node.Line, $"“{key}”应当是“键: 值”的形式");
                return null;
        }
    }

    public IReadOnlyList<YamlNode> List(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlList list:
                return list.Items;
            case var node:
                Sink.Add(node.Line, $"“{key}”应当是列表");
                return [];
        }
    }

    /// <summary>A list of texts with their lines; what stands beyond <paramref name="most"/> is not read.</summary>
    public IReadOnlyList<(string Text, int Line)> Texts(string key, int most)
    {
        var texts = new List<(string Text, int Line)>();
        foreach (var item in List(key))
        {
            if (texts.Count == most)
            {
                Sink.Add(item.Line, $"“{key}”最多 {most} 项");
                break;
            }
            if (item is YamlScalar { Text.Length: <= MaxText, IsNull: false } scalar)
                texts.Add((scalar.Text, scalar.Line));
            else
                Sink.Add(item.Line, $"“{key}”的每一项应当是一段文字，最多 {MaxText} 个字");
        }
        return texts;
    }

    /// <summary>A list of maps; what stands beyond <paramref name="most"/> is not read.</summary>
    public IReadOnlyList<Fields> Maps(string key, int most = int.MaxValue)
    {
        var maps = new List<Fields>();
        foreach (var item in List(key))
        {
            if (maps.Count == most)
            {
                Sink.Add(item.Line, $"“{key}”最多 {most} 项");
                break;
            }
            if (item is YamlMap inner)
                maps.Add(new Fields(inner, Sink));
            else
                Sink.Add(item.Line, $"“{key}”的每一项应当是“键: 值”的形式");
        }
        return maps;
    }

    public IReadOnlyList<Rational> NumberList(string key)
    {
        var numbers = new List<Rational>();
        foreach (var item in List(key))
        {
            if (item is YamlScalar scalar && Rational.TryParse(scalar.Text, out var value))
                numbers.Add(value);
            else
                Sink.Add(item.Line, $"“{key}”的每一项应当是一个数");
        }
        return numbers;
    }

    /// <summary>A list of numbers of items, each from 1 to <paramref name="last"/> and once.</summary>
    public IReadOnlyList<int> Numbered(string key, int last)
    {
        var numbers = new List<int>();
        foreach (var number in NumberList(key))
        {
            if (!number.IsWhole || number < 1 || number > last)
                Sink.Add(LineOf(key), $"“{key}”写的第 {Rounding.Text(number, 2)} 项不存在");
            else if (numbers.Contains((int)number.Numerator))
                Sink.Add(LineOf(key), $"“{key}”把第 {Rounding.Text(number, 2)} 项写了两次");
            else
                numbers.Add((int)number.Numerator);
        }
        return numbers;
    }

    public void Done()
    {
        foreach (var (key, line) in Keys)
            if (!asked.Contains(key))
                Sink.Add(line, $"不认识的键“{Shorten(key)}”");
    }

    /// <summary>A word from the file as it is repeated in a message.</summary>
    public static string Shorten(string word) => word.Length <= 40 ? word : word[..40] + "…";

    private YamlNode? Value(string key) =>
        map.Entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalar { IsNull: true } ? entry.Value : null;
}
