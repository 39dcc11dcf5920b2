using System.Globalization;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anlan.Documents.Workbooks;

/// <summary>A scorecard as a workbook: scores, workings, findings; numbers are numbers, no macro, no link.</summary>
public static class ScorecardWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A spreadsheet program takes a file with a longer text for a damaged one.</summary>
    private const int LongestText = 32_767;

    private const uint Plain = 0, Head = 1, Score = 2, Total = 3, Wrapped = 4, Literal = 5;

    public static byte[] Write(Scorecard card)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            Add(workbook, "得分", [8, 16, 18, 28, 8, 24, 24, 9, 9, 9, 9, 10, 12, 40], Scores(card));
            Add(workbook, "算式", [8, 28, 10, 80, 10], Workings(card));
            Add(workbook, "发现", [8, 10, 90, 10], Findings(card));
        }
        return stream.ToArray();
    }

    private static IEnumerable<Row> Scores(Scorecard card)
    {
        yield return Line([Text(card.Case.Title, Total)]);
        yield return Line([Text($"{card.Case.Unit}　{card.Case.Year} 年　{card.Case.Kind}　指标体系 {card.Framework?.Id ?? "（未公布）"}")]);
        yield return Line(Heads("编号", "一级", "二级", "指标", "权重", "目标", "实际", "公布", "复核", "可证实低", "可证实高", "依据", "规则", "扣分原因"));
        foreach (var leaf in card.Leaves)
        {
            var path = leaf.Indicator.Path;
            yield return Line(
            [
                Text(leaf.Indicator.Id), Text(path.ElementAtOrDefault(0)), Text(path.ElementAtOrDefault(1)), Text(leaf.Indicator.Name),
                Number(Rounding.HalfUp(leaf.Indicator.Weight, 4), Plain), Text(leaf.Indicator.Target, Wrapped), Text(leaf.Entry?.Actual, Wrapped),
                Number(leaf.Published), Number(leaf.Checked), Number(leaf.Min), Number(leaf.Max),
                Text(leaf.Evidence.Label()), Text(leaf.Indicator.Rule!.Kind.Label()), Text(leaf.Entry?.Reason, Wrapped),
            ]);
        }
        var totals = card.Totals;
        yield return Line(
        [
            Text("合计", Total), Text(null), Text(null), Text(null), Number(card.Framework is { } f ? Rounding.HalfUp(f.Weight, 4) : null, Plain), Text(null), Text(null),
            Number(totals.Published, Total), Number(totals.Checked, Total), Number(totals.Min, Total), Number(totals.Max, Total),
        ]);
        foreach (var alternative in totals.Alternatives)
            yield return Line([Text("另一读法"), Text(null), Text(null), Text(alternative.Reading), Text(null), Text(null), Text(null), Text(null), Number(alternative.Value)]);
    }

    private static IEnumerable<Row> Workings(Scorecard card)
    {
        yield return Line(Heads("编号", "指标", "步骤", "算式", "公布文本行"));
        foreach (var leaf in card.Leaves)
            foreach (var step in leaf.Working.Steps)
                yield return Line([Text(leaf.Indicator.Id), Text(leaf.Indicator.Name), Text(step.Kind.Label()), Text(step.Text, Wrapped), Number(step.Line > 0 ? step.Line : null, Plain)]);
    }

    private static IEnumerable<Row> Findings(Scorecard card)
    {
        yield return Line(Heads("编号", "性质", "发现", "公布文本行"));
        foreach (var finding in card.Findings)
            yield return Line([Text(finding.Indicator), Text(finding.Severity.Label()), Text(finding.Text, Wrapped), Number(finding.Line > 0 ? finding.Line : null, Plain)]);
    }

    private static void Add(WorkbookPart workbook, string name, int[] widths, IEnumerable<Row> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var columns = new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));
        var page = new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };
        part.Worksheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), columns, new SheetData(rows), page);
        var sheets = workbook.Workbook.Sheets!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
    }

    private static Row Line(IEnumerable<Cell> cells) => new(cells);

    private static IEnumerable<Cell> Heads(params string[] names) => names.Select(name => Text(name, Head));

    private static Cell Number(decimal? value, uint style = Score) => value is { } number
        ? new Cell { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = style }
        : new Cell { StyleIndex = style };

    /// <summary>Text is never a formula: a text that begins like one also carries the mark that keeps it a text when edited.</summary>
    private static Cell Text(string? text, uint style = Plain)
    {
        if (string.IsNullOrEmpty(text))
            return new Cell { StyleIndex = style };
        if (text.Length > LongestText)
            text = text[..(LongestText - (char.IsHighSurrogate(text[LongestText - 2]) ? 2 : 1))] + "…";
        var literal = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        return new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = literal ? Literal : style,
        };
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "0.00##" }),
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, NumberFormatId = 164, ApplyFont = true, ApplyNumberFormat = true },
            new CellFormat { Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true },
            new CellFormat { QuotePrefix = true }));
}
