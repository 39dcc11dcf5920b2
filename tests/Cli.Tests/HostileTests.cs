using System.Collections.Concurrent;

namespace Anlan.Cli.Tests;

/// <summary>
/// Files made to exhaust the machine: the program is given no more than 200 MB for everything it allocates, and has to
/// refuse within that.
/// </summary>
public sealed class HostileTests
{
    private const string Head = "case: x\ntitle: t\nunit: u\nyear: 2024\nkind: 项目支出\nframework: luohu-project-2024\n";
    private const string Tree = "framework: x\ntitle: t\nregime: 项目支出\nyear: 2024\nbasis: 《试行》\nrounding: { score: 2, total: 2 }\nindicators:\n";

    public static TheoryData<string, string> Files => new()
    {
        { "50 MB", "最多 4000000 字节" },
        { "alias bomb", "不接受锚点" },
        { "deep brackets", "嵌套超过" },
        { "deep dashes", "嵌套超过" },
        { "100,000 facts", "没有列出" },
        { "100,000 scores", "没有列出" },
        { "wide brackets", "括号太多" },
        { "right to left", "U+202E" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    [Shows("V-12b")]
    public void A_hostile_case_is_refused_in_bounded_memory(string kind, string message)
    {
        using var folder = new Folder();
        folder.With("x/case.yaml", Head + kind switch
        {
            "50 MB" => "facts:\n" + Many(1_900_000, _ => "  a: { label: x, value: 1 }\n"),
            "alias bomb" => "a: &a [x, x, x, x, x, x, x, x, x]\n" + Many(20, i => $"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"),
            "deep brackets" => "facts: " + new string('[', 150_000),
            "deep dashes" => "facts:\n" + Many(1_900_000, _ => "- "),
            "100,000 facts" => "facts:\n" + Many(98_000, i => $"  k{i}: 1\n"),
            "100,000 scores" => "scores:\n" + Many(98_000, i => $"  k{i}: {{}}\n"),
            "wide brackets" => "facts: [" + Many(300_000, _ => "[],"),
            _ => "remark: a\u202Eb\n",
        });

        Refuses(Limited(folder, "evaluate", "x"), message);
    }

    [Theory]
    [InlineData("100,000 indicators", "没有列出|内容超过|指标有")]
    [InlineData("50 MB", "最多 4000000 字节")]
    [InlineData("small indicators", "指标有")]
    [Shows("V-12b")]
    public void A_hostile_framework_is_refused_in_bounded_memory(string kind, string message)
    {
        using var folder = new Folder();
        folder.With("x.yaml", Tree + kind switch
        {
            "100,000 indicators" => Many(100_000, i => $"- {{ code: {i} }}\n"),
            "50 MB" => Many(1_000_000, i => "- { code: a, name: b, weight: 1, rule: { kind: EXPERT } }\n"),
            _ => Many(14_000, i => $"- {{ code: c{i}, name: a, weight: 1, rule: {{ kind: EXPERT }} }}\n"),
        });

        Refuses(Limited(folder, "evaluate", "luohu-2024", "--framework", "x.yaml"), message);
    }

    [Fact]
    [Shows("V-22b")]
    public void Each_hostile_word_file_is_refused_or_judged_in_bounded_time()
    {
        using var folder = new Folder();
        var report = Path.Combine(folder.Path, "report.docx");
        Program.In(folder.Path, [], "report", "luohu-2024", "--out", report).Exit.ShouldBe(0);
        var files = new ExplosiveWord(File.ReadAllBytes(report)).Files().ToList();
        files.Count.ShouldBeGreaterThan(40);
        var failures = new ConcurrentQueue<string>();
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            var place = folder.With($"{Guid.NewGuid():N}.docx", file.File());
            var run = Limited(folder, "verify", place);
            File.Delete(place);
            var said = string.Join('\n', run.ErrorLines);
            var right = file.Refusal is null ? run.Exit is 0 or 1 && said.Length == 0 && run.Lines[0].StartsWith("报告 AL-LUOHU-2024-C", StringComparison.Ordinal)
                : run.Exit == 2 && run.Bytes.Length == 0 && file.Refusal.Split('|').Any(said.Contains);
            // Ten times what the measured bar allows: a machine under load must not fail what a careless reader would.
            if (!right || run.Elapsed > TimeSpan.FromSeconds(20))
                failures.Enqueue($"{file.Name}: {run.Exit} after {run.Elapsed.TotalSeconds:0.0} s, {said}{run.Output.Split('\n')[0]}");
        });
        failures.ShouldBeEmpty();
    }

    private static Run Limited(Folder folder, params string[] arguments) =>
        Program.In(folder.Path, new() { ["DOTNET_GCHeapHardLimit"] = "C800000" }, arguments);

    private static void Refuses(Run run, string message)
    {
        run.Error.ShouldNotContain("Exception");
        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines.Length.ShouldBeLessThanOrEqualTo(101);
        message.Split('|').ShouldContain(part => run.Error.Contains(part), run.Error);
    }

    private static string Many(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
}
