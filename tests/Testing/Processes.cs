using System.Diagnostics;
using System.Globalization;

namespace Anlan.Testing;

/// <summary>What runs on this machine because of a test.</summary>
public static class Processes
{
    /// <summary>
    /// The command lines of the processes that name the data folder or were started with it in their environment:
    /// everything that came from a run on it, the build included.
    /// </summary>
    public static IReadOnlyList<string> StartedFor(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Where(process => Said(process, "cmdline").Contains(folder) || Said(process, "environ").Contains($"ANLAN_DATA={folder}\0"))
            .Select(process => Said(process, "cmdline").Replace('\0', ' ')),
    ];

    /// <summary>Sends a signal such as <c>INT</c> to the process group that <paramref name="leader"/> leads, as a terminal does.</summary>
    public static void SignalGroup(Process leader, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", string.Create(CultureInfo.InvariantCulture, $"-{leader.Id}")]);
        kill.WaitForExit();
    }

    private static string Said(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
