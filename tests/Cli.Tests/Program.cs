using System.Diagnostics;
using System.Text;

namespace Anlan.Cli.Tests;

/// <summary>What a run of the program gave.</summary>
public sealed record Run(int Exit, byte[] Bytes, string Error)
{
    /// <summary>How long it took, its start included.</summary>
    public TimeSpan Elapsed { get; init; }

    public string Output => Encoding.UTF8.GetString(Bytes);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The program as built with these tests, run as a process of its own, as a person or a script would.</summary>
public static class Program
{
    private static readonly string BesideTheTests = Path.Combine(AppContext.BaseDirectory, "Anlan.Cli");

    public static Run Anlan(params string[] arguments) => In(Checkout.Root, [], arguments);

    public static Run In(string folder, Dictionary<string, string> environment, params string[] arguments) =>
        Start(BesideTheTests, folder, environment, arguments);

    public static Run Start(string file, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new Run(process.ExitCode, output.ToArray(), error.Result) { Elapsed = clock.Elapsed };
    }
}
