using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Anlan.Repository.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public void Every_package_has_a_reason_an_exact_version_and_a_user() =>
        Problems(Tracked.Text("Directory.Packages.props"), Tracked.Texts.Where(IsProject)).ShouldBeEmpty();

    [Fact]
    public void Each_missing_reason_version_and_user_is_noticed()
    {
        const string packages = """
            <Project><ItemGroup>
              <!-- Reads YAML. -->
              <PackageVersion Include="Good" Version="1.2.3-beta.1" />
              <PackageVersion Include="Silent" Version="1.2.3" />
              <!-- Floats. -->
              <PackageVersion Include="Floating" Version="1.*" />
              <!-- A range. -->
              <PackageVersion Include="Ranging" Version="[1.0,2.0)" />
              <!-- Nobody wants it. -->
              <PackageVersion Include="Lonely" Version="1.2.3" />
              <!-- -->
              <PackageVersion Include="Empty" Version="1.2.3" />
            </ItemGroup></Project>
            """;
        const string project = """
            <Project><ItemGroup>
              <PackageReference Include="Good" /><PackageReference Include="Silent" /><PackageReference Include="Floating" />
              <PackageReference Include="Ranging" VersionOverride="1.2.3" /><PackageReference Include="Empty" />
            </ItemGroup></Project>
            """;
        Problems(packages, [new("a.csproj", project)]).ShouldBe([
            "Silent has no comment with a reason before it",
            "Floating has no exact version: 1.*",
            "Ranging has no exact version: [1.0,2.0)",
            "Lonely is used by no project",
            "Empty has no comment with a reason before it",
            "a.csproj gives Ranging a version of its own",
        ]);
    }

    private static bool IsProject(TrackedFile file) => Path.GetExtension(file.Path) is ".csproj" or ".props" or ".targets";

    private static IEnumerable<string> Problems(string packages, IEnumerable<TrackedFile> projects)
    {
        var references = projects
            .SelectMany(file => XDocument.Parse(file.Text).Descendants("PackageReference").Select(element => (file.Path, element)))
            .ToList();
        var used = references.Select(reference => (string?)reference.element.Attribute("Include")).ToHashSet();
        foreach (var package in XDocument.Parse(packages).Descendants("PackageVersion"))
        {
            var (name, version) = ((string)package.Attribute("Include")!, (string)package.Attribute("Version")!);
            if (package.PreviousNode is not XComment comment || comment.Value.Trim().Length < 5)
                yield return $"{name} has no comment with a reason before it";
            if (!ExactVersion().IsMatch(version))
                yield return $"{name} has no exact version: {version}";
            if (!used.Contains(name))
                yield return $"{name} is used by no project";
        }
        foreach (var (path, element) in references)
            if (element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null)
                yield return $"{path} gives {(string?)element.Attribute("Include")} a version of its own";
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();
}
