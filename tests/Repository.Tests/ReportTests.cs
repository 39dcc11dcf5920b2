using Anlan.Report;

namespace Anlan.Repository.Tests;

/// <summary>The report behind ./test: nothing that went wrong may look as if it had passed.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    private ProjectResult Result(int exit, string? xml, bool hasSource = true)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "A.Tests.exit"), $"{exit}\n");
        if (xml is not null)
            File.WriteAllText(Path.Combine(folder.FullName, "A.Tests.xml"), $"<assemblies><assembly>{xml}</assembly></assemblies>");
        return ProjectResult.Read(folder.FullName, "A.Tests", hasSource);
    }

    private static string Test(string method, string result, string shows = "") =>
        $"<collection><test name='N.C+D.{method}(a: 1)' type='N.C+D' method='{method}' result='{result}'>" +
        $"<traits><trait name='Shows' value='{shows}'/><trait name='Other' value='S-2'/></traits>" +
        "<failure exception-type='E'><message>it broke</message><stack-trace>at D</stack-trace></failure></test></collection>";

    [Fact]
    public void A_result_counts_and_explains_its_tests()
    {
        var result = Result(1, Test("Works", "Pass", "S-1") + Test("Breaks", "Fail") + Test("Waits", "Skip"));
        (result.Passed, result.Failed, result.Skipped, result.Broken).ShouldBe((1, 1, 1, null));
        result.Tests[0].Name.ShouldBe("C.D.Works");
        result.Tests[0].Shows.ShouldBe(["S-1"]);
        result.Tests[1].Failure.ShouldBe("it broke\nat D");
    }

    [Theory]
    [InlineData(139, null, "crashed with exit code 139 and left no result")]
    [InlineData(0, null, "crashed with exit code 0 and left no result")]
    [InlineData(0, "<collection>", "crashed with exit code 0 and left no result")]
    [InlineData(0, "", "contains source but ran no test")]
    [InlineData(134, "<collection><test result='Pass'/></collection>", "ended with exit code 134 although no test failed")]
    [InlineData(139, "<collection><test result='Fail'/></collection>", "ended with exit code 139")]
    [InlineData(0, "<collection><test result='Fail'/></collection>", "has failed tests but exit code 0")]
    [InlineData(1, "<errors><error type='cleanup' name='C'><failure><message>m</message></failure></error></errors>", "failed outside its tests\nC")]
    public void A_run_that_broke_is_a_failure(int exit, string? xml, string why)
    {
        var result = Result(exit, xml);
        result.Broken.ShouldNotBeNull().ShouldStartWith(why);
        result.Failed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_project_without_source_may_run_no_test() => Result(0, "", hasSource: false).Failed.ShouldBe(0);

    [Fact]
    public void A_statement_is_shown_failed_or_open()
    {
        var tests = Result(1, Test("One", "Pass", "S-1") + Test("One", "Pass", "S-1") + Test("Two", "Pass", "S-1") + Test("Three", "Pass", "S-1")
            + Test("Four", "Pass", "S-2") + Test("Five", "Fail", "S-2") + Test("Six", "Skip", "S-3")).Tests;
        var acceptance = Acceptance.Of("id\twording\nS-2\tb | c\nS-1\ta\nS-3\td\nS-4\te\nS-5\tf\n", tests, [new("S-5", "benchmark scoring", "yes")]);
        acceptance.Problems.ShouldBeEmpty();
        (acceptance.Shown, acceptance.Failed, acceptance.Open).ShouldBe((2, 1, 2));
        acceptance.Markdown.ShouldEndWith("""
            5 statements: 2 shown, 1 failed, 2 open.

            | id | wording | test | shown |
            | --- | --- | --- | --- |
            | S-2 | b \| c | A.Tests: C.D.Five, A.Tests: C.D.Four | failed |
            | S-1 | a | A.Tests: C.D.One, A.Tests: C.D.Three +1 | yes |
            | S-3 | d | A.Tests: C.D.Six | open |
            | S-4 | e |  | open |
            | S-5 | f | benchmark scoring | yes |

            """);
    }

    [Fact]
    public void Unknown_double_and_damaged_statements_are_problems() =>
        Acceptance.Of("id\twording\nS-1\ta\nS-1\tb\nS-2\nS-3\t\n", Result(0, Test("One", "Pass", "S-9")).Tests, []).Problems.ShouldBe([
            "docs/acceptance.tsv: line 4 must have 2 fields",
            "docs/acceptance.tsv: line 5 must have 2 fields",
            "docs/acceptance.tsv: S-1 stands there twice",
            "S-9 is claimed by A.Tests: C.D.One but is not in docs/acceptance.tsv",
        ]);

    [Fact]
    public void A_benchmark_shows_only_when_its_bar_was_met()
    {
        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
        Write("claims.tsv", "id\tbenchmark\tresult\nT-1\tscoring\tscoring.md\nT-2\tload\tload.md\nT-3\tboth\tboth.md\nT-4\tgone\tgone.md\n");
        Write("scoring.md", "7.1 times as fast\nbar: met (at least 5)\n");
        Write("load.md", "bar: not met\n");
        Write("both.md", "bar: met\nbar: not met\n");
        var problems = new List<string>();
        Acceptance.Benchmarks(folder.FullName, problems).ShouldBe([
            new("T-1", "benchmark scoring", "yes"), new("T-2", "benchmark load", "failed"), new("T-3", "benchmark both", "failed"),
        ]);
        problems.ShouldBe(["bench/results/claims.tsv: T-4 names gone.md, which does not exist"]);
    }
}
