namespace Anlan.Repository.Tests.Assemblies;

public sealed class PurityTests
{
    private static readonly IReadOnlyList<Mention> Evaluation = Mentions.Of(Assembly("Anlan.Evaluation"));
    private static readonly IReadOnlyList<Mention> Houses = Mentions.Of(Assembly("Anlan.Repository.Tests"));

    private static readonly string[] FloatingPoint =
    [
        "System.Single", "System.Double", "System.Half", "System.MathF", "System.Numerics.Complex",
        "System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4", "System.Runtime.InteropServices.NFloat",
    ];

    // In System.IO only what reads and writes text or bytes in memory.
    private static readonly string[] InMemory =
    [
        "System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringReader", "System.IO.StringWriter",
        "System.IO.MemoryStream", "System.IO.Stream", "System.IO.IOException", "System.IO.InvalidDataException",
        "System.IO.EndOfStreamException",
    ];

    private static readonly string[] Impure =
    [
        "System.IO.", "System.Net.", "System.Console", "System.Diagnostics.Process", "System.Threading.Timer",
        "System.Data.", "Microsoft.", "Npgsql.",
    ];

    private static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static bool IsFloatingPoint(Mention mention) => FloatingPoint.Contains(mention.Of.ToString());

    // The compiler writes Microsoft.CodeAnalysis.EmbeddedAttribute into assemblies by itself.
    private static bool IsImpure(Mention mention) => mention.Of.ToString() is var name
        && Impure.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        && !InMemory.Contains(name) && name != "Microsoft.CodeAnalysis.EmbeddedAttribute";

    [Fact]
    public void Evaluation_contains_no_floating_point() => Evaluation.Where(IsFloatingPoint).ShouldBeEmpty();

    [Fact]
    public void Evaluation_mentions_no_input_and_output() => Evaluation.Where(IsImpure).ShouldBeEmpty();

    [Fact]
    public void Evaluation_references_only_the_library_and_its_parser() =>
        Mentions.References(Assembly("Anlan.Evaluation"))
            .Where(name => name != "YamlDotNet" && (!name.StartsWith("System.") || IsImpureAssembly(name)))
            .ShouldBeEmpty();

    private static bool IsImpureAssembly(string name) =>
        name.StartsWith("System.IO.") || name.StartsWith("System.Net.") || name.StartsWith("System.Data.")
        || name is "System.Console" or "System.Diagnostics.Process";

    [Theory]
    [MemberData(nameof(In), "Floating")]
    public void Every_hidden_floating_point_is_noticed(string by) =>
        Houses.ShouldContain(mention => mention.By == new TypeName("Anlan.Repository.Tests.Houses.Floating", by) && IsFloatingPoint(mention));

    [Theory]
    [MemberData(nameof(In), "Impure")]
    public void Every_hidden_input_and_output_is_noticed(string by) =>
        Houses.ShouldContain(mention => mention.By == new TypeName("Anlan.Repository.Tests.Houses.Impure", by) && IsImpure(mention));

    public static TheoryData<string> In(string room) => [.. typeof(PurityTests).Assembly.GetTypes()
        .Where(type => type.Namespace == $"Anlan.Repository.Tests.Houses.{room}" && !type.IsNested)
        .Select(type => type.Name)];

    [Fact]
    public void Pure_arithmetic_and_text_are_not_accused()
    {
        var pure = Houses.Where(mention => mention.By.Namespace == "Anlan.Repository.Tests.Houses.Pure").ToList();
        pure.ShouldNotBeEmpty();
        pure.ShouldNotContain(mention => IsFloatingPoint(mention) || IsImpure(mention));
    }

    [Fact]
    public void Rounding_is_unbanned_in_one_file_only() => Unbanned(Tracked.Texts).ShouldBeEmpty();

    [Fact]
    public void A_second_file_that_rounds_is_noticed()
    {
        const string pragma = "#pragma warning disable RS0030";
        Unbanned([
            new("src/Evaluation/Numbers/Rounding.cs", pragma),
            new("src/Evaluation/Scoring/Step.cs", pragma),
            new("src/Evaluation/Evaluation.csproj", "<NoWarn>RS0030</NoWarn>"),
            new("src/Evaluation/Scoring/Band.cs", "decimal.Add(1, 2)"),
        ]).ShouldBe(["src/Evaluation/Scoring/Step.cs", "src/Evaluation/Evaluation.csproj"]);
    }

    /// <summary>Files beside the one for rounding that switch the list of banned symbols off.</summary>
    private static IEnumerable<string> Unbanned(IEnumerable<TrackedFile> files) =>
        from file in files
        where !file.Path.StartsWith("tests/Repository.Tests/") && file.Path != "src/Evaluation/Numbers/Rounding.cs"
        where Path.GetExtension(file.Path) is ".cs" or ".csproj" or ".props" or ".targets" or ".editorconfig" or ".globalconfig"
        where file.Text.Contains("RS0030")
        select file.Path;
}
