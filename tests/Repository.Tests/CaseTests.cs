using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests;

public sealed partial class CaseTests
{
    [Fact]
    public void Every_case_and_framework_is_complete_and_named_right()
    {
        var files = Tracked.Texts.Where(file => file.Path.StartsWith("cases/") || file.Path.StartsWith("frameworks/")).ToList();
        files.ShouldContain(file => file.Path.StartsWith("cases/"));
        files.ShouldContain(file => file.Path.StartsWith("frameworks/"));
        Problems(files).ShouldBeEmpty();
    }

    [Fact]
    public void Each_missing_file_and_wrong_name_is_noticed() =>
        Problems([
            new("cases/a-2024/case.yaml", "case: a-2024\nframework: other\n"),
            new("cases/a-2024/expected.yaml", ""),
            new("cases/b-2024/case.yaml", "# b\ncase: a-2024\n"),
            new("cases/b-2024/expected.yaml", ""),
            new("cases/b-2024/recompute.yaml", ""),
            new("cases/stray.yaml", ""),
            new("frameworks/a.yaml", "framework: a\nbasis: 某办法〔2020〕1号\n"),
            new("frameworks/b.yaml", "title: b\nbasis: a\n"),
            new("frameworks/c.yaml", "framework: c\nbasis: gone\n"),
        ]).ShouldBe([
            "cases/a-2024/recompute.yaml is missing",
            "cases/a-2024/case.yaml names the framework other, which does not exist",
            "cases/b-2024/case.yaml has the id a-2024",
            "cases/stray.yaml lies in no case",
            "frameworks/b.yaml has the id ",
            "frameworks/c.yaml rests on gone, which is neither a framework here nor a document",
        ]);

    private static IEnumerable<string> Problems(IReadOnlyList<TrackedFile> files)
    {
        var frameworks = files.Where(file => file.Path.StartsWith("frameworks/")).ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path));
        foreach (var folder in files.Where(file => file.Path.Split('/') is ["cases", _, _]).GroupBy(file => file.Path.Split('/')[1]))
        {
            foreach (var name in new[] { "case.yaml", "expected.yaml", "recompute.yaml" })
                if (folder.All(file => Path.GetFileName(file.Path) != name))
                    yield return $"cases/{folder.Key}/{name} is missing";
            var text = folder.SingleOrDefault(file => Path.GetFileName(file.Path) == "case.yaml")?.Text ?? $"case: {folder.Key}";
            if (Id("case", text) is var id && id != folder.Key)
                yield return $"cases/{folder.Key}/case.yaml has the id {id}";
            if (Id("framework", text) is { Length: > 0 } framework && !frameworks.ContainsKey(framework))
                yield return $"cases/{folder.Key}/case.yaml names the framework {framework}, which does not exist";
        }
        foreach (var file in files.Where(file => file.Path.StartsWith("cases/") && file.Path.Split('/') is not ["cases", _, _]))
            yield return $"{file.Path} lies in no case";
        foreach (var (name, file) in frameworks)
        {
            if (Id("framework", file.Text) is var id && id != name)
                yield return $"{file.Path} has the id {id}";
            // A parent is a framework here, or a document by its number or title.
            if (Id("basis", file.Text) is var basis && !frameworks.ContainsKey(basis) && !basis.Contains('〔') && !basis.Contains('《'))
                yield return $"{file.Path} rests on {basis}, which is neither a framework here nor a document";
        }
    }

    private static string Id(string key, string yaml) =>
        TopLevel().Matches(yaml).FirstOrDefault(match => match.Groups[1].Value == key)?.Groups[2].Value ?? "";

    [GeneratedRegex(@"^(\w+): *([^\s#]+)", RegexOptions.Multiline)]
    private static partial Regex TopLevel();
}
