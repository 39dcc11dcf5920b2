using Anlan.Documents.Reports;

namespace Anlan.Documents.Verification;

/// <summary>Text that belongs to a figure: what a bookmark or a content control of ours stands around.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Name">The first half of the figure's code.</param>
/// <param name="Number">Which of its places, from 1; 0 where only a content control is left.</param>
public readonly record struct Mark(int Start, int Length, string Name, int Number)
{
    /// <summary>The character behind its last.</summary>
    public int End => Start + Length;
}

/// <summary>A paragraph or a paragraph of a cell, in the order in which it is read.</summary>
/// <param name="Place">Where it stands: 第 3 段, 表 2 第 5 行第 4 列.</param>
/// <param name="Text">What it says.</param>
/// <param name="Marks">The figures in it, by start.</param>
/// <param name="IsContents">Whether it is a line of the contents page.</param>
public sealed record Passage(string Place, string Text, IReadOnlyList<Mark> Marks, bool IsContents)
{
    private bool[]? marked;

    /// <summary>Whether the character belongs to a figure.</summary>
    public bool IsMarked(int at)
    {
        if (marked is null)
        {
            marked = new bool[Text.Length];
            foreach (var mark in Marks)
                marked.AsSpan(mark.Start, mark.Length).Fill(true);
        }
        return marked[at];
    }

    public string TextOf(Mark mark) => Text.Substring(mark.Start, mark.Length);
}

/// <summary>A Word file as far as it matters to somebody who verifies it.</summary>
public sealed record WordFile
{
    /// <summary>What the report carries, or nothing where the file only looks like a report.</summary>
    public ReportData? Data { get; init; }

    /// <summary>The digest that the carried data state.</summary>
    public string StatedDigest { get; init; } = "";

    /// <summary>Everything that is read, in order.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>The text of each footer that has any.</summary>
    public required IReadOnlyList<string> Footers { get; init; }

    /// <summary>For each chart, in order, the value of each of its bars; nothing where a bar has none.</summary>
    public required IReadOnlyList<IReadOnlyList<string?>> Charts { get; init; }
}
