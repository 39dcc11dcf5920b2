using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Anlan.Bench.Reporting;
using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using Anlan.Testing;

namespace Anlan.Bench.Hostile;

/// <summary>
/// Hands explosive files to the doors through which files come in, the library's folder, the upload and <c>anlan
/// verify</c>, each in a process of its own: every one must be refused, or for a Word file that breaks no bound be judged,
/// within two seconds and 300 MB, the start of the process included.
/// </summary>
internal static class HostileProof
{
    public const string Mode = "read-hostile";
    public const string VerifyMode = "verify-hostile";

    private const double MostSeconds = 2;
    private const double MostMegabytes = 300;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-hostile-");
        try
        {
            // The first process pays for files the system has not read yet.
            Measure(folder.CreateSubdirectory("first").FullName, "case.yaml", "x: 1"u8.ToArray());
            Console.WriteLine($"{"file",-44} {"door",-8} {"seconds",8} {"peak MB",8}  refusal");
            var missed = 0;
            foreach (var (name, file, content) in Files())
            {
                var place = folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;
                var (seconds, megabytes, refusal) = Measure(place, file, content());
                var held = refusal.Length > 0 && seconds <= MostSeconds && megabytes <= MostMegabytes;
                missed += held ? 0 : 1;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {(file == "case.yaml" ? "folder" : "upload"),-8} {seconds,8:0.00} {megabytes,8:0}  {(refusal.Length > 0 ? refusal : "NOT REFUSED")}"));
            }
            missed += Word(folder.FullName);
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {(missed == 0 ? "met" : "missed")} (each refused or judged within {MostSeconds:0} s and {MostMegabytes:0} MB, process start included)"));
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The other side: reads one file through its door, prints its own peak memory and the first refusal.</summary>
    public static int Read(string file)
    {
        var problems = Path.GetFileName(file) == "case.yaml"
            ? new CaseLibrary(Checkout.Root).Load(Path.GetDirectoryName(file)!).Problems
            : CaseUpload.Read(Path.GetFileName(file), File.ReadAllBytes(file), new CaseLibrary(Checkout.Root).FrameworkText).Problems;
        Console.WriteLine(PeakMemory.Megabytes().ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(problems.FirstOrDefault()?.Message);
        return 0;
    }

    /// <summary>Word files through the program itself; how many did not hold.</summary>
    private static int Word(string folder)
    {
        var report = WordWriter.Write(ReportComposer.Compose(new CaseLibrary(Checkout.Root).LoadTexts("luohu-2024").Value!, new ReportOptions()));
        var file = Path.Combine(folder, "report.docx");
        File.WriteAllBytes(file, report);
        Verify(file);
        Console.WriteLine();
        Console.WriteLine($"{"Word file",-60} {"MB",6} {"seconds",8} {"peak MB",8}  exit");
        var missed = 0;
        foreach (var (name, refusal, content) in new ExplosiveWord(report).Files().Concat(Largest()))
        {
            var bytes = content();
            File.WriteAllBytes(file, bytes);
            var (exit, said, seconds, megabytes) = Verify(file);
            var held = seconds <= MostSeconds && megabytes <= MostMegabytes && (refusal is null ? exit is 0 or 1 : exit == 2 && refusal.Split('|').Any(said.Contains));
            missed += held ? 0 : 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {bytes.Length / 1e6,6:0.0} {seconds,8:0.00} {megabytes,8:0}  {exit} {(held ? "" : "MISSED ")}{said}"));
        }
        return missed;
    }

    /// <summary>Whole reports whose figures are all computed again: as long as they get, and with as many figures as can be.</summary>
    private static IEnumerable<(string Name, string? Refusal, Func<byte[]> File)> Largest()
    {
        yield return ("a report of 200 pages with 5,000 figures", null, () => WordWriter.Write(new SyntheticReport(4_900, 50).Pages(200)));
        yield return ("a report with as many facts as a case may have, 500 leaves", null, () => WordWriter.Write(new SyntheticReport(5_000, 500).Pages(200)));
    }

    /// <summary>Runs <c>anlan verify</c> below a process that runs nothing else, so that the peak of its children is that of the program.</summary>
    private static (int Exit, string Said, double Seconds, double Megabytes) Verify(string file)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [VerifyMode, file]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return (int.Parse(lines[0], CultureInfo.InvariantCulture), lines[3], double.Parse(lines[1], CultureInfo.InvariantCulture), double.Parse(lines[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The other side: exit code, seconds, peak memory and first line of one run.</summary>
    public static int Verified(string file)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Anlan.Cli.exe" : "Anlan.Cli");
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, ["verify", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd() + output.Result;
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(process.ExitCode.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(seconds.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(PeakMemory.MegabytesOfChildren().ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(said.Split('\n')[0].Replace(file, "", StringComparison.Ordinal));
        return 0;
    }

    private static IEnumerable<(string Name, string File, Func<byte[]> Content)> Files()
    {
        foreach (var (name, text) in Explosive.Texts)
            yield return (name, "case.yaml", () => Encoding.UTF8.GetBytes(text()));
        foreach (var (name, text) in Explosive.Texts)
            yield return ($"{name}, zipped", "upload.zip", () => Zip([("case.yaml", text())]));
        yield return ("fifty megabytes, uploaded", "upload.yaml", () => new byte[50_000_000]);
        yield return ("ten thousand files, zipped", "upload.zip", () => Zip(Enumerable.Range(0, 10_000).Select(i => ($"f{i}.yaml", "x: 1"))));
        yield return ("a way out of the folder, zipped", "upload.zip", () => Zip([("../case.yaml", "x: 1")]));
    }

    private static byte[] Zip(IEnumerable<(string Name, string Text)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    private static (double Seconds, double Megabytes, string Refusal) Measure(string folder, string name, byte[] content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, content);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Mode, file]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        File.Delete(file);
        return process.ExitCode == 0
            ? (seconds, double.Parse(lines[0], CultureInfo.InvariantCulture), lines[1])
            : (seconds, double.NaN, "");
    }
}
