using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests.Assemblies;

public sealed partial class ModuleTests
{
    private const string Web = "Anlan.Web", Houses = "Anlan.Repository.Tests.Houses";
    private const string Table = "module\tmay mention\n(host)\t*\nLower\t-\nUpper\tLower\nFloating\t-\nImpure\t-\nPure\t-\n";

    private static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static ModuleTable Committed => new(Tracked.Text("docs/modules.tsv"));

    private static IReadOnlyList<string> ProblemsOfHouses(string table) =>
        new ModuleTable(table).Problems(Houses, Mentions.Types(Assembly("Anlan.Repository.Tests")), Mentions.Of(Assembly("Anlan.Repository.Tests")));

    [Fact]
    [Shows("V-13f")]
    public void Modules_mention_only_what_the_table_allows() =>
        Committed.Problems(Web, Mentions.Types(Assembly(Web)), Mentions.Of(Assembly(Web))).ShouldBeEmpty();

    [Fact]
    public void Every_type_of_the_web_lies_in_its_namespace() =>
        Mentions.Types(Assembly(Web))
            .Where(type => ModuleTable.ModuleOf(type, Web) is null)
            .Where(type => type.Namespace.Split('.')[0] is not ("System" or "Microsoft") && !type.Name.StartsWith('<'))
            .ShouldBeEmpty("a type outside Anlan.Web escapes the module table");

    [Fact]
    public void Source_of_a_module_names_only_allowed_modules() =>
        Tracked.Texts.Where(file => file.Path.StartsWith("src/Web/") && Path.GetExtension(file.Path) is ".cs" or ".razor")
            .SelectMany(file => ProblemsOfSource(file, Committed)).ShouldBeEmpty();

    [Fact]
    public void A_constant_of_a_forbidden_module_is_noticed_in_source()
    {
        var file = new TrackedFile("src/Web/Lower/A.cs", "namespace Anlan.Web.Lower;\nusing Anlan.Web.Upper;\nvar a = Web.Lower.B;");
        ProblemsOfSource(file, new(Table)).ShouldBe(["src/Web/Lower/A.cs must not mention Upper"]);
        ProblemsOfSource(file with { Path = "src/Web/Upper/A.cs" }, new(Table)).ShouldBe(["src/Web/Upper/A.cs lies in another module's namespace"]);
        ProblemsOfSource(file with { Path = "src/Web/Program.cs" }, new(Table)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ForbiddenMentions))]
    public void Every_way_to_mention_a_module_is_noticed(string by) =>
        ProblemsOfHouses(Table).ShouldContain(problem => problem.Contains($" {Houses}.Lower.{by},"));

    public static TheoryData<string> ForbiddenMentions => [.. typeof(Houses.Lower.Innocent).Assembly.GetTypes()
        .Where(type => type.Namespace == $"{Houses}.Lower" && !type.IsNested && type.Name.StartsWith("By"))
        .Select(type => type.Name)];

    [Fact]
    public void An_allowed_mention_is_no_problem()
    {
        ProblemsOfHouses(Table).ShouldAllBe(problem => problem.Contains($" {Houses}.Lower.By"));
        ProblemsOfHouses(Table.Replace("Lower\t-", "Lower\tUpper, (host)")).ShouldBeEmpty();
        ProblemsOfHouses(Table.Replace("Lower\t-", "Lower\t*")).ShouldBeEmpty();
    }

    [Fact]
    public void A_module_missing_from_the_table_is_a_problem() =>
        ProblemsOfHouses(Table.Replace("Pure\t-\n", "")).ShouldContain("Pure is not in the table");

    [Fact]
    [Shows("V-13f")]
    public void A_rule_that_names_an_unknown_module_is_a_problem() =>
        ProblemsOfHouses(Table.Replace("Pure\t-", "Pure\tCellar"))
            .ShouldContain("the rule of Pure names Cellar, which is neither in the table nor in the assembly");

    [Theory]
    [InlineData("Operations", "Performance")]
    [InlineData("Performance", "Operations")]
    [InlineData("Operations", "Emergency")]
    [InlineData("Emergency", "Performance")]
    [InlineData("Platform", "Registry")]
    [InlineData("Registry", "Access")]
    [InlineData("Performance", "Map")]
    public void The_committed_table_keeps_these_apart(string from, string to) => Committed.MayMention(from, to).ShouldBeFalse();

    /// <summary>A constant leaves no trace in the assembly; its module's name in the source does.</summary>
    private static IEnumerable<string> ProblemsOfSource(TrackedFile file, ModuleTable table)
    {
        var folders = file.Path.Split('/')[2..^1];
        if (folders is not [var module, ..])
            yield break;
        if (NamespaceOf().Match(file.Text) is { Success: true } own && own.Groups[1].Value != module)
            yield return $"{file.Path} lies in another module's namespace";
        else
            foreach (var named in Named().Matches(file.Text).Select(match => match.Groups[1].Value).Distinct().Where(named => !table.MayMention(module, named)))
                yield return $"{file.Path} must not mention {named}";
    }

    [GeneratedRegex(@"^(?:@?namespace)\s+Anlan\.Web\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"\bAnlan\.Web\.([A-Z]\w*)")]
    private static partial Regex Named();
}
