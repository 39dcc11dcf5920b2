namespace Anlan.Documents.Reports;

/// <summary>A piece of a line.</summary>
public abstract record Inline;

/// <summary>Words. A numeral in them must tell by its form what it is; every other one is a <see cref="Bound"/> figure.</summary>
public sealed record Words : Inline
{
    /// <exception cref="ArgumentException">The text holds a numeral that only a source could vouch for.</exception>
    public Words(string text, bool bold = false)
    {
        if (Numerals.FirstUnclassed(text) is { } numeral)
            throw new ArgumentException($"{numeral} in “{text}” is neither bound nor classed.", nameof(text));
        (Text, Bold) = (text, bold);
    }

    public string Text { get; }

    public bool Bold { get; }
}

/// <summary>A figure at one of its places.</summary>
public sealed record Bound(Figure Figure, bool Bold = false) : Inline;

/// <summary>A place where a person must write; the hint says what.</summary>
public sealed record Place(string Hint) : Inline;

/// <summary>A piece of a report, in the order in which it is read.</summary>
public abstract record Block;

/// <summary>The title over the report, centred, a line each; on a cover it stands further down.</summary>
public sealed record Title(IReadOnlyList<string> Lines, bool Cover = false) : Block;

/// <summary>A heading; level 1 is 一、, 2 is （一）, 3 is 1., 4 is (1). The number stands in the text.</summary>
public sealed record Heading(int Level, IReadOnlyList<Inline> Content) : Block;

/// <summary>How a paragraph stands.</summary>
public enum Standing
{
    /// <summary>First line indented by two characters.</summary>
    Body,

    /// <summary>Not indented.</summary>
    Flush,

    /// <summary>Centred.</summary>
    Centred,

    /// <summary>The caption over a table or a chart.</summary>
    Caption,

    /// <summary>The unit of a table, right over it.</summary>
    Right,

    /// <summary>A small note under a table.</summary>
    Note,

    /// <summary>Unit and date at the end, four characters from the right.</summary>
    Signature,
}

/// <summary>A paragraph.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Content, Standing Standing = Standing.Body) : Block;

/// <summary>How the content of a cell stands.</summary>
public enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>A cell. The places that it covers by <paramref name="Columns"/> and <paramref name="Rows"/> have no cell of their own, as in HTML.</summary>
/// <param name="Lines">Its paragraphs.</param>
/// <param name="Columns">How many columns it covers.</param>
/// <param name="Rows">How many rows it covers.</param>
/// <param name="Align">How its content stands.</param>
/// <param name="Head">Whether it is a head.</param>
public sealed record Cell(IReadOnlyList<IReadOnlyList<Inline>> Lines, int Columns = 1, int Rows = 1, Align Align = Align.Left, bool Head = false);

/// <summary>A table that fills the width of the page.</summary>
/// <param name="Widths">The columns' shares of the width.</param>
/// <param name="HeadRows">How many rows are repeated on each page.</param>
/// <param name="Rows">The rows, heads first.</param>
/// <param name="Small">Whether it is set in small characters however few its columns are.</param>
public sealed record Table(IReadOnlyList<int> Widths, int HeadRows, IReadOnlyList<IReadOnlyList<Cell>> Rows, bool Small = false) : Block;

/// <summary>A bar of a chart.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The value, which also stands in the data of the report.</param>
public sealed record Bar(string Name, Figure Value);

/// <summary>A native chart of horizontal bars, from 0 to 100.</summary>
public sealed record Chart(string Title, string Unit, IReadOnlyList<Bar> Bars) : Block;

/// <summary>The contents page: the headings of the first two levels with their pages.</summary>
public sealed record Contents : Block;

/// <summary>A new page, upright or on its side from here on.</summary>
public sealed record NewPage(bool Landscape = false) : Block;
