using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests;

/// <summary>What may stand in no file. Patterns hold a bracket where they would otherwise find themselves.</summary>
public sealed partial class FileTests
{
    [Fact]
    public void No_file_names_a_path_of_one_machine() => Found(MachinePath(), Tracked.Texts).ShouldBeEmpty();

    [Fact]
    public void No_file_names_the_address_of_a_registry() => Found(Registry(), Tracked.Texts).ShouldBeEmpty();

    [Fact]
    [Shows("V-08i")]
    public void Published_texts_hold_no_telephone_number() => Found(Telephone(), Tracked.Texts.Where(IsPublished)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_marked_as_to_be_done_later() => Found(Later(), Tracked.Texts).ShouldBeEmpty();

    [Fact]
    public void No_test_is_skipped() => Found(Skipped(), Tracked.Texts.Where(IsTest)).ShouldBeEmpty();

    [Theory]
    [InlineData("see /wo|rk/main/x", "machine")]
    [InlineData("\"/ro|ot/.nuget\"", "machine")]
    [InlineData("=/ho|me/anna/x", "machine")]
    [InlineData("/Us|ers/anna/x", "machine")]
    [InlineData("C:\\Us|ers\\anna", "machine")]
    [InlineData("https://registry.np|mjs.org/x", "registry")]
    [InlineData("https://api.nu|get.org/v3", "registry")]
    [InlineData("\"resol|ved\": \"https://a\"", "registry")]
    [InlineData("电话138|00138000。", "telephone")]
    [InlineData("0755-|28912345", "telephone")]
    [InlineData("（0755）|28912345", "telephone")]
    [InlineData("010 |66778899", "telephone")]
    [InlineData("// TO|DO later", "later")]
    [InlineData("FIX|ME: later", "later")]
    [InlineData("[Fact(Sk|ip = \"later\")]", "skipped")]
    [InlineData("[Fact(Sk|ipUnless = nameof(A))]", "skipped")]
    [InlineData("Assert.Sk|ip(\"later\")", "skipped")]
    public void Each_of_them_would_be_noticed(string text, string kind) =>
        Found(Pattern(kind), [new("a.md", "first\n" + text.Replace("|", ""))]).Single().ShouldStartWith("a.md:2: ");

    [Theory]
    [InlineData("https://example.org/work/x.html src/work/x ./root/", "machine")]
    [InlineData("\"resolved\": false, nuget packages", "registry")]
    [InlineData("13999999999.99 元，2024-02-28，合计 15000000000000，0.13800138000", "telephone")]
    [InlineData("METHODO TODOS fixme", "later")]
    [InlineData("rows.Skip(1).Where(row => row.Skipped == 0)", "skipped")]
    public void What_only_resembles_them_is_not_accused(string text, string kind) =>
        Found(Pattern(kind), [new("a.md", text)]).ShouldBeEmpty();

    [Fact]
    public void Every_script_is_executable_and_bash_reads_it()
    {
        string[] scripts = [.. Scripts(Tracked.Texts)];
        scripts.ShouldContain("test");
        scripts.Where(script => !IsExecutable(Checkout.Path(script))).ShouldBeEmpty("chmod +x is missing");
        scripts.Where(script => Shell.Run($"bash -n '{script}'").Exit != 0).ShouldBeEmpty("bash -n refuses them");
    }

    [Fact]
    public void A_script_is_known_by_its_name_or_first_line() =>
        Scripts([new("a.sh", ""), new("b", "#!/usr/bin/env bash\n"), new("c", "#!/bin/sh\n"), new("d.py", "#!/usr/bin/python\n"), new("e", "text")])
            .ShouldBe(["a.sh", "b", "c"]);

    [Fact]
    public void A_script_with_a_fault_is_refused_by_bash()
    {
        var folder = Directory.CreateTempSubdirectory();
        var script = Path.Combine(folder.FullName, "a");
        File.WriteAllText(script, "if true; then\n");
        try
        {
            Shell.Run($"bash -n '{script}'").Exit.ShouldNotBe(0);
            IsExecutable(script).ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_git_every_file_not_built_is_found()
    {
        var walked = Tracked.Walk(Checkout.Root).ToHashSet();
        Tracked.Paths.Where(path => !walked.Contains(path)).ShouldBeEmpty();
        walked.ShouldNotContain(path => path.Contains("/bin/") || path.Contains("/obj/") || path.Contains("node_modules/"));
    }

    private static IEnumerable<string> Found(Regex pattern, IEnumerable<TrackedFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {pattern.Match(line.Item).Value}";

    private static IEnumerable<string> Scripts(IEnumerable<TrackedFile> files) =>
        files.Where(file => file.Path.EndsWith(".sh") || Shebang().IsMatch(file.Text)).Select(file => file.Path);

    private static bool IsExecutable(string path) => Shell.Run($"test -x '{path}'").Exit == 0;

    private static bool IsPublished(TrackedFile file) => file.Path.Split('/')[0] is "cases" or "frameworks" or "docs" or "demo";

    private static bool IsTest(TrackedFile file) => file.Path.StartsWith("tests/") && Path.GetExtension(file.Path) is ".cs" or ".razor";

    private static Regex Pattern(string kind) => kind switch
    {
        "machine" => MachinePath(),
        "registry" => Registry(),
        "telephone" => Telephone(),
        "later" => Later(),
        _ => Skipped(),
    };

    [GeneratedRegex(@"(?<![\w.~}-])/(?:[w]ork|[r]oot|[f]arm)/|(?<![\w.~}-])/(?:[h]ome|[U]sers)/\w|[A-Z]:\\[U]sers\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex("""registry\.[n]pm|[n]pmmirror|registry\.[y]arnpkg|api\.[n]uget|nuget\.[o]rg/v|[a]rtifactory|/[n]exus/|proxy\.[g]olang|[p]ypi\.org|[d]eb\.debian\.org|"[r]esolved"\s*:\s*"http""")]
    private static partial Regex Registry();

    // A mobile number, or an area code with a landline; digits of a larger number or of an amount are neither.
    [GeneratedRegex(@"(?<![\d.])1[3-9]\d{9}(?![\d.])|(?<![\d.])[(（]?0\d{2,3}[)）]?[-—– ]?[2-8]\d{6,7}(?![\d.])")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\bSkip(?:When|Unless|Type|Exceptions)?\s*=(?!=)|Assert\.[S]kip")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\A#!.*\b(?:ba)?sh\b")]
    private static partial Regex Shebang();
}
