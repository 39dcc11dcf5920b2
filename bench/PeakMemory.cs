using System.Globalization;
using System.Runtime.InteropServices;

namespace Anlan.Bench;

/// <summary>The most memory a process ever held (VmHWM).</summary>
internal static class PeakMemory
{
    public static double Megabytes() => Megabytes(Environment.ProcessId);

    public static double Megabytes(int process) =>
        double.Parse(File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

    /// <summary>The most that any child held that has ended; no less than this process held when it started one.</summary>
    public static double MegabytesOfChildren()
    {
        // struct rusage of Linux: two times of two words each, then the peak in kilobytes.
        var usage = new long[18];
        return GetUsage(-1, usage) == 0 ? usage[4] / 1024.0 : throw new InvalidOperationException("The system does not tell.");
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
