using System.Globalization;

namespace Anlan.Bench;

/// <summary>The most memory this process ever held (VmHWM).</summary>
internal static class PeakMemory
{
    public static double Megabytes() =>
        double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
