using System.Text.Json;

namespace Anlan.Cli.Tests;

public sealed class ExplainTests
{
    [Fact]
    [Shows("V-09c")]
    public void Explain_prints_the_whole_working_of_one_indicator()
    {
        var run = Program.Anlan("explain", "luohu-2024", "H08");

        run.Exit.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Lines[0].ShouldStartWith("H08 ");
        run.Lines[0].ShouldEndWith(" › 预算执行率");
        run.Lines.ShouldContain("公布 3.94（公布文本第 376 行），复核 3.80，可证实 3.80");
        var working = run.Lines.SkipWhile(line => line != "算式：").Skip(1).TakeWhile(line => line.StartsWith("  ")).Select(line => line.Trim()).ToList();
        working.ShouldBe([
            "实际支出 61.5 万元（第 229 行）",
            "下达资金 62.46 万元（第 225 行）",
            "61.5 ÷ 62.46 = 98.46%",
            "低于 100% 1.54 个百分点，不足 1 个按 1 个计，为 2 个，扣 0.2 分",
            "得 3.80 分",
        ]);
    }

    [Fact]
    public void Explain_as_json_gives_the_indicator_of_the_scorecard()
    {
        var card = JsonDocument.Parse(Program.Anlan("evaluate", "yantian-2023", "--json").Bytes).RootElement;
        var leaf = JsonDocument.Parse(Program.Anlan("explain", "yantian-2023", "Y16", "--json").Bytes).RootElement;

        JsonElement.DeepEquals(leaf, card.GetProperty("indicators").EnumerateArray().Single(l => l.GetProperty("ref").GetString() == "Y16")).ShouldBeTrue();
    }

    [Fact]
    public void Ref_code_and_lower_case_lead_to_the_same_indicator()
    {
        var leaf = JsonDocument.Parse(Program.Anlan("explain", "luohu-2024", "H08", "--json").Bytes).RootElement;
        var expected = Program.Anlan("explain", "luohu-2024", "H08").Output;

        expected.ShouldNotBeEmpty();
        Program.Anlan("explain", "luohu-2024", "h08").Output.ShouldBe(expected);
        Program.Anlan("explain", "luohu-2024", leaf.GetProperty("code").GetString()!).Output.ShouldBe(expected);
    }

    [Theory]
    [InlineData("luohu-2024", "H99", "H21")]
    [InlineData("luohu-2024", "", "H21")]
    [InlineData("dapeng-2023", "H01", "没有指标表")]
    public void An_unknown_indicator_is_refused_with_the_known_ones(string subject, string code, string hint)
    {
        var run = Program.Anlan("explain", subject, code);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines.Single().ShouldContain(hint);
    }
}
