using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests;

public sealed partial class DecisionTests
{
    [Fact]
    public void Every_decision_is_numbered_complete_and_listed()
    {
        var files = Tracked.Texts.Where(file => file.Path.StartsWith("docs/decisions/")).ToList();
        files.Count.ShouldBeGreaterThan(1);
        Problems(files).ShouldBeEmpty();
    }

    [Fact]
    public void Each_fault_of_a_decision_is_noticed()
    {
        const string complete = "# 0001 A\n\n## Problem\n\na\n\n## Decision\n\nb\n\n## Consequences\n\nc\n";
        Problems([
            new("docs/decisions/README.md", "- [0001 A](0001-a.md)\n- [0002 B](0002-b.md)\n- [0009 Z](0009-z.md)\n"),
            new("docs/decisions/0001-a.md", complete),
            new("docs/decisions/0002-b.md", complete.Replace("## Problem", "## Background").Replace("\nc\n", "\n")),
            new("docs/decisions/0004-c.md", complete),
            new("docs/decisions/notes.md", ""),
        ]).ShouldBe([
            "docs/decisions/0002-b.md has no text under the heading Problem",
            "docs/decisions/0002-b.md has no text under the heading Consequences",
            "docs/decisions/0004-c.md should have the number 0003",
            "docs/decisions/0004-c.md is not listed in README.md",
            "docs/decisions/notes.md is not named like 0001-words.md",
            "README.md lists 0009-z.md, which does not exist",
        ]);
    }

    private static IEnumerable<string> Problems(IReadOnlyList<TrackedFile> files)
    {
        var index = files.SingleOrDefault(file => file.Path == "docs/decisions/README.md")?.Text ?? "";
        var listed = Link().Matches(index).Select(match => match.Groups[1].Value).ToHashSet();
        var number = 0;
        foreach (var file in files.Where(file => file.Path != "docs/decisions/README.md").OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file.Path);
            if (!FileName().IsMatch(name))
            {
                yield return $"{file.Path} is not named like 0001-words.md";
                continue;
            }
            if (!name.StartsWith($"{++number:0000}-"))
                yield return $"{file.Path} should have the number {number:0000}";
            foreach (var heading in new[] { "Problem", "Decision", "Consequences" })
                if (!Regex.IsMatch(file.Text, $@"^## {heading}\s*\n+[^#\s]", RegexOptions.Multiline))
                    yield return $"{file.Path} has no text under the heading {heading}";
            if (!listed.Remove(name))
                yield return $"{file.Path} is not listed in README.md";
        }
        foreach (var missing in listed.Order(StringComparer.Ordinal))
            yield return $"README.md lists {missing}, which does not exist";
    }

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\((\d{4}-[^)/]+\.md)\)")]
    private static partial Regex Link();
}
