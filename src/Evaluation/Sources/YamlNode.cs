namespace Anlan.Evaluation.Sources;

/// <summary>A piece of a YAML file that remembers its line.</summary>
internal abstract record YamlNode(int Line);

internal sealed record YamlScalar(string Text, bool Quoted, int Line) : YamlNode(Line)
{
    public bool IsNull => !Quoted && Text is "" or "null" or "~";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

internal sealed record YamlMap(IReadOnlyList<(string Key, int Line, YamlNode Value)> Entries, int Line) : YamlNode(Line)
{
    /// <summary>This map with the entries of <paramref name="changes"/> put in place of its own.</summary>
    public YamlMap With(YamlMap changes) =>
        new([.. Entries.Where(e => changes.Entries.All(c => c.Key != e.Key)), .. changes.Entries], Line);
}
