using Anlan.Bench.Damaging;
using Anlan.Bench.Scoring;

return args switch
{
    ["scoring"] => ScoringBenchmark.Run(),
    ["damage", "--count", var count] when int.TryParse(count, out var damages) && damages > 0 => DamageProof.Run(damages),
    // One engine in a process of its own, so that its peak memory is its own.
    [AnlanEngine.Mode, var folder, var runs] => AnlanEngine.Run(folder, int.Parse(runs)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: scoring | damage --count N");
    return 2;
}
