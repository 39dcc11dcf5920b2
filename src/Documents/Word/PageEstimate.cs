using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>
/// On which page each heading will stand. Lines are of exact height and Chinese characters of one width, so that it can
/// be counted; an office program that breaks a line elsewhere corrects it when the contents are brought up to date.
/// </summary>
internal sealed class PageEstimate
{
    /// <summary>Signs that may hang behind the end of a line, that may not begin one, and that may not end one.</summary>
    private const string Hanging = "，。、；：！？,.;:", NotFirst = "）》”’】〕〉%‰℃…—", NotLast = "（《“‘【〔〈";

    private readonly IReadOnlyList<Block> blocks;
    private readonly List<int> pages = [];
    private bool landscape;
    private int page = 1, used;

    private PageEstimate(IReadOnlyList<Block> blocks) => this.blocks = blocks;

    private int Room => Paper.TextHeight(landscape);

    /// <summary>The page of each heading, in order; nothing is counted where no contents ask for it.</summary>
    public static List<int> OfHeadings(IReadOnlyList<Block> blocks)
    {
        if (!blocks.OfType<Contents>().Any())
            return [];
        var estimate = new PageEstimate(blocks);
        for (var i = 0; i < blocks.Count; i++)
            estimate.Place(i);
        return estimate.pages;
    }

    /// <summary>The height of a title with the space that brings the text behind it back on the grid.</summary>
    public static int Height(Title title) => (title.Cover ? Paper.Cover : 0) + (title.Lines.Count * Styles.Title + 300 + Paper.Line - 1) / Paper.Line * Paper.Line;

    /// <summary>A line as it reads.</summary>
    public static string Text(IReadOnlyList<Inline> line) => string.Concat(line.Select(inline => inline switch
    {
        Words words => words.Text,
        Bound bound => bound.Figure.Text,
        Place place => $"〔请填写：{place.Hint}〕",
        _ => "",
    }));

    /// <summary>How many lines a text takes of a width in which each character has another.</summary>
    internal static int Lines(string text, int width, int character, int indent = 0)
    {
        var (lines, x, before) = (1, indent, 0);
        for (var i = 0; i < text.Length;)
        {
            // A word or a number is not torn apart unless it is longer than a line.
            var (from, first) = (i, text[i++]);
            if (first == '\n')
            {
                (lines, x, before) = (lines + 1, 0, 0);
                continue;
            }
            if (char.IsAsciiLetterOrDigit(first))
                while (i < text.Length && text[i] is > ' ' and <= '~')
                    i++;
            var wide = char.IsAscii(first) ? (i - from) * character / 2 : character;
            if (x + wide <= width || (Hanging.Contains(first) && x <= width))
            {
                x += wide;
            }
            else if (wide > width)
            {
                lines += (x + wide - 1) / width;
                x = ((x + wide - 1) % width) + 1;
            }
            else
            {
                lines++;
                x = wide + (from > 0 && (NotFirst.Contains(first) || NotLast.Contains(text[from - 1])) ? before : 0);
            }
            before = wide;
        }
        return lines;
    }

    private void Place(int i)
    {
        var block = blocks[i];
        // What keeps with the next does not stand alone at the foot of a page.
        if (used > 0 && used + Together(i) > Room)
            NextPage();
        switch (block)
        {
            case NewPage turn:
                NextPage();
                landscape = turn.Landscape;
                break;
            case Heading heading:
                pages.Add(page);
                used += Own(heading);
                break;
            case Paragraph paragraph:
                for (var left = Own(paragraph); left > 0; left -= Paper.Line)
                    Piece(Math.Min(left, Paper.Line));
                break;
            case Table table:
                Place(table);
                break;
            case Contents:
                used += 2 * Paper.Line;
                foreach (var entry in blocks.OfType<Heading>().Where(heading => heading.Level <= 2))
                    Piece(LinesOf(entry.Content, Styles.ContentsCharacter, 2 * entry.Level * Styles.ContentsCharacter) * Styles.ContentsLine);
                break;
            default:
                used += Own(block);
                break;
        }
    }

    /// <summary>The height of a block that stands on one page, or of a paragraph.</summary>
    private int Own(Block block)
    {
        var two = 2 * Paper.Character;
        return block switch
        {
            Title title => Height(title),
            Heading heading => LinesOf(heading.Content, Paper.Character, two) * Paper.Line,
            Paragraph { Standing: Standing.Note or Standing.Right } small => LinesOf(small.Content, Styles.Cell(small: true).Character, 0) * Styles.Cell(small: false).Line,
            Paragraph paragraph => LinesOf(paragraph.Content, Paper.Character, paragraph.Standing == Standing.Body ? two : 0) * Paper.Line,
            Chart chart => ChartPart.Extent(chart).Height / 635 + 180,
            _ => 0,
        };
    }

    /// <summary>The least height that must stand on one page from a block on.</summary>
    private int Together(int i) => i >= blocks.Count ? 0 : blocks[i] switch
    {
        Title or Heading or Paragraph { Standing: Standing.Caption or Standing.Right } => Own(blocks[i]) + Together(i + 1),
        Paragraph paragraph => Math.Min(Paper.Line, Own(paragraph)),
        Table table => Rows(table).Take(table.HeadRows + 1).Sum(),
        Contents => 2 * Paper.Line,
        var other => Own(other),
    };

    private void Place(Table table)
    {
        var (head, row) = (0, 0);
        foreach (var height in Rows(table))
        {
            if (used + height > Room && row >= table.HeadRows)
            {
                NextPage();
                used = head;
            }
            used += height;
            if (row++ < table.HeadRows)
                head += height;
        }
        used += Styles.Spacer;
    }

    private IEnumerable<int> Rows(Table table)
    {
        var (line, character) = Styles.Cell(TableGrid.IsSmall(table));
        var widths = TableGrid.Widths(table, Paper.TextWidth(landscape));
        foreach (var places in TableGrid.Rows(table))
        {
            var height = line;
            foreach (var (cell, column, columns, _) in places)
                if (cell is { Rows: 1 })
                {
                    var room = Math.Max(character, widths.Skip(column).Take(columns).Sum() - 2 * TableGrid.MarginSide);
                    height = Math.Max(height, cell.Lines.Sum(content => Lines(Text(content), room, character)) * line);
                }
            yield return height + 2 * TableGrid.MarginTop + 10;
        }
    }

    private int LinesOf(IReadOnlyList<Inline> content, int character, int indent) => Lines(Text(content), Paper.TextWidth(landscape), character, indent);

    private void Piece(int height)
    {
        if (used > 0 && used + height > Room)
            NextPage();
        used += height;
    }

    private void NextPage() => (page, used) = (page + 1, 0);
}
