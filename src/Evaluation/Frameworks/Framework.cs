using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Frameworks;

/// <summary>
/// An indicator framework: a dated tree of indicators with weights and scoring rules, its grade bands and its
/// rounding. Read from YAML by <see cref="Read"/>; once read, every weight in it adds up.
/// </summary>
public sealed record Framework
{
    /// <summary>The most leaves a framework may have.</summary>
    public const int MaxLeaves = 500;

    /// <summary>What an evaluation can be about: a whole department's spending, or a project's.</summary>
    public static IReadOnlyList<string> Regimes { get; } = ["部门整体支出", "项目支出"];

    /// <summary>Its id, equal to the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary><c>部门整体支出</c> or <c>项目支出</c>.</summary>
    public required string Regime { get; init; }

    /// <summary>The year it scores.</summary>
    public required int Year { get; init; }

    /// <summary>The parent framework's id, or the number of the document it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>Decimals of a leaf's score, rounded half up.</summary>
    public required int ScorePlaces { get; init; }

    /// <summary>Decimals of a total, rounded half up.</summary>
    public required int TotalPlaces { get; init; }

    /// <summary>The grades, or nothing where the framework has none.</summary>
    public GradeBands? Grades { get; init; }

    /// <summary>The top level of the tree.</summary>
    public required IReadOnlyList<Indicator> Roots { get; init; }

    /// <summary>The leaves in order.</summary>
    public required IReadOnlyList<Indicator> Leaves { get; init; }

    /// <summary>The sum of the top weights.</summary>
    public Rational Weight => Roots.Aggregate(Rational.Zero, (sum, root) => sum + root.Weight);

    /// <summary>The leaf with this ref or code (case does not matter), or nothing.</summary>
    public Indicator? Leaf(string id) =>
        Leaves.FirstOrDefault(l => string.Equals(l.Ref, id, StringComparison.OrdinalIgnoreCase))
        ?? Leaves.FirstOrDefault(l => l.Code == id);

    /// <summary>Reads a framework; every problem of the file is found in one go.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">Its content.</param>
    public static Loaded<Framework> Read(string file, string text)
    {
        var sink = new Sink(file, text);
        var root = YamlText.Read(text, sink);
        var framework = root is null ? null : new FrameworkReader(sink).Read(new Fields(root, sink));
        return sink.Any || framework is null ? new Loaded<Framework>(sink.All) : new Loaded<Framework>(framework);
    }
}
