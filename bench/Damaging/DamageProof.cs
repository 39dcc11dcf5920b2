using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Anlan.Documents.Cases;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Anlan.Testing;

namespace Anlan.Bench.Damaging;

/// <summary>
/// Damages the published cases and their frameworks many times over and takes each through reading, evaluating and
/// writing out. Every one must be scored or refused with a reason; none may throw.
/// </summary>
internal static class DamageProof
{
    private sealed record Source(string Case, string CaseText, string? FrameworkId, string? FrameworkText);

    public static int Run(int count)
    {
        var library = new CaseLibrary(Checkout.Root);
        var sources = library.Cases.Select(id => Load(library, id)).ToList();
        var scored = new int[sources.Count];
        var refused = new int[sources.Count];
        var thrown = new ConcurrentQueue<string>();
        var slowest = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(Partitioner.Create(0, count), range =>
        {
            var most = TimeSpan.Zero;
            for (var seed = range.Item1; seed < range.Item2; seed++)
            {
                var which = seed % sources.Count;
                var damage = new Damage(seed);
                var begun = clock.Elapsed;
                try
                {
                    Interlocked.Increment(ref (Survives(sources[which], damage, seed) ? scored : refused)[which]);
                }
                catch (Exception broken)
                {
                    thrown.Enqueue($"{damage} of {sources[which].Case}: {broken.GetType().Name}: {broken.Message}");
                }
                var taken = clock.Elapsed - begun;
                most = taken > most ? taken : most;
            }
            slowest.Add(most.TotalMilliseconds);
        });

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} damages, seeds 0 to {count - 1}, in {clock.Elapsed.TotalSeconds:0} s"));
        Console.WriteLine();
        Console.WriteLine($"{"case",-16} {"damages",9} {"read and scored",17} {"refused",9}");
        for (var i = 0; i < sources.Count; i++)
            Console.WriteLine($"{sources[i].Case,-16} {(count / sources.Count) + (i < count % sources.Count ? 1 : 0),9} {scored[i],17} {refused[i],9}");
        Console.WriteLine($"{"all",-16} {count,9} {scored.Sum(),17} {refused.Sum(),9}");
        Console.WriteLine();
        Console.WriteLine($"thrown: {thrown.Count}");
        foreach (var failure in thrown.Take(20))
            Console.WriteLine($"  {failure}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest of all: {slowest.DefaultIfEmpty().Max():0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory: {PeakMemory.Megabytes():0} MB"));
        Console.WriteLine($"bar: {(thrown.IsEmpty ? "met" : "missed")} (nothing may be thrown)");
        return thrown.IsEmpty ? 0 : 1;
    }

    /// <summary>Damages the framework, the case or both; true when the case was scored, false when it was refused.</summary>
    private static bool Survives(Source source, Damage damage, int seed)
    {
        var target = source.FrameworkText is null ? 0 : (seed / 5) % 3;
        Framework? framework = null;
        if (source.FrameworkText is { } text)
        {
            var read = Framework.Read($"{source.FrameworkId}.yaml", target > 0 ? damage.Of(text) : text);
            if (read.Value is null)
                return Refused(read.Problems.Count);
            framework = read.Value;
        }
        var subject = Case.Read("case.yaml", target != 1 ? damage.Of(source.CaseText) : source.CaseText, framework);
        if (subject.Value is null)
            return Refused(subject.Problems.Count);
        var card = Evaluator.Evaluate(subject.Value, framework);
        // Writing out calls on every working and every finding.
        if (ScorecardJson.Write(card).Length == 0)
            throw new InvalidOperationException("nothing was written");
        return true;
    }

    private static bool Refused(int reasons) =>
        reasons > 0 ? false : throw new InvalidOperationException("refused without a reason");

    private static Source Load(CaseLibrary library, string id)
    {
        var text = File.ReadAllText(Path.Combine(library.Root, "cases", id, "case.yaml"));
        Case.FrameworkOf("case.yaml", text, out var framework);
        return new Source(id, text, framework, library.FrameworkFile(null, framework) is { } file ? File.ReadAllText(file) : null);
    }
}
