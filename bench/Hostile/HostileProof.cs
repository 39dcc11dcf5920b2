using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Anlan.Documents.Cases;
using Anlan.Testing;

namespace Anlan.Bench.Hostile;

/// <summary>
/// Hands explosive files to the two doors through which files come in, the library's folder and the upload, each in a
/// process of its own: every one must be refused within two seconds and 300 MB, the start of the process included.
/// </summary>
internal static class HostileProof
{
    public const string Mode = "read-hostile";

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
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {(missed == 0 ? "met" : "missed")} (each refused within {MostSeconds:0} s and {MostMegabytes:0} MB, process start included)"));
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
