using System.Diagnostics;

namespace Anlan.Repository.Tests;

/// <summary>
/// What <c>./run</c> brings in and builds before it starts the program, with commands that only write down how they
/// were called. That the program then serves is shown where the real one is started.
/// </summary>
public sealed class RunScriptTests : IDisposable
{
    private const string Program = "src/Web/bin/Release/net10.0/Anlan.Web.dll";

    private readonly string root = Directory.CreateTempSubdirectory("anlan-test-").FullName;

    public RunScriptTests()
    {
        Write("run", File.ReadAllText(Checkout.Path("run")), executable: true);
        Write("tools/need", "#!/bin/sh\necho need \"$@\" >>calls\n", executable: true);
        Write("bin/dotnet", $"""
            #!/bin/sh
            echo dotnet "$1" >>calls
            [ "$1" != build ] || [ ! -e broken ] || exit 1
            [ "$1" = build ] && mkdir -p {Path.GetDirectoryName(Program)} src/Web/wwwroot/lib && touch {Program} src/Web/wwwroot/lib/tabler.min.css
            exit 0

            """, executable: true);
        foreach (var command in new[] { "bash", "dirname", "env", "find", "mkdir", "mv", "sh", "touch" })
            File.CreateSymbolicLink(Path.Combine(root, "bin", command), Shell.Run($"command -v {command}").Output.Trim());
        foreach (var file in new[] { "src/Web/Program.cs", "cases/a/case.yaml", "frameworks/a.yaml", "Directory.Build.props", "Directory.Packages.props", "global.json" })
            Write(file, "as it was\n");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    [Shows("V-13a")]
    public void Run_installs_and_builds_first_and_then_only_starts()
    {
        Run().Calls.ShouldBe(["need sdk tzdata postgres node", "dotnet build", $"dotnet {Program}"]);
        // A first build makes folders beside the sources, which is no change of them.
        Directory.SetLastWriteTimeUtc(Path.Combine(root, "src/Web"), DateTime.UtcNow.AddMinutes(1));
        var again = Run();
        again.Exit.ShouldBe(0);
        again.Calls.ShouldBe(["need sdk tzdata postgres", $"dotnet {Program}"]);
    }

    [Theory]
    [InlineData("src/Web/Program.cs")]
    [InlineData("cases/a/case.yaml")]
    [InlineData("frameworks/a.yaml")]
    [InlineData("global.json")]
    public void Run_builds_again_what_has_changed(string file)
    {
        Run();
        File.SetLastWriteTimeUtc(Path.Combine(root, file), DateTime.UtcNow.AddMinutes(1));
        Run().Calls.ShouldContain("dotnet build");
    }

    [Fact]
    public void A_failed_build_starts_nothing_and_is_tried_again()
    {
        Write("broken", "");
        var failed = Run();
        failed.Exit.ShouldNotBe(0);
        failed.Calls[^1].ShouldBe("dotnet build");
        File.Delete(Path.Combine(root, "broken"));
        Run().Calls.ShouldContain("dotnet build");
    }

    [Fact]
    public void A_thing_that_cannot_be_installed_ends_run()
    {
        Write("tools/need", "#!/bin/sh\necho need >>calls\nexit 1\n", executable: true);
        var refused = Run();
        refused.Exit.ShouldNotBe(0);
        refused.Calls.ShouldBe(["need"]);
    }

    [Fact]
    [Shows("V-13c")]
    public void A_database_of_your_own_needs_no_server_here() =>
        Run("Host=db").Calls[0].ShouldBe("need sdk tzdata node");

    private (int Exit, string[] Calls) Run(string? connection = null)
    {
        var calls = Path.Combine(root, "calls");
        File.Delete(calls);
        var start = new ProcessStartInfo(Path.Combine(root, "run")) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A machine without initdb: only what the script itself needs is on its path.
        start.Environment["PATH"] = Path.Combine(root, "bin");
        start.Environment.Remove("ConnectionStrings__Anlan");
        if (connection is not null) start.Environment["ConnectionStrings__Anlan"] = connection;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Exists(calls).ShouldBeTrue(error.Result);
        return (process.ExitCode, File.ReadAllLines(calls));
    }

    private void Write(string path, string text, bool executable = false)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (executable) File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
