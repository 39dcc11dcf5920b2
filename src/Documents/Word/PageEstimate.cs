using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>
/// On which page each heading will stand. Lines are of exact height and characters of one width, so that it can be
/// counted; an office program that breaks a line elsewhere corrects it when the contents are brought up to date.
/// </summary>
internal sealed class PageEstimate
{
    private readonly List<int> pages = [];
    private bool landscape;
    private int page = 1, used;

    /// <summary>The page of each heading, in order.</summary>
    public static List<int> OfHeadings(IReadOnlyList<Block> blocks)
    {
        var estimate = new PageEstimate();
        if (!blocks.OfType<Contents>().Any())
            return [.. blocks.OfType<Heading>().Select(_ => 1)];
        for (var i = 0; i < blocks.Count; i++)
            estimate.Place(blocks[i], blocks);
        return estimate.pages;
    }

    /// <summary>The height of a title with the space that brings the text behind it back on the grid.</summary>
    public static int Height(Title title) => (title.Lines.Count * Styles.Title + 300 + Paper.Line - 1) / Paper.Line * Paper.Line;

    /// <summary>A line as it reads.</summary>
    public static string Text(IReadOnlyList<Inline> line) => string.Concat(line.Select(inline => inline switch
    {
        Words words => words.Text,
        Bound bound => bound.Figure.Text,
        Place place => $"〔请填写：{place.Hint}〕",
        _ => "",
    }));

    private int Room => Paper.TextHeight(landscape);

    private void Place(Block block, IReadOnlyList<Block> blocks)
    {
        switch (block)
        {
            case NewPage turn:
                NextPage();
                landscape = turn.Landscape;
                break;
            case Title title:
                Piece(Height(title));
                break;
            case Heading heading:
                var lines = Lines(heading.Content, Paper.Character, indent: 2);
                // A heading does not stand alone at the foot of a page.
                if (used + (lines + 1) * Paper.Line > Room)
                    NextPage();
                pages.Add(page);
                Piece(lines * Paper.Line);
                break;
            case Paragraph paragraph:
                for (var left = Lines(paragraph.Content, Paper.Character, paragraph.Standing == Standing.Body ? 2 : 0); left > 0; left--)
                    Piece(Paper.Line);
                break;
            case Table table:
                Place(table);
                break;
            case Chart chart:
                Piece(ChartPart.Extent(chart).Height / 635 + 180);
                break;
            case Contents:
                Piece(2 * Paper.Line);
                foreach (var entry in blocks.OfType<Heading>().Where(heading => heading.Level <= 2))
                    Piece(Lines(entry.Content, Paper.Character, indent: entry.Level == 2 ? 6 : 2) * Paper.Line);
                break;
        }
    }

    private void Place(Table table)
    {
        var (line, character) = Styles.Cell(TableGrid.IsSmall(table));
        var widths = TableGrid.Widths(table, Paper.TextWidth(landscape));
        var (head, row) = (0, 0);
        foreach (var places in TableGrid.Rows(table))
        {
            var height = line;
            foreach (var (cell, column, columns, continues) in places)
                if (cell is { Rows: 1 } && !continues)
                {
                    var room = Math.Max(1, widths.Skip(column).Take(columns).Sum() - 2 * TableGrid.MarginSide);
                    height = Math.Max(height, cell.Lines.Sum(content => Lines(content, character, 0, room)) * line);
                }
            height += 2 * TableGrid.MarginTop + 10;
            if (used + height > Room && row >= table.HeadRows)
            {
                NextPage();
                used = head;
            }
            Piece(height);
            if (row++ < table.HeadRows)
                head += height;
        }
        used += Styles.Spacer;
    }

    /// <summary>How many lines a text takes; what is not Chinese is half as wide.</summary>
    private int Lines(IReadOnlyList<Inline> content, int character, int indent, int room = 0)
    {
        var width = indent * character;
        foreach (var c in Text(content))
            width += char.IsAscii(c) ? character / 2 : character;
        var line = room > 0 ? room : Paper.TextWidth(landscape);
        var whole = Math.Max(character, line / character * character);
        return Math.Max(1, (width + whole - 1) / whole);
    }

    private void Piece(int height)
    {
        if (used > 0 && used + height > Room)
            NextPage();
        used += height;
    }

    private void NextPage() => (page, used) = (page + 1, 0);
}
