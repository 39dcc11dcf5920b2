using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Anlan.Testing;

namespace Anlan.Bench.Damaging;

/// <summary>
/// Damages the published cases and their frameworks many times over and takes each through reading, evaluating and
/// writing out; then the Word reports of the cases through reading and verifying. Every one must be scored or judged, or
/// refused with a reason; none may throw.
/// </summary>
internal static class DamageProof
{
    private sealed record Source(string Case, string CaseText, string? FrameworkId, string? FrameworkText);

    public static int Run(int cases, int reports)
    {
        var library = new CaseLibrary(Checkout.Root);
        var sources = library.Cases.Select(id => Load(library, id)).ToList();
        var packages = library.Cases.Select(id => new DamagedPackage(WordWriter.Write(ReportComposer.Compose(library.LoadTexts(id).Value!, new ReportOptions())), "word/document.xml", "customXml/item1.xml")).ToList();
        var thrown = new ConcurrentQueue<string>();
        Damage("case", "scored", library.Cases, cases, thrown, (which, seed) => Survives(sources[which], new Damage(seed), seed));
        Console.WriteLine();
        Damage("Word report of", "judged", library.Cases, reports, thrown, (which, seed) => Survives(packages[which].Of(seed)));
        Console.WriteLine();
        Console.WriteLine($"thrown: {thrown.Count}");
        foreach (var failure in thrown.Take(20))
            Console.WriteLine($"  {failure}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory: {PeakMemory.Megabytes():0} MB"));
        Console.WriteLine($"bar: {(thrown.IsEmpty ? "met" : "missed")} (nothing may be thrown)");
        return thrown.IsEmpty ? 0 : 1;
    }

    /// <summary>Damages <paramref name="count"/> times, the cases in turns, and prints what became of it.</summary>
    private static void Damage(string what, string read, IReadOnlyList<string> cases, int count, ConcurrentQueue<string> thrown, Func<int, int, bool> survives)
    {
        var taken = new int[cases.Count];
        var refused = new int[cases.Count];
        var slowest = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(Partitioner.Create(0, count), range =>
        {
            var most = TimeSpan.Zero;
            for (var seed = range.Item1; seed < range.Item2; seed++)
            {
                var which = seed % cases.Count;
                var begun = clock.Elapsed;
                try
                {
                    Interlocked.Increment(ref (survives(which, seed) ? taken : refused)[which]);
                }
                catch (Exception broken)
                {
                    thrown.Enqueue($"damage {seed} of the {what} {cases[which]}: {broken.GetType().Name}: {broken.Message}");
                }
                var needed = clock.Elapsed - begun;
                most = needed > most ? needed : most;
            }
            slowest.Add(most.TotalMilliseconds);
        });

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} damages, seeds 0 to {count - 1}, in {clock.Elapsed.TotalSeconds:0} s; slowest of all: {slowest.DefaultIfEmpty().Max():0} ms"));
        Console.WriteLine();
        Console.WriteLine($"{what,-16} {"damages",9} {$"read and {read}",17} {"refused",9}");
        for (var i = 0; i < cases.Count; i++)
            Console.WriteLine($"{cases[i],-16} {(count / cases.Count) + (i < count % cases.Count ? 1 : 0),9} {taken[i],17} {refused[i],9}");
        Console.WriteLine($"{"all",-16} {count,9} {taken.Sum(),17} {refused.Sum(),9}");
    }

    /// <summary>True when the Word file was judged, false when it was refused.</summary>
    private static bool Survives(byte[] file)
    {
        var read = WordReader.Read("report.docx", file);
        if (read.Value is not { } word)
            return Refused(read.Problems.Count);
        var verdict = word.Data is null ? CopyVerifier.Verify(word, null) : Verifier.Verify(word);
        return VerdictJson.Write(verdict).Length > 0 ? true : throw new InvalidOperationException("nothing was written");
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
