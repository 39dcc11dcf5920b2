using System.Globalization;
using Anlan.Evaluation.Numbers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anlan.Documents.Workbooks;

/// <summary>How a cell looks.</summary>
internal enum Look
{
    Plain,
    Title,
    Small,
    Head,
    Section,
    Text,
    Mark,
    Value,
    Date,
    Score,
    Total,
    TotalText,
    TotalMark,
    TotalNumber,
    Input,
    InputDate,
    InputText,
    InputMark,
    InputScore,
}

/// <summary>What stands in a cell: a text, a number or a formula.</summary>
internal readonly record struct Content(Look Look, string? Text = null, Rational? Number = null, Term? Formula = null)
{
    public static implicit operator Content(string? text) => new(Look.Text, text);
}

/// <summary>A sheet while it is written, row by row.</summary>
/// <param name="name">Its name, which formulas of other sheets mention.</param>
/// <param name="heads">The heads of its columns and how wide they are.</param>
internal sealed class Sheet(string name, params (string Head, int Width)[] heads)
{
    /// <summary>A spreadsheet program takes a file with a longer text for a damaged one.</summary>
    private const int LongestText = 32_767;

    private const int LongestFooter = 60;

    /// <summary>No program shows a higher row, in points.</summary>
    private const double TallestRow = 409;

    private readonly List<Content[]> rows = [];
    private int headRow;

    public string Name => name;

    /// <summary>The number of the row that is written next.</summary>
    public int Next => rows.Count + 1;

    /// <summary>The cell in this column of this row.</summary>
    public static Term Cell(char column, int row, object? value) => new(string.Create(CultureInfo.InvariantCulture, $"{column}{row}"), value);

    public void Add(params Content[] cells) => rows.Add(cells);

    /// <summary>The heads; they stay in view and stand on every printed page.</summary>
    public void AddHeads()
    {
        headRow = Next;
        Add([.. heads.Select(head => new Content(Look.Head, head.Head))]);
    }

    /// <summary>The rows that a printed page repeats, as a defined name has them.</summary>
    public string RepeatedRows => string.Create(CultureInfo.InvariantCulture, $"{name}!${headRow}:${headRow}");

    public Worksheet Write(string footer)
    {
        var columns = new Columns(heads.Select((head, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = head.Width, CustomWidth = true }));
        var frozen = string.Create(CultureInfo.InvariantCulture, $"A{headRow + 1}");
        var view = new SheetView(
            new Pane { VerticalSplit = headRow, TopLeftCell = frozen, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = frozen, SequenceOfReferences = new ListValue<StringValue>([frozen]) })
        { WorkbookViewId = 0, ShowGridLines = false };
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(view),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            columns,
            new SheetData(rows.Select((cells, i) => Line(cells, i, Height(cells)))),
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter($"&L&8 {Footer(footer)}&C&8 第 &P 页　共 &N 页&R&8 {name}")));
    }

    /// <summary>High enough for the longest wrapped text: programs differ in whether they see to it themselves.</summary>
    private double Height(Content[] cells)
    {
        if (cells.Length > 0 && cells[0].Look == Look.Title)
            return 26;
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
            if (!IsBare(cells[i].Look) && (cells[i].Text ?? cells[i].Formula?.Value as string) is { } text)
                lines = Math.Max(lines, text.Split('\n').Sum(line => Math.Max(1, (Halves(line) + heads[i].Width - 1) / heads[i].Width)));
        return Math.Min(TallestRow, 4 + (13.5 * lines));
    }

    /// <summary>How many halves of a Chinese character a line takes.</summary>
    private static int Halves(string line) => line.Sum(c => c < 0x2000 ? 1 : 2);

    /// <summary>A footer may hold 255 characters; an ampersand in it begins a command.</summary>
    private static string Footer(string text)
    {
        if (text.Length > LongestFooter)
            text = text[..(LongestFooter - (char.IsHighSurrogate(text[LongestFooter - 1]) ? 1 : 0))] + "…";
        return text.Replace("&", "&&", StringComparison.Ordinal);
    }

    private static Row Line(Content[] cells, int index, double height)
    {
        var row = new Row { RowIndex = (uint)index + 1, Height = height, CustomHeight = true };
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = Fill(cells[i]);
            cell.CellReference = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}{index + 1}");
            row.Append(cell);
        }
        return row;
    }

    private static Cell Fill(Content content)
    {
        var cell = new Cell { StyleIndex = (uint)content.Look };
        if (content.Formula is { } formula)
        {
            cell.CellFormula = new CellFormula(formula.Text);
            cell.DataType = formula.Number is null ? CellValues.String : null;
            cell.CellValue = new CellValue(formula.Number is { } shown ? Text(shown) : formula.Value as string ?? "");
        }
        else if (content.Number is { } number)
            cell.CellValue = new CellValue(Text(number));
        else if (!string.IsNullOrEmpty(content.Text))
        {
            var text = content.Text;
            if (text.Length > LongestText)
                text = text[..(LongestText - (char.IsHighSurrogate(text[LongestText - 2]) ? 2 : 1))] + "…";
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            // Text is never a formula: one that begins like a formula also carries the mark that keeps it a text when edited.
            if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
                cell.StyleIndex = (uint)(content.Look + Looks);
        }
        return cell;
    }

    /// <summary>A spreadsheet program keeps about seventeen digits; the exact ones before the point all stay.</summary>
    private static string Text(Rational number) => Rounding.Text(number, 15);

    private static readonly int Looks = Enum.GetValues<Look>().Length;

    /// <summary>One cell format for each look, then the same again for texts that begin like a formula.</summary>
    public static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "0.00##" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(Font(10), Font(10, bold: true), Font(15, bold: true), Font(9, colour: "FF595959")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Filled("FFE7E6E6"),
            Filled("FFFFF7D6"),
            Filled("FFF5F5F5")),
        new Borders(new Border(), Ruled()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([.. Enum.GetValues<Look>().Select(look => Format(look, literal: false)), .. Enum.GetValues<Look>().Select(look => Format(look, literal: true))]));

    private static CellFormat Format(Look look, bool literal)
    {
        var (font, fill, border, format) = look switch
        {
            Look.Plain => (0u, 0u, 0u, 0u),
            Look.Title => (2u, 0u, 0u, 0u),
            Look.Small => (3u, 0u, 0u, 0u),
            Look.Head => (1u, 2u, 1u, 0u),
            Look.Section => (1u, 4u, 1u, 0u),
            Look.Score => (0u, 0u, 1u, 164u),
            Look.Total => (1u, 4u, 1u, 164u),
            Look.TotalText or Look.TotalMark or Look.TotalNumber => (1u, 4u, 1u, 0u),
            Look.Input or Look.InputText or Look.InputMark => (0u, 3u, 1u, 0u),
            Look.InputScore => (0u, 3u, 1u, 164u),
            Look.Date => (0u, 0u, 1u, 165u),
            Look.InputDate => (0u, 3u, 1u, 165u),
            _ => (0u, 0u, 1u, 0u),
        };
        var right = look is Look.Score or Look.InputScore or Look.Total or Look.TotalNumber or Look.Value or Look.Date or Look.Input or Look.InputDate;
        return new CellFormat
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = format,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            QuotePrefix = literal ? true : null,
            Alignment = new Alignment
            {
                Vertical = VerticalAlignmentValues.Center,
                Horizontal = look is Look.Head or Look.Mark or Look.TotalMark or Look.InputMark ? HorizontalAlignmentValues.Center : right ? HorizontalAlignmentValues.Right : null,
                Indent = right && look != Look.Date && look != Look.InputDate ? 1u : null,
                WrapText = !IsBare(look) && !right ? true : null,
            },
        };
    }

    private static bool IsBare(Look look) => look is Look.Plain or Look.Title or Look.Small;

    private static Font Font(double size, bool bold = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "宋体" });
        return font;
    }

    private static Fill Filled(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Ruled()
    {
        return new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());

        static T Side<T>()
            where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new Color { Rgb = "FFBFBFBF" } };
    }
}
