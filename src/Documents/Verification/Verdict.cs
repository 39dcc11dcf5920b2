namespace Anlan.Documents.Verification;

/// <summary>What can be wrong with a report.</summary>
public enum FindingKind
{
    /// <summary>The carried data are not those that the digest was made of.</summary>
    Data,

    /// <summary>A page states another number or digest, or none.</summary>
    Footer,

    /// <summary>A figure reads otherwise than it was written.</summary>
    Edited,

    /// <summary>A figure is gone from one of its places.</summary>
    Deleted,

    /// <summary>A figure was copied to another place, where it reads otherwise.</summary>
    Repeated,

    /// <summary>A figure comes from another report.</summary>
    Foreign,

    /// <summary>A chart shows another value, or is gone.</summary>
    Chart,

    /// <summary>Inputs and rules no longer give the carried value.</summary>
    NotRecomputed,

    /// <summary>The case that was given to compare with gives another report.</summary>
    OtherCase,

    /// <summary>A printed value does not fit the printed code.</summary>
    Code,

    /// <summary>The file is not the one that was written, only looks like it.</summary>
    Copy,
}

/// <summary>Something that does not hold.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Code">The figure's code, or nothing where no figure is meant.</param>
/// <param name="Label">What the figure is, or what else is meant.</param>
/// <param name="Place">Where, or nothing where the whole file is meant.</param>
/// <param name="Old">What should stand there, or nothing.</param>
/// <param name="New">What stands there, or nothing.</param>
/// <param name="Text">The sentence for a person.</param>
public sealed record Finding(FindingKind Kind, string? Code, string Label, string? Place, string? Old, string? New, string Text)
{
    /// <summary>Which passage of the file is meant, from 0; -1 where none is.</summary>
    public int Passage { get; init; } = -1;

    /// <summary>Where in the passage what is meant begins.</summary>
    public int Start { get; init; }

    /// <summary>How many characters are meant.</summary>
    public int Length { get; init; }
}

/// <summary>Something that a reader should know and that is no fault: a number typed by a person, a place still to be filled in.</summary>
/// <param name="Place">Where.</param>
/// <param name="Text">The sentence.</param>
public sealed record Note(string Place, string Text);

/// <summary>What verifying a report gave.</summary>
public sealed record Verdict
{
    /// <summary>The most findings and notes that are listed; the rest is counted.</summary>
    public const int MostListed = 1000;

    /// <summary>The report's number.</summary>
    public required string Number { get; init; }

    /// <summary>The short digest: recomputed from the carried data, else as printed.</summary>
    public required string Digest { get; init; }

    /// <summary>What was verified: <c>report</c>, <c>copy</c>, <c>pdf</c> or <c>code</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What does not hold, in the order of the file.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many findings are not listed.</summary>
    public int MoreFindings { get; init; }

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>How many notes are not listed.</summary>
    public int MoreNotes { get; init; }

    /// <summary>How many figures the report carries.</summary>
    public int Figures { get; init; }

    /// <summary>At how many places they were looked for.</summary>
    public int Places { get; init; }

    /// <summary>How many figures were computed again and gave the same.</summary>
    public int Recomputed { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool Holds => Findings.Count == 0;

    /// <summary>The verdict with further findings.</summary>
    public Verdict With(IReadOnlyList<Finding> more)
    {
        var free = Math.Max(0, MostListed - Findings.Count);
        return this with { Findings = [.. Findings, .. more.Take(free)], MoreFindings = MoreFindings + Math.Max(0, more.Count - free) };
    }
}

/// <summary>The Chinese words for the kinds of findings, the same on every screen and page.</summary>
public static class FindingLabels
{
    public static string Label(this FindingKind kind) => kind switch
    {
        FindingKind.Data => "数据被改",
        FindingKind.Footer => "页脚不符",
        FindingKind.Edited => "改动",
        FindingKind.Deleted => "删除",
        FindingKind.Repeated => "另处不同",
        FindingKind.Foreign => "外来",
        FindingKind.Chart => "图表不符",
        FindingKind.NotRecomputed => "算不出",
        FindingKind.OtherCase => "与案例不符",
        FindingKind.Code => "查验码不符",
        FindingKind.Copy => "抄件",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
