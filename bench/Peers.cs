using System.Diagnostics;
using System.Text.Json;
using Anlan.Bench.Scoring;
using Anlan.Testing;

namespace Anlan.Bench;

/// <summary>Engines that are measured, each in a process of its own, which tells of itself on its last line of output.</summary>
internal static class Peers
{
    /// <summary>Sees to it that an npm package of <c>bench/package.json</c> is there.</summary>
    public static void BringIn(string package)
    {
        if (!Directory.Exists(Checkout.Path("bench", "node_modules", package)))
            Output("npm", ["ci", "--prefix", Checkout.Path("bench"), "--no-audit", "--no-fund"]);
    }

    public static EngineReport Engine(string program, string[] arguments) =>
        JsonSerializer.Deserialize<EngineReport>(Output(program, arguments).TrimEnd().Split('\n')[^1], AnlanEngine.Json)!;

    public static void Print(EngineReport report) => Console.WriteLine(JsonSerializer.Serialize(report, AnlanEngine.Json));

    private static string Output(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}");
    }
}
