using System.Text;

namespace Anlan.Cli.Tests;

public sealed class ReportTests
{
    [Fact]
    [Shows("V-23a")]
    public void A_report_is_written_by_the_name_asked_for()
    {
        using var folder = new Folder();
        foreach (var (name, begins) in new[] { ("报告.docx", "PK"), ("b.XLSX", "PK"), ("c.pdf", "%PDF-") })
        {
            var run = Program.In(folder.Path, [], "report", "luohu-2024", "--out", name);

            run.Exit.ShouldBe(0, run.Error);
            run.Bytes.ShouldBeEmpty();
            Encoding.ASCII.GetString(File.ReadAllBytes(Path.Combine(folder.Path, name)).AsSpan(0, begins.Length)).ShouldBe(begins);
        }
        Directory.EnumerateFileSystemEntries(folder.Path).Count().ShouldBe(3);
        Program.In(folder.Path, [], "verify", "报告.docx").Exit.ShouldBe(0);
        Program.In(folder.Path, [], "verify", "c.pdf").Exit.ShouldBe(0);
    }

    [Theory]
    [Shows("V-23a")]
    [Shows("V-22c")]
    [InlineData("luohu-2024", "--out", "a.txt")]
    [InlineData("luohu-2024", "--out", "a")]
    [InlineData("luohu-2024", "--out", "missing/a.docx")]
    [InlineData("luohu-2024", "--out", "a.docx", "--style", "E")]
    [InlineData("nowhere-2024", "--out", "a.docx")]
    [InlineData("luohu-2024")]
    public void What_cannot_be_written_is_refused_and_leaves_nothing(params string[] arguments)
    {
        using var folder = new Folder();
        var run = Program.In(folder.Path, [], ["report", .. arguments]);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.Error.ShouldNotContain("Exception");
        run.ErrorLines.ShouldAllBe(line => line.Any(c => c >= '一'));
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-22c")]
    public void A_report_that_nobody_could_verify_within_bounds_is_not_written()
    {
        using var folder = new Folder();
        var rows = string.Join("\n", Enumerable.Range(0, 1000).Select(i => $"        - [{string.Join(", ", Enumerable.Range(0, 12).Select(j => $"{i}.{j}"))}]"));
        var table = $"    - slot: work\n      title: 明细\n      columns: [{string.Join(", ", Enumerable.Range(0, 12).Select(j => $"甲{(char)('a' + j)}"))}]\n      rows:\n{rows}\n";
        folder.With("huge/case.yaml", $"case: huge\ntitle: 大报告\nunit: 某局\nyear: 2024\nkind: 项目支出\nreport:\n  style: B\n  tables:\n{table}{table}");
        var run = Program.In(folder.Path, [], "report", "huge", "--out", "a.docx");

        run.Exit.ShouldBe(2, run.Error);
        run.Error.ShouldContain("最多 20000 个数");
        File.Exists(Path.Combine(folder.Path, "a.docx")).ShouldBeFalse();
    }

    [Fact]
    [Shows("V-22c")]
    public void A_failure_leaves_the_report_that_stood_there()
    {
        using var folder = new Folder();
        var file = folder.With("a.pdf", "older");
        // Without an office program on the path there is no PDF, and a folder in its place is not replaced.
        var run = Program.In(folder.Path, new() { ["PATH"] = folder.Path }, "report", "luohu-2024", "--out", "a.pdf");
        Directory.CreateDirectory(Path.Combine(folder.Path, "b.docx"));
        var taken = Program.In(folder.Path, [], "report", "luohu-2024", "--out", "b.docx");

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("LibreOffice");
        File.ReadAllText(file).ShouldBe("older");
        taken.Exit.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).ShouldBe(["a.pdf", "b.docx"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("missing.docx")]
    [InlineData("/dev/zero")]
    [InlineData("cases")]
    [InlineData("README.md")]
    [InlineData("K7QM-2X9F")]
    public void What_cannot_be_verified_is_refused(string file)
    {
        var run = Program.Anlan("verify", file);

        run.Exit.ShouldBe(2);
        run.Bytes.ShouldBeEmpty();
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain(c => c >= '一');
    }
}
