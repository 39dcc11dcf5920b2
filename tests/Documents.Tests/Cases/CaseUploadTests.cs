using System.Text;
using Anlan.Documents.Cases;

namespace Anlan.Documents.Tests.Cases;

public sealed class CaseUploadTests
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public void A_plain_file_is_read_with_and_without_a_mark()
    {
        var plain = Library.Upload(Library.Case).Value.ShouldNotBeNull();
        var marked = Library.Upload([.. Mark, .. Encoding.UTF8.GetBytes(Library.Case)], "case.yaml").Value.ShouldNotBeNull();

        plain.CaseText.ShouldBe(Library.Case);
        plain.FrameworkText.ShouldBe(Library.Framework);
        plain.Scored.Case.Id.ShouldBe("luohu-2024");
        plain.Scored.Framework!.Id.ShouldBe("luohu-project-2024");
        marked.CaseText.ShouldBe(Library.Case);
    }

    [Theory]
    [InlineData("case.yaml", "luohu-project-2024.yaml")]
    [InlineData("罗湖/case.yaml", "罗湖/luohu-project-2024.yaml")]
    [InlineData("a/cases/x/case.yaml", "a/frameworks/luohu-project-2024.yaml")]
    public void A_zip_brings_its_own_framework(string subject, string framework)
    {
        var changed = Library.Framework.Replace("title: ", "title: 试行");
        var read = Library.Upload(Zip.Of((subject, Library.Case), (framework, changed), ("说明.txt", "x"))).Value.ShouldNotBeNull();

        read.FrameworkText.ShouldBe(changed);
        read.Scored.Framework!.Title.ShouldStartWith("试行");
    }

    [Fact]
    public void A_zip_without_a_framework_takes_the_published_one() =>
        Library.Upload(Zip.Of(("case.yaml", Library.Case))).Value.ShouldNotBeNull().FrameworkText.ShouldBe(Library.Framework);

    [Fact]
    public void A_framework_that_is_nowhere_is_named()
    {
        var text = Library.Case.Replace("framework: luohu-project-2024", "framework: nowhere");

        Library.Refusal(Encoding.UTF8.GetBytes(text), "case.yaml").ShouldContain("找不到指标体系“nowhere”");
        Library.Refusal(Zip.Of(("case.yaml", text))).ShouldContain("找不到指标体系“nowhere”");
        Library.Upload(Zip.Of(("case.yaml", Library.Case)), withFrameworks: false).Problems.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("../frameworks/luohu-project-2024")]
    [InlineData("/etc/hostname")]
    [InlineData("..")]
    public void A_framework_named_by_a_path_is_not_looked_for(string id) =>
        Library.Upload(Library.Case.Replace("framework: luohu-project-2024", $"framework: {id}")).Problems.ShouldNotBeEmpty();

    [Fact]
    public void All_faults_of_a_case_in_a_zip_come_with_their_lines()
    {
        var text = Library.Case.Replace("year: 2024", "year: 24") + "remark: x\n";
        var problems = Library.Upload(Zip.Of(("a/case.yaml", text))).Problems;

        problems.Count.ShouldBe(2);
        problems.ShouldAllBe(problem => problem.File == "a/case.yaml" && problem.Line > 0);
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_at_its_line()
    {
        var bytes = Encoding.Latin1.GetBytes("case: x\ntitle: caf\u00e9\n");

        Library.Refusal(bytes, "case.yaml").ShouldBe("case.yaml:2: 不是 UTF-8 文本");
        Library.Refusal(Zip.Of(("case.yaml", bytes))).ShouldBe("case.yaml:2: 不是 UTF-8 文本");
        Library.Refusal(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("case: x\n")).ToArray(), "case.yaml").ShouldContain("UTF-8");
        Library.Refusal(Zip.Of(("case.yaml", Library.Case), ("luohu-project-2024.yaml", "\u009f\u0000"))).ShouldContain("luohu-project-2024.yaml");
    }

    [Fact]
    public void An_empty_file_and_an_empty_zip_are_refused()
    {
        Library.Refusal([], "case.yaml").ShouldBe("case.yaml: 文件是空的");
        Library.Refusal(Mark, "case.yaml").ShouldContain("空");
        Library.Refusal(Zip.Of(("case.yaml", ""))).ShouldContain("空");
        Library.Refusal(Zip.Of(Array.Empty<(string, string)>())).ShouldBe("case.zip: 压缩包里没有 case.yaml");
        Library.Refusal(Zip.Of(("readme.txt", "x"))).ShouldBe("case.zip: 压缩包里没有 case.yaml");
    }

    [Fact]
    public void Two_cases_or_two_frameworks_in_a_zip_are_refused()
    {
        Library.Refusal(Zip.Of(("a/case.yaml", Library.Case), ("b/case.yaml", Library.Case))).ShouldContain("多个 case.yaml");
        Library.Refusal(Zip.Of(("case.yaml", Library.Case), ("case.yaml", Library.Case))).ShouldContain("两个 case.yaml");
        Library.Refusal(Zip.Of(("case.yaml", Library.Case), ("a/luohu-project-2024.yaml", Library.Framework), ("b/luohu-project-2024.yaml", Library.Framework)))
            .ShouldContain("多个 luohu-project-2024.yaml");
    }

    [Fact]
    public void A_file_above_the_bound_is_refused_by_its_size()
    {
        Library.Refusal(new byte[5_000_000], "case.yaml").ShouldBe("case.yaml: 文件有 5000000 字节，最多 4000000 字节");
        Library.Refusal([.. Zip.Of(("case.yaml", Library.Case)), .. new byte[5_000_000]]).ShouldContain("最多 4000000 字节");
    }

    [Fact]
    [Shows("V-12b")]
    public void A_bomb_is_refused_by_what_comes_out_of_it()
    {
        var bomb = Zip.Of(("case.yaml", new byte[60_000_000]));
        bomb.Length.ShouldBeLessThan(100_000);

        Library.Refusal(bomb).ShouldBe("case.zip: 解开后超过 4000000 字节");
        Library.Refusal(Zip.Of(("a.yaml", new byte[4_060_000]), ("b.yaml", new byte[70_000]), ("case.yaml", "x"u8.ToArray()))).ShouldBe("case.zip: 解开后超过 4000000 字节");
        Library.Refusal(Zip.Of(("a.yaml", Spaces(2_500_000)), ("case.yaml", Spaces(2_500_000)))).ShouldBe("case.zip: 解开后超过 4000000 字节");
        Library.Refusal(Zip.Lying(bomb, 100)).ShouldContain("压缩包已损坏");

        static byte[] Spaces(int count) => [.. Enumerable.Repeat((byte)' ', count)];
    }

    [Fact]
    public void A_stated_size_is_not_believed()
    {
        var archive = Zip.Of(("case.yaml", Library.Case));

        Library.Refusal(Zip.Lying(archive, 40)).ShouldContain("压缩包已损坏");
        // One that promises more than there is either gives what was packed or nothing.
        foreach (var size in new uint[] { 5_000_000, uint.MaxValue - 1, uint.MaxValue })
            if (Library.Upload(Zip.Lying(archive, size)).Value is { } read)
                read.CaseText.ShouldBe(Library.Case);
    }

    [Fact]
    [Shows("V-12b")]
    public void A_thousand_entries_are_refused_by_their_count() =>
        Library.Refusal(Zip.Of([.. Enumerable.Range(0, 1000).Select(i => ($"{i}.yaml", "a: 1\n"))])).ShouldBe("case.zip: 压缩包里有 1000 个文件，最多 20 个");

    [Theory]
    [Shows("V-12b")]
    [InlineData("../x.yaml")]
    [InlineData("a/../../x.yaml")]
    [InlineData("./case.yaml")]
    [InlineData("a//x.yaml")]
    [InlineData("/etc/x.yaml")]
    [InlineData("a\\b.yaml")]
    [InlineData("C:x.yaml")]
    [InlineData("a\nb.yaml")]
    [InlineData("a\u0000.yaml")]
    [InlineData("a\u001b[2J.yaml")]
    [InlineData("a\u202Elmay.yaml")]
    [InlineData("a\u200Fb.yaml")]
    [InlineData("../readme.txt")]
    public void A_name_that_leads_elsewhere_or_hides_is_refused(string entry) =>
        Library.Refusal(Zip.Of(("case.yaml", Library.Case), (entry, "a: 1\n"))).ShouldStartWith("case.zip: 压缩包里的文件名不可用：");

    [Fact]
    public void The_name_of_the_upload_decides_and_reveals_nothing()
    {
        Library.Upload(Zip.Of(("case.yaml", Library.Case)), "case.yaml").Value.ShouldNotBeNull();
        Library.Upload(Encoding.UTF8.GetBytes(Library.Case), "../../case.zip").Value.ShouldNotBeNull();
        Library.Refusal([], @"C:\documents\case.yaml").ShouldStartWith("case.yaml: ");
    }

    [Fact]
    [Shows("V-12b")]
    public void Alias_bombs_and_deep_nests_get_one_clear_sentence()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [*{(char)('a' + i)}, *{(char)('a' + i)}]\n"));

        Library.Upload(bomb).Problems.ShouldHaveSingleItem().ToString().ShouldBe("case.yaml:1: 不接受锚点（&）和标签（!）");
        Library.Upload("facts: " + new string('[', 100_000)).Problems.ShouldHaveSingleItem().Message.ShouldContain("嵌套超过");
        Library.Upload("title: a\u202Eb\n").Problems.ShouldHaveSingleItem().Message.ShouldContain("U+202E");
        Library.Upload("title: \"a\\u202Eb\"\n").Problems.ShouldHaveSingleItem().Message.ShouldContain("U+202E");
        Library.Upload("title: \"a\\uFFFFb\"\n").Problems.ShouldHaveSingleItem().Message.ShouldContain("U+FFFF");
    }

    [Fact]
    public void A_zip_cut_off_anywhere_is_refused()
    {
        var archive = Zip.Of(("case.yaml", Library.Case), ("luohu-project-2024.yaml", Library.Framework));
        for (var length = 1; length < archive.Length; length += 97)
            Library.Upload(archive[..length]).Value.ShouldBeNull();
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_throw()
    {
        var random = new Random(20261120);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(1, 3000)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
                "PK\x03\x04"u8[..Math.Min(4, bytes.Length)].CopyTo(bytes);
            Library.Upload(bytes).Value.ShouldBeNull();
        }
    }

    [Fact]
    public void A_damaged_zip_gives_what_was_packed_or_a_refusal()
    {
        var archive = Zip.Of(("case.yaml", Library.Case), ("luohu-project-2024.yaml", Library.Framework));
        var random = new Random(20261121);
        var refused = 0;
        for (var i = 0; i < 500; i++)
        {
            var read = Library.Upload(Damaged(archive, random), withFrameworks: false).Value;
            if (read is null)
                refused++;
            else
                (read.CaseText, read.FrameworkText).ShouldBe((Library.Case, Library.Framework));
        }
        refused.ShouldBeGreaterThan(250);
    }

    private static byte[] Damaged(byte[] archive, Random random)
    {
        var damaged = archive.ToArray();
        var at = random.Next(damaged.Length);
        switch (random.Next(4))
        {
            case 0:
                return [.. damaged[..at], .. damaged[Math.Min(at + random.Next(1, 200), damaged.Length)..]];
            case 1:
                return [.. damaged[..at], (byte)random.Next(256), .. damaged[at..]];
            default:
                for (var i = random.Next(1, 9); i > 0; i--)
                    damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
                return damaged;
        }
    }
}
