namespace Anlan.Evaluation.Sources;

/// <summary>A piece of a YAML file that remembers its line.</summary>
internal abstract record YamlNode(int Line);

internal sealed record YamlScalar(string Text, bool Quoted, int Line) : YamlNode(Line)
{
    public bool IsNull => !Quoted && Text is "" or "null" or "~";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

/// <summary>Keys in the order of the file, each found at once: a map may have a hundred thousand of them.</summary>
internal sealed record YamlMap(OrderedDictionary<string, (int Line, YamlNode Value)> Entries, int Line) : YamlNode(Line)
{
    /// <summary>
    /// This map with the entries of <paramref name="changes"/> put in place of its own. Problems of the result belong
    /// to where the changes are written.
    /// </summary>
    public YamlMap With(YamlMap changes)
    {
        var entries = new OrderedDictionary<string, (int Line, YamlNode Value)>(StringComparer.Ordinal);
        foreach (var (key, (_, value)) in Entries)
            entries[key] = (changes.Line, value);
        foreach (var (key, entry) in changes.Entries)
            entries[key] = entry;
        return new YamlMap(entries, changes.Line);
    }
}
