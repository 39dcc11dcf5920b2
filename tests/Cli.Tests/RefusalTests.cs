namespace Anlan.Cli.Tests;

public sealed class RefusalTests
{
    [Theory]
    [Shows("V-09d")]
    [InlineData("nowhere-2024")]
    [InlineData("elsewhere/luohu-2024")]
    [InlineData("../../luohu-2024")]
    [InlineData("cases")]
    [InlineData("")]
    public void An_unknown_case_is_refused_with_the_list_of_cases(string subject)
    {
        var run = Program.Anlan("evaluate", subject);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines.Single().ShouldEndWith("可用的案例：dapeng-2023、longgang-2020、luohu-2024、xingning-2024、yantian-2023");
    }

    [Theory]
    [InlineData]
    [InlineData("score")]
    [InlineData("evaluate")]
    [InlineData("explain", "luohu-2024")]
    [InlineData("evaluate", "luohu-2024", "H08")]
    [InlineData("evaluate", "luohu-2024", "--jsno")]
    [InlineData("evaluate", "luohu-2024", "--framework")]
    public void A_command_line_that_cannot_be_read_is_refused(params string[] arguments)
    {
        var run = Program.In(Checkout.Root, new() { ["LC_ALL"] = "en_US.UTF-8" }, arguments);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines[^1].ShouldBe("用法见 anlan --help");
        run.ErrorLines.ShouldAllBe(line => line.Any(c => c >= '一'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing.yaml")]
    [InlineData("missing/framework.yaml")]
    [InlineData("frameworks")]
    [InlineData("/dev/zero")]
    public void A_framework_file_that_cannot_be_read_is_refused(string file)
    {
        var run = Program.Anlan("evaluate", "luohu-2024", "--framework", file);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines.Length.ShouldBe(1);
        run.Error.ShouldNotContain("Exception");
    }

    [Fact]
    public void Every_fault_of_a_framework_stands_at_its_own_line()
    {
        using var own = new Folder();
        own.With("broken.yaml", """
            framework: broken
            title: 试行
            regime: 单位支出
            year: 2024
            basis: 《试行》
            rounding: { score: 2, total: 2 }
            indicators:
              - { code: 1, name: 甲, weight: 60, rule: { kind: RATIO, cpa: true } }
              - { code: 1, name: 乙, weight: 0, rule: { kind: EXPERT } }
              - { code: 3, name: 丙, weight: 40, rule: { kind: GUESS } }
            """);

        var run = Program.In(own.Path, [], "evaluate", "luohu-2024", "--framework", "broken.yaml");

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        Places(run).ShouldBe(["broken.yaml:3", "broken.yaml:8", "broken.yaml:9", "broken.yaml:10"]);
    }

    [Fact]
    public void Every_fault_of_a_case_stands_at_its_own_line()
    {
        using var own = new Folder();
        own.With("trial/case.yaml", """
            case: trial
            title: 试算
            unit: 某局
            year: 24
            kind: 项目支出
            framework: luohu-project-2024
            facts:
              spent: { label: 支出, value: 六十, unit: 万元 }
            scores:
              H08: { published: -1 }
              H99: { published: 3 }
            remark: 无
            """);

        var run = Program.In(own.Path, [], "explain", "trial", "H08");

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        Places(run).ShouldBe(["trial/case.yaml:4", "trial/case.yaml:8", "trial/case.yaml:10", "trial/case.yaml:11", "trial/case.yaml:12"]);
    }

    private static IEnumerable<string> Places(Run run) =>
        run.ErrorLines.Select(line => string.Join(':', line.Split(':')[..2])).Distinct();
}
