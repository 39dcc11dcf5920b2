using System.Diagnostics;
using Anlan.Documents.Office;
using Anlan.Documents.Tests.Word;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Office;

public sealed class OfficeProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anlan-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_the_program_a_sentence_says_what_is_missing()
    {
        OfficeProgram.Find(folder).ShouldBeNull();
        OfficeProgram.Find(null).ShouldBeNull();
        var converted = await OfficeProgram.ToPdfAsync(null, [], OfficeProgram.Limit, TestContext.Current.CancellationToken);

        converted.Bytes.ShouldBeNull();
        converted.Problem.ShouldBe("没有找到 LibreOffice（命令 soffice），不能写出 PDF；装上它再试，或者先写成 .docx，用 Word 或 WPS 另存为 PDF");
    }

    [Fact]
    public async Task A_conversion_uses_its_own_profile_and_leaves_nothing()
    {
        var real = OfficeProgram.Find(Environment.GetEnvironmentVariable("PATH")).ShouldNotBeNull();
        var program = Script($"echo \"$1\" >{folder}/profile; pwd >{folder}/place; echo \"$FONTCONFIG_FILE\" >{folder}/fonts; exec {real} \"$@\"");

        var converted = await OfficeProgram.ToPdfAsync(program, WordWriter.Write(SampleReport.Plain), OfficeProgram.Limit, TestContext.Current.CancellationToken);

        converted.Problem.ShouldBeNull();
        converted.Bytes!.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        Said("profile").ShouldBe($"-env:UserInstallation=file://{Said("place")}/profile");
        Directory.Exists(Said("place")).ShouldBeFalse();
        File.ReadAllText(Said("fonts")).ShouldContain("<family>仿宋_GB2312</family>");
    }

    [Theory]
    [InlineData("exit 3", "LibreOffice 没有写出 PDF（退出码 3）")]
    [InlineData("yes 0123456789 | head -c 1000000; exit 0", "LibreOffice 打不开这份文档，没有写出 PDF")]
    public async Task A_failure_is_a_sentence_and_leaves_nothing(string script, string sentence)
    {
        var program = Script($"pwd >{folder}/place; {script}");

        var converted = await OfficeProgram.ToPdfAsync(program, [1], OfficeProgram.Limit, TestContext.Current.CancellationToken);

        (converted.Bytes, converted.Problem).ShouldBe((null, sentence));
        Directory.Exists(Said("place")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        var file = Path.Combine(folder, "soffice");
        File.WriteAllText(file, "no program");
        OfficeProgram.Find(folder).ShouldBe(file);

        var converted = await OfficeProgram.ToPdfAsync(file, [1], OfficeProgram.Limit, TestContext.Current.CancellationToken);

        converted.Problem.ShouldBe($"LibreOffice 启动不了：{file}");
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_all_its_children()
    {
        var program = Script($"pwd >{folder}/place; sleep 600 & echo $! >{folder}/child; sleep 600");
        var clock = Stopwatch.StartNew();

        var converted = await OfficeProgram.ToPdfAsync(program, [1], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        converted.Problem.ShouldBe("LibreOffice 在 1 秒内没有写完 PDF，已经停止");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        Directory.Exists(Said("place")).ShouldBeFalse();
        await Ended(Said("child"));
    }

    [Fact]
    public async Task A_conversion_that_nobody_waits_for_ends_at_once()
    {
        var program = Script($"pwd >{folder}/place; sleep 600 & echo $! >{folder}/child; sleep 600");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var conversion = OfficeProgram.ToPdfAsync(program, [1], OfficeProgram.Limit, cancel.Token);
        while (!File.Exists(Path.Combine(folder, "child")) || Said("child").Length == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(conversion);
        Directory.Exists(Said("place")).ShouldBeFalse();
        await Ended(Said("child"));
    }

    private string Script(string line)
    {
        var file = Path.Combine(folder, "office");
        File.WriteAllText(file, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
        return file;
    }

    private string Said(string file) => File.ReadAllText(Path.Combine(folder, file)).Trim();

    /// <summary>A process that was ended is gone as soon as the system has tidied up.</summary>
    private static async Task Ended(string process)
    {
        for (var i = 0; i < 100 && File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z "); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ")).ShouldBeFalse();
    }
}
