namespace Anlan.Documents.Tests.Cases;

/// <summary>Runs alone, because it moves the working folder and the folder for temporary files of the process.</summary>
[CollectionDefinition(nameof(NothingWrittenTests), DisableParallelization = true)]
[Collection(nameof(NothingWrittenTests))]
public sealed class NothingWrittenTests : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;
    private readonly string? temporary = Environment.GetEnvironmentVariable("TMPDIR");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anlan-upload-");

    public NothingWrittenTests()
    {
        var inner = folder.CreateSubdirectory("a/b/c").FullName;
        Environment.CurrentDirectory = inner;
        Environment.SetEnvironmentVariable("TMPDIR", inner);
    }

    [Fact]
    [Shows("V-12c")]
    public void An_upload_good_or_refused_leaves_no_file_behind()
    {
        Path.GetTempPath().TrimEnd('/').ShouldBe(Environment.CurrentDirectory);
        var good = Zip.Of(("case.yaml", Library.Case), ("luohu-project-2024.yaml", Library.Framework));

        Library.Upload(good).Value.ShouldNotBeNull();
        Library.Upload(Zip.Of(("case.yaml", new byte[60_000_000]))).Value.ShouldBeNull();
        Library.Upload(Zip.Of(("case.yaml", Library.Case), ("../x.yaml", "a: 1\n"), ("../../x.txt", "x"))).Value.ShouldBeNull();
        Library.Upload(good[..^60]).Value.ShouldBeNull();
        Library.Upload("case: x\n").Value.ShouldBeNull();

        folder.GetFiles("*", SearchOption.AllDirectories).ShouldBeEmpty();
        folder.GetDirectories("*", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        Environment.SetEnvironmentVariable("TMPDIR", temporary);
        folder.Delete(recursive: true);
    }
}
