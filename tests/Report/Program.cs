using Anlan.Report;

// report FOLDER CHECKOUT [--acceptance]
// FOLDER holds NAME.exit, NAME.xml and NAME.log of every test project that ran. With --acceptance all of them ran,
// and docs/acceptance.md is written. The last line counts the tests; the exit code is 1 on any failure.

var (folder, checkout) = (args[0], args[1]);
var results = Directory.GetFiles(folder, "*.exit")
    .Select(file => Path.GetFileNameWithoutExtension(file))
    .Order(StringComparer.Ordinal)
    .Select(name => ProjectResult.Read(folder, name, HasSource(Path.Combine(checkout, "tests", name))))
    .ToList();

foreach (var result in results)
{
    foreach (var test in result.Tests.Where(test => test.Failed))
        Console.WriteLine($"\nFAILED {result.Project}: {test.Display}\n{test.Failure}");
    if (result.Broken is not null)
        Console.WriteLine($"\nFAILED {result.Project} {result.Broken}\n{EndOfLog(Path.Combine(folder, result.Project + ".log"))}");
}

var good = results.Count > 0 && results.All(result => result.Failed == 0);
if (args.Contains("--acceptance"))
    good &= WriteAcceptance();

int passed = results.Sum(result => result.Passed), failed = results.Sum(result => result.Failed),
    skipped = results.Sum(result => result.Skipped);
Console.WriteLine();
Console.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
return good ? 0 : 1;

bool WriteAcceptance()
{
    var statements = Path.Combine(checkout, "docs", "acceptance.tsv");
    if (!File.Exists(statements))
    {
        Console.WriteLine("\nacceptance: docs/acceptance.tsv is missing");
        return false;
    }
    var problems = new List<string>();
    var benchmarks = Acceptance.Benchmarks(Path.Combine(checkout, "bench", "results"), problems);
    var acceptance = Acceptance.Of(File.ReadAllText(statements), results.SelectMany(result => result.Tests), benchmarks);
    problems.AddRange(acceptance.Problems);
    File.WriteAllText(Path.Combine(checkout, "docs", "acceptance.md"), acceptance.Markdown);
    Console.WriteLine($"\nacceptance: {acceptance.Shown} shown, {acceptance.Failed} failed, {acceptance.Open} open (docs/acceptance.md)");
    problems.ForEach(problem => Console.WriteLine($"acceptance: {problem}"));
    return problems.Count == 0;
}

static bool HasSource(string project) => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
    .Select(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0])
    .Any(top => top is not ("bin" or "obj"));

// The frames of the library would push the message of a crash out of sight.
static string EndOfLog(string log) => !File.Exists(log) ? "" : string.Join('\n', File.ReadLines(log)
    .Where(line => !line.StartsWith("   at System.") && !line.StartsWith("   at Xunit."))
    .TakeLast(100));
