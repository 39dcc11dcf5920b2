using System.Diagnostics;

namespace Anlan.Repository.Tests;

/// <summary>
/// The real <c>./test</c> with the real report in a small repository of its own, whose one test project is a shell
/// script: nothing that went wrong may end with exit code 0.
/// </summary>
public sealed class TestScriptTests : IDisposable
{
    private const string Pass = "<test name='N.A.Works' type='N.A' method='Works' result='Pass'><traits><trait name='Shows' value='S-1'/></traits></test>";
    private const string Fail = "<test name='N.A.Breaks' type='N.A' method='Breaks' result='Fail'><failure><message>it broke</message></failure></test>";

    private readonly string root = Directory.CreateTempSubdirectory("anlan-test-").FullName;

    public TestScriptTests()
    {
        Write("test", File.ReadAllText(Checkout.Path("test")), executable: true);
        Write("tools/need", "#!/bin/sh\n", executable: true);
        Write("Anlan.slnx", "<Solution><Project Path=\"tests/Fake.Tests/Fake.Tests.csproj\" /></Solution>\n");
        Write("Directory.Build.props", "<TargetFramework>net0</TargetFramework>\n");
        Write("docs/acceptance.tsv", "id\twording\nS-1\tIt works.\nS-2\tIt is open.\n");
        Write("tests/Fake.Tests/Fake.Tests.csproj", "<Project />\n");
        Write(".gitignore", "bin/\n");
        var report = Directory.CreateDirectory(Path.Combine(root, "tests/Report/bin/Release/net0")).FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "Anlan.Report.*"))
            File.Copy(file, Path.Combine(report, Path.GetFileName(file)));
        Build(succeeds: true);
        Tests(Pass + Pass, "exit 0");
        Git("init", "--quiet");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    [Shows("V-13d")]
    [Shows("V-13e")]
    public void All_passed_and_the_committed_acceptance_is_success()
    {
        var first = Run();
        first.Exit.ShouldNotBe(0, "nothing is committed yet");
        first.Output.ShouldContain("docs/acceptance.md differs from the committed one");
        File.ReadAllText(Path.Combine(root, "docs/acceptance.md")).ShouldContain("| S-1 | It works. | Fake.Tests: A.Works | yes |");

        Commit();
        Ends(Run(), 0, "2 passed, 0 failed");
    }

    [Fact]
    [Shows("V-13e")]
    public void An_acceptance_other_than_the_committed_one_fails()
    {
        Run();
        Commit();
        Write("docs/acceptance.tsv", "id\twording\nS-1\tIt works well.\nS-2\tIt is open.\n");
        var changed = Run();
        Ends(changed, 1, "2 passed, 0 failed");
        changed.Output.ShouldContain("docs/acceptance.md differs from the committed one");
        File.ReadAllText(Path.Combine(root, "docs/acceptance.md")).ShouldContain("It works well.");
    }

    [Theory]
    [Shows("V-13d")]
    [InlineData(Pass + Fail, "exit 1", "1 passed, 1 failed")]
    [InlineData(Pass + Fail, "exit 0", "1 passed, 2 failed")]
    [InlineData(Pass + Pass, "exit 1", "2 passed, 1 failed")]
    [InlineData(Pass + Pass, "kill -SEGV $$", "2 passed, 1 failed")]
    [InlineData(null, "kill -SEGV $$", "0 passed, 1 failed")]
    [InlineData(null, "exit 0", "0 passed, 1 failed")]
    public void Any_failure_of_a_test_project_is_counted_and_fails(string? results, string end, string last)
    {
        Run();
        Commit();
        Tests(results, end);
        Ends(Run(), 1, last);
        Ends(Run("Fake.Tests"), 1, last);
    }

    [Fact]
    [Shows("V-13d")]
    public void What_keeps_the_tests_from_running_is_a_failure()
    {
        Run();
        Commit();
        Ends(Run("Fake.Tests"), 0, "2 passed, 0 failed");
        Ends(Run("Nonsense.Tests"), 1, "0 passed, 1 failed");
        Build(succeeds: false);
        Ends(Run(), 1, "0 passed, 1 failed");
        Build(succeeds: true);
        Write("tools/need", "#!/bin/sh\nexit 1\n", executable: true);
        Ends(Run(), 1, "0 passed, 1 failed");
        Write("tools/need", "#!/bin/sh\n", executable: true);
        Write("tests/Forgotten.Tests/Forgotten.Tests.csproj", "<Project />\n");
        Ends(Run(), 1, "0 passed, 1 failed");
    }

    private static void Ends((int Exit, string Output) run, int exit, string last)
    {
        run.Exit.ShouldBe(exit, run.Output);
        run.Output.TrimEnd('\n').Split('\n')[^1].ShouldBe(last);
    }

    /// <summary>A test executable that writes these results, or none, and ends so.</summary>
    private void Tests(string? results, string end)
    {
        var writes = results is null ? "" : $"""
            while [ "$1" != -xml ]; do shift; done
            cat >"$2" <<'XML'
            <assemblies><assembly><collection>{results}</collection></assembly></assemblies>
            XML

            """;
        Write("tests/Fake.Tests/bin/Release/net0/Anlan.Fake.Tests", $"#!/bin/bash\n{writes}{end}\n", executable: true);
    }

    /// <summary>A <c>dotnet</c> that builds at once; everything else is for the real one.</summary>
    private void Build(bool succeeds) => Write("bin/dotnet", $"""
        #!/bin/sh
        [ "$1" = build ] && exit {(succeeds ? 0 : 1)}
        PATH=$(echo "$PATH" | cut -d: -f2-) exec dotnet "$@"

        """, executable: true);

    private void Commit()
    {
        Git("add", ".");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "all");
    }

    private void Git(params string[] arguments)
    {
        var (exit, output) = Start("git", arguments);
        exit.ShouldBe(0, output);
    }

    private (int Exit, string Output) Run(params string[] projects) => Start(Path.Combine(root, "test"), projects);

    private (int Exit, string Output) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A repository or settings of whoever runs the tests are none of this one's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["PATH"] = $"{Path.Combine(root, "bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 || output.Length > 0 ? output : error.Result);
    }

    private void Write(string path, string text, bool executable = false)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (executable) File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
