namespace Anlan.Repository.Tests.Assemblies;

/// <summary>
/// Who may mention whom: one line per module with the modules it may mention, "*" for all, "-" for none. A module
/// is the first namespace segment after the root; the types of the root itself are the module "(host)".
/// </summary>
public sealed class ModuleTable
{
    public const string Host = "(host)";

    private readonly Dictionary<string, string[]> rules = [];

    public ModuleTable(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Skip(1))
        {
            var fields = line.Split('\t');
            rules.Add(fields[0], fields[1] == "-" ? [] : fields[1].Split(", "));
        }
    }

    public static string? ModuleOf(TypeName type, string root) =>
        type.Namespace == root || type is { Namespace: "", Name: "Program" } ? Host
        : type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..].Split('.')[0]
        : null;

    /// <summary>What in the assembly breaks the table, and what in the table means nothing.</summary>
    public IReadOnlyList<string> Problems(string root, IEnumerable<TypeName> types, IEnumerable<Mention> mentions)
    {
        var present = types.Select(type => ModuleOf(type, root)).OfType<string>().ToHashSet();
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var module in present.Where(module => !rules.ContainsKey(module)))
            problems.Add($"{module} is not in the table");
        foreach (var (module, allowed) in rules)
            foreach (var unknown in allowed.Where(name => name != "*" && !rules.ContainsKey(name) && !present.Contains(name)))
                problems.Add($"the rule of {module} names {unknown}, which is neither in the table nor in the assembly");
        foreach (var mention in mentions)
            if (ModuleOf(mention.By, root) is { } from && ModuleOf(mention.Of, root) is { } to && !MayMention(from, to))
                problems.Add($"{from} must not mention {to}: {mention.By}, {mention.Member} mentions {mention.Of}");
        return [.. problems];
    }

    public bool MayMention(string from, string to) =>
        from == to || rules.TryGetValue(from, out var allowed) && (allowed.Contains("*") || allowed.Contains(to));
}
