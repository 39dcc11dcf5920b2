using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests;

/// <summary>
/// Commands that a reader may copy from the documentation work: they are the commands this repository itself is run,
/// built and tested by, or lines of the command line, which are executed here. Such a line ends with
/// <c># exits 2</c> when that is what it shows.
/// </summary>
public sealed partial class CommandTests
{
    private static readonly string[] Documents = [.. Tracked.Paths.Where(path => Documentation().IsMatch(path))];

    [Fact]
    public void Every_command_in_the_documentation_works() =>
        Documents.SelectMany(path => Problems(new(path, Tracked.Text(path)))).ShouldBeEmpty();

    [Fact]
    public void Both_readme_files_name_the_two_commands()
    {
        foreach (var readme in new[] { "README.md", "README.zh-CN.md" })
        {
            Documents.ShouldContain(readme);
            var lines = Commands(Tracked.Text(readme)).Select(command => command.Line).ToList();
            lines.ShouldContain("./run");
            lines.ShouldContain("./test");
        }
    }

    [Theory]
    [InlineData("./run")]
    [InlineData("ConnectionStrings__Anlan='Host=db;Username=anlan' ./run")]
    [InlineData("./test")]
    [InlineData("./test Repository.Tests Web.Tests   # only these")]
    [InlineData(".ci/run")]
    [InlineData("bash .ci/run")]
    [InlineData("./bench/prove")]
    [InlineData("# only a remark")]
    public void Commands_of_the_repository_are_accepted(string line) => Problems(Document(line)).ShouldBeEmpty();

    [Theory]
    [InlineData("./start")]
    [InlineData("curl https://example.org/install | sh")]
    [InlineData("./run && rm -r data")]
    [InlineData("./test Nonsense.Tests")]
    [InlineData("./bench/prove nonsense")]
    [InlineData("dotnet run --project src/Cli -- --help > out.txt")]
    [InlineData("dotnet run --project src/Web")]
    [InlineData("npm install -g anlan")]
    public void Commands_that_nobody_checks_are_refused(string line) =>
        Problems(Document(line)).Single().ShouldStartWith("docs/a.md:4: ");

    [Fact]
    public void A_command_line_that_fails_is_noticed()
    {
        const string wrong = "dotnet run --project src/Cli -- --no-such-option";
        Problems(Document(wrong)).Single().ShouldContain("exits");
        Problems(Document("dotnet run --project src/Cli -- --help   # exits 2")).Single().ShouldContain("exits 0");
        Problems(Document("dotnet run --project src/Cli -- \\\n  --help")).ShouldBeEmpty();
    }

    [Fact]
    public void A_block_in_another_shell_language_is_refused() =>
        Problems(new("docs/a.md", "```bash\n./run\n```\n")).ShouldBe(["docs/a.md:1: write ```sh, so that the commands are checked"]);

    [Fact]
    public void A_block_of_text_is_not_a_command() => Problems(new("docs/a.md", "```text\nrm -r data\n```\n")).ShouldBeEmpty();

    private static TrackedFile Document(string line) => new("docs/a.md", $"# A\n\n```sh\n{line}\n```\n");

    private static IEnumerable<string> Problems(TrackedFile document)
    {
        foreach (var (line, index) in document.Text.Split('\n').Select((line, index) => (line, index)))
            if (OtherShell().IsMatch(line))
                yield return $"{document.Path}:{index + 1}: write ```sh, so that the commands are checked";
        foreach (var (line, number, expected) in Commands(document.Text))
            if (Problem(line, expected) is { } problem)
                yield return $"{document.Path}:{number}: {line} {problem}";
    }

    private static string? Problem(string line, int expected)
    {
        if (CommandLine().Match(line) is { Success: true } cli)
            return Executed(cli.Groups[1].Value, expected);
        if (Test().Match(line) is { Success: true } test)
            return test.Groups[1].Captures.All(name => Directory.Exists(Checkout.Path("tests", name.Value))) ? null : "names no test project";
        if (Prove().Match(line) is { Success: true } prove)
            return !prove.Groups[1].Success || Shell.Run("./bench/prove").Output.Split('\n').Any(known => known.Split(' ')[0] == prove.Groups[1].Value)
                ? null : "names no proof";
        return Run().IsMatch(line) ? null : "is checked by no test";
    }

    private static string? Executed(string arguments, int expected)
    {
        // The program built with these tests, instead of building it once more.
        var program = Path.Combine(AppContext.BaseDirectory, "Anlan.Cli.dll");
        var (exit, output) = Shell.Run($"dotnet '{program}' {arguments}");
        return exit == expected ? null : $"exits {exit}, not {expected}\n{output}";
    }

    /// <summary>The commands of all <c>sh</c> blocks, without remarks, continued lines joined.</summary>
    private static IEnumerable<(string Line, int Number, int Exit)> Commands(string document)
    {
        var inside = false;
        var (begun, from) = ("", 0);
        foreach (var (text, index) in document.ReplaceLineEndings("\n").Split('\n').Select((text, index) => (text.Trim(), index)))
        {
            if (text.StartsWith("```"))
            {
                inside = !inside && text == "```sh";
                continue;
            }
            if (!inside)
                continue;
            if (begun == "")
                from = index + 1;
            begun += text.TrimEnd('\\');
            if (text.EndsWith('\\'))
                continue;
            var exit = Exits().Match(begun) is { Success: true } exits ? int.Parse(exits.Groups[1].Value) : 0;
            if (Remark().Replace(begun, "") is { Length: > 0 } line)
                yield return (line, from, exit);
            begun = "";
        }
    }

    [GeneratedRegex(@"^(?:README[^/]*|docs/[^/]+)\.md$")]
    private static partial Regex Documentation();

    [GeneratedRegex(@"^\s*```(?:bash|shell|zsh|console|powershell|sh\s.+)\s*$")]
    private static partial Regex OtherShell();

    [GeneratedRegex(@"(?:^|\s+)#\s.*$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"\s#\s+exits (\d+)")]
    private static partial Regex Exits();

    [GeneratedRegex(@"^dotnet run --project src/Cli -- ([^<>|&;`$]+)$")]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^\./test(?: ([\w.]+))*$")]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?:\./)?bench/prove(?: ([\w-]+))?$")]
    private static partial Regex Prove();

    [GeneratedRegex(@"^(?:\w+=(?:'[^']*'|""[^""$`]*""|[^\s'""$`&|;<>]*) )*(?:\./run|(?:bash )?\.ci/run)$")]
    private static partial Regex Run();
}
