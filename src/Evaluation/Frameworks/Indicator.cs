using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Frameworks;

/// <summary>What a publication shows where it differs from what is scored. A mismatch in it is a finding, never an error.</summary>
/// <param name="Weight">The weight as published, or nothing where it agrees.</param>
/// <param name="Points">The points of the rule text as published, empty where they agree.</param>
/// <param name="Note">What is damaged or odd, in our words.</param>
public sealed record Printed(Rational? Weight, IReadOnlyList<Rational> Points, string? Note);

/// <summary>A node of an indicator tree: inner nodes have <see cref="Children"/>, leaves have a <see cref="Rule"/>.</summary>
public sealed record Indicator
{
    /// <summary>Its number in the tree, unique, such as <c>1.2.3</c>.</summary>
    public required string Code { get; init; }

    /// <summary>A short id of a leaf, unique in the framework, or nothing.</summary>
    public string? Ref { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its weight in points, above zero; children's weights add up to it.</summary>
    public required Rational Weight { get; init; }

    /// <summary>What it looks at, in a sentence (指标说明), or nothing.</summary>
    public string? About { get; init; }

    /// <summary>The target as text, or nothing.</summary>
    public string? Target { get; init; }

    /// <summary>What the publication shows otherwise, or nothing.</summary>
    public Printed? Printed { get; init; }

    /// <summary>How a leaf scores; nothing for an inner node.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The children of an inner node, in order; empty for a leaf.</summary>
    public IReadOnlyList<Indicator> Children { get; init; } = [];

    /// <summary>The names of the nodes above it, from the root.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The line of the framework's file.</summary>
    public int Line { get; init; }

    /// <summary>The leaves below it in order; a leaf itself.</summary>
    public IEnumerable<Indicator> Leaves() => Rule is not null ? [this] : Children.SelectMany(child => child.Leaves());

    /// <summary>The id under which cases and people mention it: <see cref="Ref"/>, else <see cref="Code"/>.</summary>
    public string Id => Ref ?? Code;

    /// <summary>The rule as it stands in the file, from which a reading makes a changed one.</summary>
    internal YamlMap? RuleSource { get; init; }
}
