using Anlan.Bench.Damaging;
using Anlan.Bench.Hostile;
using Anlan.Bench.Reporting;
using Anlan.Bench.Scoring;
using Anlan.Bench.Starting;

return args switch
{
    ["scoring"] => ScoringBenchmark.Run(),
    ["damage", "--cases", var cases, "--reports", var reports] when int.TryParse(cases, out var ofCases) && ofCases > 0 && int.TryParse(reports, out var ofReports) && ofReports > 0 => DamageProof.Run(ofCases, ofReports),
    ["hostile"] => HostileProof.Run(),
    ["reports"] => ReportsBenchmark.Run(),
    ["start"] => StartProof.Run(),
    // One file in a process of its own, for the same reason as below.
    [HostileProof.Mode, var file] => HostileProof.Read(file),
    [HostileProof.VerifyMode, var file] => HostileProof.Verified(file),
    // One engine in a process of its own, so that its peak memory is its own.
    [AnlanEngine.Mode, var folder, var runs] => AnlanEngine.Run(folder, int.Parse(runs)),
    [ReportsBenchmark.WriterMode, var folder, var runs] => ReportsBenchmark.Writer(folder, int.Parse(runs)),
    [ReportsBenchmark.LargeMode, var folder] => ReportsBenchmark.Large(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: scoring | damage --cases N --reports N | hostile | reports | start");
    return 2;
}
