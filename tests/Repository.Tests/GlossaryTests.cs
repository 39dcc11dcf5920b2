using System.Reflection;

namespace Anlan.Repository.Tests;

public sealed class GlossaryTests
{
    private static readonly string[] Tables =
        [.. Tracked.Texts.Single(file => file.Path == "docs/glossary.md").Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];

    [Fact]
    public void Every_table_of_the_database_has_its_word_in_the_glossary()
    {
        var entities = Entities(typeof(Web.Platform.Permission).Assembly);
        entities.ShouldNotBeEmpty();
        entities.Where(name => !Known(name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_the_glossary_lacks_is_noticed() => Known("HazardThatNobodyNamed").ShouldBeFalse();

    private static bool Known(string name) => Tables.Any(line => line.Contains($"| `{name}` |", StringComparison.Ordinal));

    private static IReadOnlyList<string> Entities(Assembly program) =>
        [.. program.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition().Name == "IEntityTypeConfiguration`1")
            .Select(contract => contract.GetGenericArguments()[0].Name).Distinct()];
}
