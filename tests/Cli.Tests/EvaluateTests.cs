using System.Text.Json;

namespace Anlan.Cli.Tests;

public sealed class EvaluateTests
{
    [Fact]
    [Shows("V-09d")]
    public void Evaluate_prints_totals_readings_points_and_findings()
    {
        var run = Program.Anlan("evaluate", "yantian-2023");

        run.Exit.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Lines.ShouldContain("公布总分    95.70  优");
        run.Lines.ShouldContain("复核总分    93.70  优");
        run.Lines.Where(line => line.StartsWith("  另一读法")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).ShouldBe(["91.70", "94.34", "92.34"]);
        run.Lines.ShouldContain("可证实区间  53.70 – 93.70  差 至 优");
        run.Lines.ShouldContain("100.00 分权重中：可复算 24.00，仅陈述 6.00，人评定 30.00，无依据 40.00");
        run.Lines.ShouldContain(line => line.Contains("[错] Y21 ") && line.Contains("印出 6 分") && line.Contains("第 296 行"));
        run.Lines.ShouldContain(line => line.Contains("[问] Y18 "));
    }

    [Fact]
    public void Evaluate_prints_a_row_for_each_leaf_of_the_tree()
    {
        var rows = Program.Anlan("evaluate", "luohu-2024").Lines.Where(line => line.StartsWith("│ H")).ToList();

        rows.Count.ShouldBe(21);
        rows.Single(row => row.Contains("H08")).Split('│', StringSplitOptions.TrimEntries)[1..^1]
            .ShouldBe(["H08", "预算执行率", "4", "3.94", "3.80", "3.80", "可复算", "逐步扣分"]);
    }

    [Fact]
    public void A_case_without_a_tree_shows_only_what_is_printed()
    {
        var run = Program.Anlan("evaluate", "dapeng-2023");

        run.Exit.ShouldBe(0);
        run.Lines.ShouldContain("公布总分    97.00  优");
        run.Lines.ShouldContain("复核总分    —");
        run.Output.ShouldNotContain("│");
    }

    [Fact]
    [Shows("V-08a")]
    public void Yantian_gives_its_totals_as_numbers() =>
        Totals("yantian-2023", 95.7m, 93.70m, [91.70m, 94.34m, 92.34m], 53.7m, 93.7m);

    [Fact]
    [Shows("V-08b")]
    public void Xingning_gives_its_totals_as_numbers() =>
        Totals("xingning-2024", 88m, 88m, [87.99m]);

    [Fact]
    [Shows("V-08c")]
    public void Longgang_gives_its_totals_as_numbers() =>
        Totals("longgang-2020", 95.68m, 93.86m, [95.68m]);

    [Fact]
    [Shows("V-08d")]
    public void Luohu_gives_its_totals_as_numbers() =>
        Totals("luohu-2024", 99.94m, 99.80m, [97.80m]);

    [Fact]
    [Shows("V-08e")]
    public void Dapeng_gives_its_printed_total_and_no_other()
    {
        Totals("dapeng-2023", 97m, null, []);
        var card = Json("dapeng-2023");
        card.GetProperty("framework").ValueKind.ShouldBe(JsonValueKind.Null);
        card.GetProperty("indicators").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Shows("V-09a")]
    public void A_case_is_found_by_name_and_by_folder_from_anywhere()
    {
        using var elsewhere = new Folder();
        var expected = Program.Anlan("evaluate", "luohu-2024", "--json").Bytes;

        expected.ShouldNotBeEmpty();
        Program.Anlan("evaluate", "cases/luohu-2024", "--json").Bytes.ShouldBe(expected);
        Program.In(elsewhere.Path, [], "evaluate", "luohu-2024", "--json").Bytes.ShouldBe(expected);
        Program.In(elsewhere.Path, [], "evaluate", Checkout.Path("cases", "luohu-2024"), "--json").Bytes.ShouldBe(expected);
        Program.In(Checkout.Path("cases", "luohu-2024"), [], "evaluate", ".", "--json").Bytes.ShouldBe(expected);
        Program.In(Checkout.Path("src", "Cli"), [], "evaluate", "luohu-2024", "--json").Bytes.ShouldBe(expected);
        Program.In(elsewhere.Path, [], "explain", Checkout.Path("cases", "luohu-2024"), "H08").Bytes
            .ShouldBe(Program.Anlan("explain", "luohu-2024", "H08").Bytes);
    }

    [Fact]
    public void A_case_of_ones_own_may_bring_its_own_framework()
    {
        using var own = new Folder();
        own.With("trial/case.yaml", Folder.Text("cases", "luohu-2024", "case.yaml").Replace("case: luohu-2024", "case: trial").Replace("framework: luohu-project-2024", "framework: trial-2024"));
        own.With("trial/trial-2024.yaml", Folder.Text("frameworks", "luohu-project-2024.yaml").Replace("framework: luohu-project-2024", "framework: trial-2024"));

        var card = JsonDocument.Parse(Program.In(own.Path, [], "evaluate", "trial", "--json").Output).RootElement;

        card.GetProperty("case").GetString().ShouldBe("trial");
        card.GetProperty("framework").GetString().ShouldBe("trial-2024");
        card.GetProperty("totals").GetProperty("checked").GetProperty("value").GetDecimal().ShouldBe(99.80m);
    }

    [Fact]
    public void Another_framework_file_gives_another_score()
    {
        using var own = new Folder();
        var framework = Folder.Text("frameworks", "luohu-project-2024.yaml");
        var rule = framework.IndexOf("ref: H08", StringComparison.Ordinal);
        rule.ShouldBeGreaterThan(0);
        var at = framework.IndexOf("deduct: 0.1", rule, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(rule);
        var file = own.With("stricter.yaml", string.Concat(framework.AsSpan(0, at), "deduct: 0.5", framework.AsSpan(at + "deduct: 0.1".Length)));

        var card = Json("luohu-2024", "--framework", file);

        card.GetProperty("totals").GetProperty("checked").GetProperty("value").GetDecimal().ShouldBe(99.00m);
        card.GetProperty("totals").GetProperty("published").GetDecimal().ShouldBe(99.94m);
    }

    [Fact]
    public void Brackets_in_a_code_or_name_are_only_text()
    {
        using var own = new Folder();
        own.With("odd/case.yaml", "case: odd\ntitle: t\nunit: u\nyear: 2024\nkind: 项目支出\nframework: odd\n");
        own.With("odd/odd.yaml", """
            framework: odd
            title: "[red]t[/]"
            regime: 项目支出
            year: 2024
            basis: 《试行》
            rounding: { score: 2, total: 2 }
            indicators:
              - { code: "[x]", name: "[/][bold]", weight: 100, rule: { kind: EXPERT } }
            """);

        var run = Program.In(own.Path, [], "evaluate", "odd");

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Lines.ShouldContain(line => line.Contains("│ [x]") && line.Contains("[/][bold]"));
    }

    private static void Totals(string id, decimal? published, decimal? known, decimal[] alternatives, decimal? min = null, decimal? max = null)
    {
        var totals = Json(id).GetProperty("totals");
        Number(totals.GetProperty("published")).ShouldBe(published);
        Number(totals.GetProperty("checked").GetProperty("value")).ShouldBe(known);
        totals.GetProperty("checked").GetProperty("alternatives").EnumerateArray().Select(a => Number(a.GetProperty("value"))!.Value).ShouldBe(alternatives);
        if (min is null)
            return;
        Number(totals.GetProperty("proved").GetProperty("min")).ShouldBe(min);
        Number(totals.GetProperty("proved").GetProperty("max")).ShouldBe(max);
    }

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();

    private static JsonElement Json(string id, params string[] more)
    {
        var run = Program.Anlan(["evaluate", id, "--json", .. more]);
        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        return JsonDocument.Parse(run.Bytes).RootElement;
    }
}
