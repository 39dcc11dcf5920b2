namespace Anlan.Cli.Tests;

public sealed class SameBytesTests
{
    /// <summary>Each with a culture, a zone and something else that a machine may have set.</summary>
    private static readonly Dictionary<string, string>[] Machines =
    [
        new() { ["LANG"] = "zh_CN.UTF-8", ["LC_ALL"] = "zh_CN.UTF-8", ["TZ"] = "Asia/Shanghai", ["TERM"] = "xterm-256color" },
        new() { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["TZ"] = "America/St_Johns", ["COLUMNS"] = "80" },
        new() { ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Pacific/Apia", ["FORCE_COLOR"] = "1" },
        new() { ["LANG"] = "C", ["LC_ALL"] = "C", ["TZ"] = "UTC", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
    ];

    public static TheoryData<string, string, string> Commands => new()
    {
        { "evaluate", "yantian-2023", "--json" },
        { "evaluate", "xingning-2024", "--json" },
        { "evaluate", "longgang-2020", "--json" },
        { "evaluate", "luohu-2024", "--json" },
        { "evaluate", "dapeng-2023", "--json" },
        { "evaluate", "yantian-2023", "" },
        { "explain", "yantian-2023", "Y16" },
        { "explain", "luohu-2024", "h01" },
        { "evaluate", "nowhere", "" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    [Shows("V-07a")]
    public void Culture_and_time_zone_change_no_byte(string verb, string subject, string last)
    {
        string[] arguments = [.. new[] { verb, subject, last }.Where(argument => argument.Length > 0)];
        var expected = Program.Anlan(arguments);

        foreach (var machine in Machines)
        {
            var run = Program.In(Checkout.Root, machine, arguments);
            run.Exit.ShouldBe(expected.Exit, machine["LANG"]);
            run.Bytes.ShouldBe(expected.Bytes, machine["LANG"]);
            run.Error.ShouldBe(expected.Error, machine["LANG"]);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("evaluate", "yantian-2023")]
    [InlineData("explain", "yantian-2023", "Y16")]
    public void A_pipe_gets_text_without_codes_for_a_terminal(params string[] arguments)
    {
        var run = Program.In(Checkout.Root, new() { ["TERM"] = "xterm-256color" }, arguments);

        run.Exit.ShouldBe(0);
        run.Output.ShouldNotContain('\u001b');
        run.Output.ShouldNotContain('\uFEFF');
        run.Output.ShouldEndWith("\n");
    }

    [Fact]
    public void A_table_is_not_cut_at_80_columns_in_a_pipe()
    {
        var lines = Program.In(Checkout.Root, new() { ["COLUMNS"] = "80" }, "evaluate", "yantian-2023").Lines;
        var rows = lines.Where(line => line.StartsWith('│')).ToList();

        rows.Max(Columns).ShouldBeGreaterThan(80);
        rows.ShouldContain(row => row.Contains("社会效益、经济效益、生态效益等"));
        rows.ShouldAllBe(row => Columns(row) == Columns(rows[0]));
    }

    /// <summary>A Chinese character takes two columns.</summary>
    private static int Columns(string line) => line.Sum(c => c is >= '\u2E80' and <= '\uFFEF' ? 2 : 1);
}
