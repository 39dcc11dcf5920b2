using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Cases;

/// <summary>Another defensible way to read one leaf.</summary>
/// <param name="Name">What is read otherwise.</param>
/// <param name="Indicator">The leaf's ref or code.</param>
/// <param name="TakeComputed">True: the computed score; false: the published; nothing where the inputs or the rule change.</param>
/// <param name="Inputs">Other inputs, or nothing.</param>
/// <param name="Rule">The changed rule, or nothing.</param>
public sealed record Reading(string Name, string Indicator, bool? TakeComputed, Support? Inputs, Rule? Rule);

/// <summary>A score or a grade as printed.</summary>
/// <param name="Value">What is printed.</param>
/// <param name="Line">Where.</param>
/// <typeparam name="T">A number or a name.</typeparam>
public sealed record Claim<T>(T Value, int Line);

/// <summary>One evaluation: facts with their source, what was published, what each leaf rests on. Read from YAML by <see cref="Read"/>.</summary>
public sealed record Case
{
    /// <summary>The most readings a case may have: their combinations are all listed.</summary>
    public const int MaxReadings = 5;

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The body that is evaluated.</summary>
    public required string Unit { get; init; }

    /// <summary>The year that is evaluated.</summary>
    public required int Year { get; init; }

    /// <summary><c>部门整体支出</c> or <c>项目支出</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of its framework, or nothing where no tree was published.</summary>
    public string? FrameworkId { get; init; }

    /// <summary>The publication whose lines are cited.</summary>
    public string? Source { get; init; }

    /// <summary>Facts by name.</summary>
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>The total as printed, or nothing.</summary>
    public Claim<Rational>? PublishedTotal { get; init; }

    /// <summary>The grade as printed, or nothing.</summary>
    public Claim<string>? PublishedGrade { get; init; }

    /// <summary>What is said of each leaf, by the leaf's <see cref="Indicator.Id"/>.</summary>
    public required IReadOnlyDictionary<string, Entry> Entries { get; init; }

    /// <summary>What a report tells beyond facts and scores, or nothing.</summary>
    public ReportMaterial? Report { get; init; }

    /// <summary>Other defensible readings.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Only the framework's id of a case, so that the framework can be found before the case is read.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">The case's content.</param>
    /// <param name="frameworkId">The id, or nothing where the case names none.</param>
    /// <returns>The problems, empty when the file can be read as YAML.</returns>
    public static IReadOnlyList<Problem> FrameworkOf(string file, string text, out string? frameworkId)
    {
        var sink = new Sink(file, text);
        var root = YamlText.Read(text, sink);
        frameworkId = root is null ? null : new Fields(root, sink).Text("framework");
        return sink.All;
    }

    /// <summary>Reads a case against its framework; every problem of the file is found in one go.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">Its content.</param>
    /// <param name="framework">The framework that scores it, or nothing where no tree was published.</param>
    public static Loaded<Case> Read(string file, string text, Framework? framework)
    {
        var sink = new Sink(file, text);
        var root = YamlText.Read(text, sink);
        var read = root is null ? null : new CaseReader(sink, framework).Read(new Fields(root, sink));
        return sink.Any || read is null ? new Loaded<Case>(sink.All) : new Loaded<Case>(read);
    }
}
