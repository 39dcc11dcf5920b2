namespace Anlan.Cli.Tests;

public sealed class ToolTests
{
    [Fact]
    [Shows("V-09e")]
    public void The_packed_tool_scores_a_case_from_an_empty_folder()
    {
        using var folder = new Folder();
        using var empty = new Folder();
        // Only the folder with the package is a source, and no address outside the machine can be reached.
        folder.With("nuget.config", "<configuration><packageSources><clear /><add key=\"packed\" value=\"packed\" /></packageSources></configuration>");
        Dictionary<string, string> offline = new()
        {
            ["NUGET_PACKAGES"] = Path.Combine(folder.Path, "cache"),
            ["HTTPS_PROXY"] = "http://127.0.0.1:9",
            ["HTTP_PROXY"] = "http://127.0.0.1:9",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

        Succeeds(Program.Start("dotnet", Checkout.Root, offline, "pack", "src/Cli", "--no-build", "-c", configuration, "-o", Path.Combine(folder.Path, "packed"), "-v", "q"));
        Succeeds(Program.Start("dotnet", folder.Path, offline, "tool", "install", "Anlan.Cli", "--tool-path", "tools"));
        var run = Program.Start(Path.Combine(folder.Path, "tools", "anlan"), empty.Path, offline, "evaluate", "luohu-2024", "--json");

        run.Error.ShouldBeEmpty();
        run.Bytes.ShouldBe(Program.Anlan("evaluate", "luohu-2024", "--json").Bytes);
        Directory.EnumerateFileSystemEntries(empty.Path).ShouldBeEmpty();
    }

    private static void Succeeds(Run run) => run.Exit.ShouldBe(0, run.Output + run.Error);
}
