using System.Diagnostics;
using System.Globalization;
using Anlan.Bench.Scoring;
using Anlan.Documents.Office;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Testing;

namespace Anlan.Bench.Reporting;

/// <summary>Writes the same report with our writer and with docxtemplater, compares what they wrote, and writes and verifies a large one.</summary>
internal static class ReportsBenchmark
{
    public const string WriterMode = "reports-anlan", LargeMode = "reports-large";

    private const int Rounds = 3, Runs = 100, WarmUps = 40;
    private const int Figures = 400, TableRows = 60;
    private const int LargeFigures = 5000, LargePages = 200;
    private const double MostWriting = 2000, MostVerifying = 5000;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-bench-").FullName;
        try
        {
            Peers.BringIn("docxtemplater");
            PeerTemplate.Write(WordWriter.Write(Small().OneTable(TableRows)), Path.Combine(folder, "template.docx"), Path.Combine(folder, "data.json"));
            List<EngineReport> ours = [], theirs = [];
            // In turns, so that whatever else the machine does falls on both.
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(Peers.Engine(Environment.ProcessPath!, [WriterMode, folder, $"{Runs}"]));
                theirs.Add(Peers.Engine("node", [Checkout.Path("bench", "peers", "docxtemplater.mjs"), folder, $"{Runs}"]));
            }
            var fast = Compare(folder, ours, theirs);
            var large = Peers.Engine(Environment.ProcessPath!, [LargeMode, folder]);
            return Large(folder, large) && fast ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Our writer, warm, in this process.</summary>
    public static int Writer(string folder, int runs)
    {
        var report = Small();
        var milliseconds = new List<double>();
        byte[] document = [];
        for (var run = -WarmUps; run < runs; run++)
        {
            var clock = Stopwatch.StartNew();
            document = WordWriter.Write(report.OneTable(TableRows));
            if (run >= 0)
                milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }
        File.WriteAllBytes(Path.Combine(folder, "ours.docx"), document);
        Peers.Print(new($".NET {Environment.Version}", [.. milliseconds], PeakMemory.Megabytes(), []));
        return 0;
    }

    /// <summary>A large report written and verified once, cold, in this process.</summary>
    public static int Large(string folder)
    {
        var synthetic = new SyntheticReport(LargeFigures - 200, leaves: 100);
        var clock = Stopwatch.StartNew();
        var document = WordWriter.Write(synthetic.Pages(LargePages));
        var written = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        var file = WordReader.Read("report.docx", document);
        var verdict = Verifier.Verify(file.Value ?? throw new InvalidOperationException(file.Problems[0].ToString()));
        var verified = clock.Elapsed.TotalMilliseconds;
        if (!verdict.Holds)
            throw new InvalidOperationException(verdict.Findings[0].Text);
        File.WriteAllBytes(Path.Combine(folder, "large.docx"), document);
        Peers.Print(new(
            $".NET {Environment.Version}", [written, verified], PeakMemory.Megabytes(),
            new() { ["figures"] = verdict.Figures, ["recomputed"] = verdict.Recomputed, ["bytes"] = document.Length }));
        return 0;
    }

    private static SyntheticReport Small() => new(Figures - 40, leaves: 20);

    private static bool Compare(string folder, List<EngineReport> ours, List<EngineReport> theirs)
    {
        var synthetic = Small();
        var (text, peer) = (PeerTemplate.TextOf(File.ReadAllBytes(Path.Combine(folder, "ours.docx"))), PeerTemplate.TextOf(File.ReadAllBytes(Path.Combine(folder, "peer.docx"))));
        var missing = synthetic.Keys.Count(key => !peer.Contains(synthetic.Text(key), StringComparison.Ordinal));
        var (a, b) = (Median(ours), Median(theirs));
        Console.WriteLine($"{synthetic.Keys.Count} figures, {TableRows} table rows, one thread, warm; {Rounds} rounds of {Runs} reports, each writer in a process of its own");
        Console.WriteLine();
        Console.WriteLine($"{"writer",-16} {"reports/s",10} {"median ms",10} {"min ms",9} {"max ms",9} {"peak MB",9}");
        Line("Anlan", ours);
        Line("docxtemplater", theirs);
        Console.WriteLine();
        Console.WriteLine($"Anlan: {ours[0].Version}");
        Console.WriteLine($"docxtemplater: {theirs[0].Version}");
        Console.WriteLine($"texts of both documents: {(text == peer ? "equal" : "DIFFERENT")}; values missing from the peer's: {missing}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {(a <= b ? "met" : "missed")} ({b / a:0.0} times as many reports a second as docxtemplater, at least 1 wanted)"));
        Console.WriteLine();
        return text == peer && missing == 0 && synthetic.Keys.Count == Figures && a <= b;

        static double Median(List<EngineReport> rounds) => ScoringBenchmark.Median(rounds.SelectMany(round => round.Milliseconds));

        static void Line(string name, List<EngineReport> rounds)
        {
            var all = rounds.SelectMany(round => round.Milliseconds).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {1000 / Median(rounds),10:0} {Median(rounds),10:0.00} {all.Min(),9:0.00} {all.Max(),9:0.00} {rounds.Max(round => round.PeakMegabytes),9:0}"));
        }
    }

    private static bool Large(string folder, EngineReport large)
    {
        var (written, verified) = (large.Milliseconds[0], large.Milliseconds[1]);
        var pages = Pages(File.ReadAllBytes(Path.Combine(folder, "large.docx")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"large report: {pages} pages, {large.Parts["figures"]:0} figures, {large.Parts["recomputed"]:0} recomputed, {large.Parts["bytes"] / 1e6:0.0} MB, in a fresh process"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"written in {written:0} ms, verified in {verified:0} ms, peak memory {large.PeakMegabytes:0} MB"));
        Console.WriteLine($"bar: {(written < MostWriting ? "met" : "missed")} (written in under 2 s)");
        Console.WriteLine($"bar: {(verified < MostVerifying ? "met" : "missed")} (verified in under 5 s)");
        return pages >= LargePages && large.Parts["figures"] == LargeFigures && large.Parts["recomputed"] == LargeFigures && written < MostWriting && verified < MostVerifying;
    }

    private static int Pages(byte[] document)
    {
        var pdf = OfficeProgram.ToPdfAsync(document, CancellationToken.None).GetAwaiter().GetResult();
        var pages = PdfText.ReadAsync(pdf.Bytes ?? throw new InvalidOperationException(pdf.Problem), CancellationToken.None).GetAwaiter().GetResult();
        return pages.Pages?.Count ?? throw new InvalidOperationException(pages.Problem);
    }
}
