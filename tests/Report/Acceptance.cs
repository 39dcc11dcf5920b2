using System.Text;

namespace Anlan.Report;

/// <summary>A proof of one statement: a test, or a benchmark whose bar was met.</summary>
public sealed record Claim(string Id, string Name, string Shown);

/// <summary>
/// Which statement of <c>docs/acceptance.tsv</c> is shown by what. A statement without a claim is open; with one
/// failed claim it has failed; with a skipped one it is open again.
/// </summary>
public sealed record Acceptance(string Markdown, int Shown, int Failed, int Open, IReadOnlyList<string> Problems)
{
    private const string Yes = "yes", No = "failed", Undecided = "open";

    public static Acceptance Of(string statements, IEnumerable<TestResult> tests, IEnumerable<Claim> benchmarks)
    {
        var problems = new List<string>();
        var rows = Rows(statements, "docs/acceptance.tsv", "id\twording", problems);
        foreach (var twice in rows.GroupBy(row => row[0]).Where(group => group.Count() > 1))
            problems.Add($"docs/acceptance.tsv: {twice.Key} stands there twice");

        var claims = OfTests(tests).Concat(benchmarks).ToLookup(claim => claim.Id);
        var known = rows.Select(row => row[0]).ToHashSet();
        foreach (var unknown in claims.Where(claim => !known.Contains(claim.Key)).OrderBy(claim => claim.Key, StringComparer.Ordinal))
            problems.Add($"{unknown.Key} is claimed by {Names(unknown)} but is not in docs/acceptance.tsv");

        var shown = rows.ConvertAll(row => Verdict(claims[row[0]]));
        int yes = shown.Count(Yes.Equals), no = shown.Count(No.Equals), open = shown.Count - yes - no;
        var text = new StringBuilder()
            .Append("# Acceptance\n\n")
            .Append("Written by `./test` from `docs/acceptance.tsv` and the results of the tests; not edited by hand.\n\n")
            .Append($"{rows.Count} statements: {yes} shown, {no} failed, {open} open.\n\n")
            .Append("| id | wording | test | shown |\n| --- | --- | --- | --- |\n");
        foreach (var (row, verdict) in rows.Zip(shown))
            text.Append($"| {Cell(row[0])} | {Cell(row[1])} | {Cell(Names(claims[row[0]]))} | {verdict} |\n");
        return new(text.ToString(), yes, no, open, problems);
    }

    /// <summary>
    /// Reads <c>bench/results/claims.tsv</c>: id, benchmark, result file beside it. The result must say
    /// <c>bar: met</c>.
    /// </summary>
    public static List<Claim> Benchmarks(string folder, List<string> problems)
    {
        var list = Path.Combine(folder, "claims.tsv");
        if (!File.Exists(list))
            return [];
        var claims = new List<Claim>();
        foreach (var row in Rows(File.ReadAllText(list), "bench/results/claims.tsv", "id\tbenchmark\tresult", problems))
        {
            var result = Path.Combine(folder, row[2]);
            if (!File.Exists(result))
                problems.Add($"bench/results/claims.tsv: {row[0]} names {row[2]}, which does not exist");
            else
                claims.Add(new(row[0], $"benchmark {row[1]}", Met(File.ReadAllText(result)) ? Yes : No));
        }
        return claims;
    }

    private static bool Met(string result) => result.Contains("bar: met") && !result.Contains("bar: not met");

    private static IEnumerable<Claim> OfTests(IEnumerable<TestResult> tests) =>
        from test in tests
        from id in test.Shows.Distinct()
        select new Claim(id, $"{test.Project}: {test.Name}", test.Passed ? Yes : test.Failed ? No : Undecided);

    private static string Verdict(IEnumerable<Claim> claims)
    {
        var shown = claims.Select(claim => claim.Shown).ToHashSet();
        return shown.Contains(No) ? No : shown.SetEquals([Yes]) ? Yes : Undecided;
    }

    private static string Names(IEnumerable<Claim> claims)
    {
        string[] names = [.. claims.Select(claim => claim.Name).Distinct().Order(StringComparer.Ordinal)];
        return string.Join(", ", names.Take(2)) + (names.Length > 2 ? $" +{names.Length - 2}" : "");
    }

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static List<string[]> Rows(string text, string file, string header, List<string> problems)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0] != header)
            problems.Add($"{file}: the first line must be {header.Replace("\t", "<TAB>")}");
        var rows = new List<string[]>();
        for (var i = 1; i < lines.Length; i++)
        {
            var fields = lines[i].Split('\t');
            if (fields.Length == header.Split('\t').Length && fields.All(field => field.Trim() != ""))
                rows.Add(fields);
            else
                problems.Add($"{file}: line {i + 1} must have {header.Split('\t').Length} fields");
        }
        return rows;
    }
}
