namespace Anlan.Repository.Tests;

public sealed class GoldenTests
{
    private const string Folder = "tests/Evaluation.Tests/Numbers";

    [Fact]
    public void The_oracle_writes_the_committed_golden_file()
    {
        var (exit, output) = Shell.Run($"node {Folder}/golden.mjs --print");
        exit.ShouldBe(0, output);
        output.ShouldBe(Tracked.Text($"{Folder}/golden.tsv"), "make it again with node golden.mjs");
    }

    [Fact]
    public void The_golden_file_has_many_cases_of_each_operation()
    {
        var rows = Tracked.Text($"{Folder}/golden.tsv").TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t')).ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(1200);
        rows.ShouldAllBe(row => row.Length == 5);
        rows.Select(row => row[0]).ShouldBeUnique();
        var operations = rows.CountBy(row => row[1]).ToList();
        operations.Count.ShouldBe(17);
        operations.ShouldAllBe(operation => operation.Value >= 60);
    }
}
