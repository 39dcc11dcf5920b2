using Xunit.v3;

namespace Anlan.Testing;

/// <summary>
/// Claims an acceptance statement of <c>docs/acceptance.tsv</c>. Put it only on a test that would fail if the
/// statement stopped being true.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ShowsAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Shows", Id)];
}
