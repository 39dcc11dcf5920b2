using System.Globalization;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Testing;

namespace Anlan.Bench.Scoring;

/// <summary>
/// Scores the same thousand departments with our engine, LibreOffice Calc and HyperFormula, compares every score, and
/// prints how their times relate.
/// </summary>
internal static class ScoringBenchmark
{
    private const int Rounds = 3;
    private const int Runs = 5;
    private const double Bar = 5;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-bench-").FullName;
        try
        {
            PeerFiles.Write(folder, Sheet.Csv());
            BringInPeers();
            var bench = Checkout.Path("bench");
            List<EngineReport> ours = [], hyperFormula = [], calc = [];
            // In turns, so that whatever else the machine does falls on all of them.
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(Peers.Engine(Environment.ProcessPath!, [AnlanEngine.Mode, folder, $"{Runs}"]));
                hyperFormula.Add(Peers.Engine("node", ["--expose-gc", Path.Combine(bench, "peers", "hyperformula.mjs"), folder, $"{Runs}"]));
                // Debian's own Python is the one that Debian's python3-uno is installed for.
                calc.Add(Peers.Engine("/usr/bin/python3", [Path.Combine(bench, "peers", "calc.py"), folder, $"{Runs}"]));
            }
            var sound = Report(folder, Together(ours), [("HyperFormula", "hyperformula.csv", Together(hyperFormula)), ("LibreOffice Calc", "calc.csv", Together(calc))]);
            return sound ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static EngineReport Together(List<EngineReport> rounds) => new(
        rounds[0].Version,
        [.. rounds.SelectMany(round => round.Milliseconds)],
        rounds.Max(round => round.PeakMegabytes),
        rounds[0].Parts.Keys.ToDictionary(part => part, part => Median(rounds.Select(round => round.Parts[part]))));

    private static bool Report(string folder, EngineReport ours, (string Name, string Scores, EngineReport Report)[] peers)
    {
        var leaves = Sheet.Formulas.Count;
        Console.WriteLine($"{Sheet.Departments} departments x {leaves} indicators, load plus calculation, warm; {Rounds} rounds of {Runs} runs, each engine in a process of its own");
        Console.WriteLine();
        Console.WriteLine($"{"engine",-18} {"median ms",10} {"min ms",9} {"max ms",9} {"peak MB",9} {"median / ours",14}");
        Line("Anlan", ours);
        foreach (var (name, _, report) in peers)
            Line(name, report);
        Console.WriteLine();
        var fastest = peers.MinBy(peer => Median(peer.Report.Milliseconds));
        var ratio = Median(fastest.Report.Milliseconds) / Median(ours.Milliseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar: {(ratio >= Bar ? "met" : "missed")} ({ratio:0.0} times as fast as {fastest.Name}, at least {Bar:0} wanted)"));
        Console.WriteLine();
        foreach (var (name, report) in peers.Select(p => (p.Name, p.Report)).Prepend(("Anlan", ours)))
        {
            Console.WriteLine($"{name}: {report.Version}");
            foreach (var (part, milliseconds) in report.Parts)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part}: {milliseconds:0.0} ms"));
        }
        Console.WriteLine();
        return peers.Select(peer => Compare(folder, peer.Name, peer.Scores)).ToList().All(same => same);

        void Line(string name, EngineReport report) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-18} {Median(report.Milliseconds),10:0.0} {report.Milliseconds.Min(),9:0.0} {report.Milliseconds.Max(),9:0.0} {report.PeakMegabytes,9:0} {Median(report.Milliseconds) / Median(ours.Milliseconds),14:0.0}"));
    }

    /// <summary>
    /// Holds a peer's scores against ours. Binary floating point may lose an exact half or miss an exact border; a
    /// difference of any other origin makes the benchmark fail, because then the engines did not do the same work.
    /// </summary>
    private static bool Compare(string folder, string name, string file)
    {
        var ours = Scores(Path.Combine(folder, "anlan.csv"));
        var theirs = Scores(Path.Combine(folder, file));
        var (framework, rows) = DepartmentReader.Read(Path.Combine(folder, "departments.csv"));
        var departments = rows.ToList();
        int halves = 0, borders = 0, totals = 0, other = 0;
        var examples = new List<string>();
        if (theirs.Count != ours.Count)
            other++;
        for (var row = 0; row < Math.Min(ours.Count, theirs.Count); row++)
        {
            var differing = Enumerable.Range(0, ours[row].Length).Where(i => ours[row][i] != theirs[row][i]).ToList();
            foreach (var i in differing)
            {
                if (i == framework.Leaves.Count)
                {
                    totals++;
                    other += differing.Count == 1 ? 1 : 0;
                    continue;
                }
                var leaf = Evaluator.Evaluate(departments[row], framework).Leaves[i];
                examples.Add($"{leaf.Indicator.Id} of department {row + 1}: exactly {leaf.Exact}, ours {Shown(ours[row][i])}, theirs {Shown(theirs[row][i])}");
                if (IsHalf(leaf.Exact!.Value) && Math.Abs(ours[row][i] - theirs[row][i]) == 0.01m)
                    halves++;
                else if (leaf.Working.Steps.First(step => step.Kind == StepKind.Operation).Value!.Value.IsWhole)
                    borders++;
                else
                    other++;
            }
        }
        Console.WriteLine($"{name}: {(framework.Leaves.Count + 1) * ours.Count} scores and totals compared; differing scores: {halves} at an exact half, {borders} at an exact border of a step or band, {other} for another reason; differing totals because of them: {totals}");
        foreach (var example in examples.Take(5))
            Console.WriteLine($"  {example}");
        return other == 0;

        static string Shown(decimal score) => score.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsHalf(Rational exact)
    {
        var thousandths = exact * 1000;
        return thousandths.IsWhole && thousandths.Numerator % 10 == 5;
    }

    private static List<decimal[]> Scores(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split(',').Select(cell => Rounding.HalfUp(decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture), 2)).ToArray())];

    private static void BringInPeers()
    {
        Peers.BringIn("hyperformula");
        if (!File.Exists("/usr/bin/soffice"))
            throw new InvalidOperationException("LibreOffice Calc is missing: apt-get install --no-install-recommends libreoffice-calc-nogui python3-uno");
    }
}
