using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Anlan.Report;

/// <summary>One test of one project, as its XML result tells it.</summary>
/// <param name="Name">Class and method, without namespace; the rows of a theory share it.</param>
/// <param name="Shows">The acceptance statements it claims.</param>
public sealed record TestResult(string Project, string Name, string Display, string Outcome,
    IReadOnlyList<string> Shows, string Failure)
{
    public bool Passed => Outcome == "Pass";
    public bool Failed => Outcome == "Fail";
}

/// <summary>What one test executable left behind.</summary>
/// <param name="Broken">Why the run as a whole is a failure beyond its failed tests, or nothing.</param>
public sealed record ProjectResult(string Project, IReadOnlyList<TestResult> Tests, string? Broken)
{
    public int Passed => Tests.Count(test => test.Passed);
    public int Failed => Tests.Count(test => test.Failed) + (Broken is null ? 0 : 1);
    public int Skipped => Tests.Count(test => test.Outcome == "Skip");

    /// <summary>Reads <c>NAME.xml</c> and <c>NAME.exit</c>, which <c>./test</c> wrote into one folder.</summary>
    /// <param name="hasSource">The project contains code, so that running no test at all is a failure.</param>
    public static ProjectResult Read(string folder, string project, bool hasSource)
    {
        var exit = int.Parse(File.ReadAllText(Path.Combine(folder, project + ".exit")), CultureInfo.InvariantCulture);
        XDocument xml;
        try
        {
            xml = XDocument.Load(Path.Combine(folder, project + ".xml"));
        }
        catch (Exception problem) when (problem is IOException or XmlException)
        {
            return new(project, [], $"crashed with exit code {exit} and left no result");
        }

        TestResult[] tests = [.. xml.Descendants("test").Select(test => Read(project, test))];
        var errors = string.Join("\n", xml.Descendants("error").Select(Explain));
        var failed = tests.Any(test => test.Failed);
        return new(project, tests,
            errors != "" ? $"failed outside its tests\n{errors}"
            : exit == 0 && failed ? "has failed tests but exit code 0"
            : exit != 0 && !failed ? $"ended with exit code {exit} although no test failed"
            : exit is not (0 or 1) ? $"ended with exit code {exit}"
            : hasSource && tests.Length == 0 ? "contains source but ran no test"
            : null);
    }

    private static TestResult Read(string project, XElement test)
    {
        var type = ((string?)test.Attribute("type") ?? "").Split('.')[^1].Replace('+', '.');
        var shows = test.Descendants("trait")
            .Where(trait => (string?)trait.Attribute("name") == "Shows")
            .Select(trait => (string?)trait.Attribute("value") ?? "");
        return new(project, $"{type}.{(string?)test.Attribute("method")}", (string?)test.Attribute("name") ?? "",
            (string?)test.Attribute("result") ?? "", [.. shows], string.Join("\n", test.Elements("failure").Select(Explain)
                .Concat(test.Elements("output").Select(output => output.Value)).Where(text => text != "")));
    }

    // xunit writes quotation marks and backslashes escaped.
    private static string Explain(XElement failure) => string.Join("\n",
        new[] { (string?)failure.Attribute("name"), failure.Element("message")?.Value, failure.Element("stack-trace")?.Value }
            .Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Replace("\\\"", "\"").Replace(@"\\", @"\")));
}
