using System.Text;
using Anlan.Documents.Cases;

namespace Anlan.Documents.Tests.Cases;

public sealed class CaseLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anlan-library-");
    private readonly CaseLibrary library;

    public CaseLibraryTests()
    {
        With("library/cases/one/case.yaml", Library.Case);
        With("library/cases/two/case.yaml", Library.Case);
        With("library/frameworks/luohu-project-2024.yaml", Library.Framework);
        With("outside/case.yaml", Library.Case);
        With("outside/secret.yaml", Library.Framework);
        library = new CaseLibrary(Path.Combine(folder.FullName, "library"));
    }

    [Fact]
    public void The_shipped_library_reads_its_five_cases()
    {
        var shipped = CaseLibrary.Find(AppContext.BaseDirectory).ShouldNotBeNull();

        shipped.Cases.ShouldBe(["dapeng-2023", "longgang-2020", "luohu-2024", "xingning-2024", "yantian-2023"]);
        foreach (var id in shipped.Cases)
            shipped.Texts(id).Scored.Case.Id.ShouldBe(id);
        shipped.Texts("dapeng-2023").FrameworkText.ShouldBeNull();
    }

    [Fact]
    public void A_library_is_found_from_a_folder_inside_it()
    {
        CaseLibrary.Find(Path.Combine(library.Root, "cases", "one"))!.Root.ShouldBe(library.Root);
        CaseLibrary.Find(folder.FullName)!.Root.ShouldBe(AppContext.BaseDirectory);
    }

    [Theory]
    [InlineData("three")]
    [InlineData("")]
    [InlineData("../../outside")]
    [InlineData("../cases/one")]
    [InlineData("elsewhere/one")]
    [InlineData("one/case.yaml")]
    [InlineData("o\0ne")]
    public void An_unknown_id_does_not_leave_the_library(string id)
    {
        var problem = library.Load(id).Problems.ShouldHaveSingleItem();

        problem.Message.ShouldBe("没有这个案例。可用的案例：one、two");
        library.Load("one").Value.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("../../outside/secret")]
    [InlineData("..")]
    [InlineData("")]
    public void A_framework_id_does_not_leave_the_library(string id)
    {
        File.Exists(Path.Combine(library.Root, "frameworks", "../../outside/secret.yaml")).ShouldBeTrue();

        library.FrameworkFile(null, id).ShouldBeNull();
        library.FrameworkText(id).ShouldBeNull();
        library.FrameworkFile(Path.Combine(library.Root, "cases", "one"), id).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_another_program_holds_is_refused()
    {
        var file = Path.Combine(library.Root, "cases", "one", "case.yaml");
        using (File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            library.Load("one").Problems.ShouldHaveSingleItem().Message.ShouldContain("文件打不开");
        library.Load("one").Value.ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        library.Load("one", Path.Combine(library.Root, "missing.yaml")).Problems.ShouldHaveSingleItem().Message.ShouldBe("没有这个文件");
        library.Load("one", Path.Combine(library.Root, "missing", "x.yaml")).Problems.ShouldHaveSingleItem().Message.ShouldBe("没有这个文件");
        library.Load("one", library.Root).Problems.ShouldHaveSingleItem().Message.ShouldContain("文件打不开");
    }

    [Fact]
    public void A_file_above_the_bound_is_refused_before_it_is_read()
    {
        // Far larger than anything that could be taken into memory.
        var file = With("library/cases/one/case.yaml", "");
        using (var stream = File.OpenWrite(file))
            stream.SetLength(1L << 36);

        library.Load("one").Problems.ShouldHaveSingleItem().Message.ShouldBe("文件有 68719476736 字节，最多 4000000 字节");
    }

    [Fact]
    public void A_device_without_an_end_is_refused() =>
        CaseLibrary.ReadText("/dev/zero").Problem.ShouldNotBeNull().Message.ShouldBe("超过 4000000 字节");

    [Fact]
    public void Only_utf8_is_read_with_or_without_its_mark()
    {
        CaseLibrary.ReadText(With("a.yaml", [0xEF, 0xBB, 0xBF, .. "案"u8])).Text.ShouldBe("案");
        CaseLibrary.ReadText(With("a.yaml", "案"u8.ToArray())).Text.ShouldBe("案");
        CaseLibrary.ReadText(With("a.yaml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("案")).ToArray())).Problem!.Message.ShouldBe("不是 UTF-8 文本");
        CaseLibrary.ReadText(With("a.yaml", [.. "a\nb\n"u8, 0xFF])).Problem!.Line.ShouldBe(3);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    private string With(string name, byte[] bytes)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
