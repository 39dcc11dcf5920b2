using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Anlan.Evaluation.Scoring;

namespace Anlan.Bench.Scoring;

/// <summary>What an engine reports of itself on its last line of output.</summary>
/// <param name="Version">Name and version.</param>
/// <param name="Milliseconds">Load plus calculation of each run after the warm-up.</param>
/// <param name="PeakMegabytes">The most memory its process ever held (VmHWM).</param>
/// <param name="Parts">What else it measured: medians in milliseconds by name.</param>
internal sealed record EngineReport(string Version, double[] Milliseconds, double PeakMegabytes, Dictionary<string, double> Parts);

/// <summary>Our engine over the sheet, warm, in this process.</summary>
internal static class AnlanEngine
{
    public const string Mode = "scoring-anlan";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const int WarmUps = 20;

    public static int Run(string folder, int runs)
    {
        var file = Path.Combine(folder, "departments.csv");
        List<double> scoring = [], writing = [], reading = [];
        List<Scorecard> cards = [];
        long characters = 0;
        for (var i = -WarmUps; i < runs; i++)
        {
            cards = [];
            GC.Collect();
            var clock = Stopwatch.StartNew();
            var (framework, departments) = DepartmentReader.Read(file);
            // Each department is scored as soon as it is read; its scorecard, with every working, is kept.
            cards = [.. departments.Select(department => Evaluator.Evaluate(department, framework))];
            var scored = clock.Elapsed.TotalMilliseconds;
            characters = cards.Sum(card => card.Leaves.Sum(leaf => leaf.Working.Steps.Sum(step => (long)step.Text.Length)));
            var written = clock.Elapsed.TotalMilliseconds;
            if (DepartmentReader.Read(file).Departments.Select(department => department.Facts.Count).Max() == 0)
                throw new InvalidDataException("no facts were read");
            var readAgain = clock.Elapsed.TotalMilliseconds;
            if (i < 0)
                continue;
            scoring.Add(scored);
            writing.Add(written - scored);
            reading.Add(readAgain - written);
        }
        var peak = PeakMemory.Megabytes();

        File.WriteAllLines(Path.Combine(folder, "anlan.csv"), cards.Select(card =>
            string.Join(',', card.Leaves.Select(leaf => leaf.Checked!.Value).Append(card.Totals.Checked!.Value).Select(v => v.ToString(CultureInfo.InvariantCulture)))));
        var steps = cards.Sum(card => card.Leaves.Sum(leaf => leaf.Working.Steps.Count));
        Console.WriteLine(JsonSerializer.Serialize(
            new EngineReport(
                $".NET {Environment.Version}",
                [.. scoring],
                peak,
                new()
                {
                    ["of it, reading framework, template and sheet"] = ScoringBenchmark.Median(reading),
                    [$"besides, writing out all {steps} steps of the workings, {characters} characters"] = ScoringBenchmark.Median(writing),
                }),
            Json));
        return 0;
    }
}
