using System.Diagnostics;
using System.Globalization;
using Anlan.Testing;

namespace Anlan.Bench.Starting;

/// <summary>
/// Starts <c>./run</c> on one new data folder: once to make the database, then again as its user would the next day,
/// each time ended by what Ctrl-C sends. Every later start must be ready within five seconds and leave nothing running.
/// </summary>
internal static class StartProof
{
    private const double MostSeconds = 5;
    private const int Again = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-start-").FullName;
        // The account of the private server passes through.
        Process.Start("chmod", ["755", folder]).WaitForExit();
        try
        {
            Console.WriteLine($"{"start",-8} {"seconds",8} {"web peak MB",12}  left running");
            var held = true;
            for (var i = 0; i <= Again; i++)
            {
                var (seconds, megabytes, left, exit) = Start(folder);
                held &= (i == 0 || seconds < MostSeconds) && left.Count == 0 && exit == 0;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "first" : $"again {i}"),-8} {seconds,8:0.00} {megabytes,12:0}  {(left.Count == 0 ? "nothing" : string.Join("; ", left))}{(exit == 0 ? "" : $", exit code {exit}")}"));
            }
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {(held ? "met" : "not met")} (each start after the first ready in under {MostSeconds:0} s, nothing left running after Ctrl-C)"));
            return held ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>From the script to its line of greeting; then Ctrl-C.</summary>
    private static (double Seconds, double Megabytes, IReadOnlyList<string> Left, int Exit) Start(string folder)
    {
        // In a group of its own, which setsid leads and then becomes: Ctrl-C reaches the group.
        var start = new ProcessStartInfo("setsid", [Checkout.Path("run")]) { RedirectStandardOutput = true };
        foreach (var name in new[] { "ConnectionStrings__Anlan", "ASPNETCORE_URLS", "Greeting" })
            start.Environment.Remove(name);
        start.Environment["ANLAN_DATA"] = folder;

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            using var impatience = new Timer(_ => Processes.SignalGroup(process, "KILL"), null, Patience, Timeout.InfiniteTimeSpan);
            var said = new List<string>();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                said.Add(line);
                if (!line.StartsWith("安澜已就绪", StringComparison.Ordinal)) continue;
                var seconds = clock.Elapsed.TotalSeconds;
                // The script became the web by exec, so its number is the web's.
                var megabytes = PeakMemory.Megabytes(process.Id);
                Processes.SignalGroup(process, "INT");
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return (seconds, megabytes, Processes.StartedFor(folder), process.ExitCode);
            }
            throw new InvalidOperationException("./run did not start:\n" + string.Join('\n', said));
        }
        finally
        {
            if (!process.HasExited) Processes.SignalGroup(process, "KILL");
            process.WaitForExit();
        }
    }
}
