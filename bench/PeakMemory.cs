using System.Globalization;

namespace Anlan.Bench;

/// <summary>The most memory a process ever held (VmHWM).</summary>
internal static class PeakMemory
{
    public static double Megabytes() => Megabytes(Environment.ProcessId);

    public static double Megabytes(int process) =>
        double.Parse(File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
