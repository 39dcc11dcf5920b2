using System.Globalization;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Anlan.Documents.Workbooks;

/// <summary>
/// A scorecard as a workbook that computes itself: scores, workings with live cells, facts, findings. Who doubts a score
/// changes a shaded cell and watches the total. No macro, no link, nothing that recalculates by the clock; the same
/// bytes for the same scorecard.
/// </summary>
public static class ScorecardWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Scores = "得分";

    /// <summary>The row of the first leaf.</summary>
    private const int FirstLeaf = 5;

    private const char WeightColumn = 'E', PublishedColumn = 'H', CheckedColumn = 'I', MinColumn = 'J', MaxColumn = 'K', EngineColumn = 'M';

    public static byte[] Write(Scorecard card)
    {
        var facts = new FactSheet(card.Case);
        var workings = new WorkingSheet(card.Case, facts, card.Framework?.ScorePlaces ?? 2);
        Sheet[] sheets = [ScoreSheet(card, workings), workings.Sheet, facts.Sheet, FindingSheet(card)];

        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Relations are numbered: the ids that the library would choose are random.
            var workbook = document.AddNewPart<WorkbookPart>(ContentType + ".main+xml", "rId1");
            workbook.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = Sheet.Styles();
            var (list, names) = (new Sheets(), new DefinedNames());
            foreach (var (i, sheet) in sheets.Index())
            {
                var relation = string.Create(CultureInfo.InvariantCulture, $"rId{i + 2}");
                workbook.AddNewPart<WorksheetPart>(relation).Worksheet = sheet.Write(card.Case.Title);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = relation });
                names.Append(new DefinedName(sheet.RepeatedRows) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), list, names, new CalculationProperties { FullCalculationOnLoad = true });
        }
        stream.Position = 0;
        return Packaging.Repack(stream);
    }

    private static Sheet ScoreSheet(Scorecard card, WorkingSheet workings)
    {
        var sheet = new Sheet(
            Scores, ("编号", 8), ("一级", 14), ("二级", 16), ("指标", 26), ("权重", 8), ("目标", 22), ("实际", 22), ("公布", 9), ("复核", 9), ("可证实低", 9), ("可证实高", 9),
            ("复核减公布", 9), ("系统复核", 9), ("核对", 8), ("依据", 9), ("规则", 10), ("扣分原因", 36));
        sheet.Add(new Content(Look.Title, card.Case.Title));
        sheet.Add(new Content(Look.Small, $"{card.Case.Unit}　{card.Case.Year} 年　{card.Case.Kind}　指标体系 {card.Framework?.Id ?? "（未公布）"}"));
        sheet.Add(new Content(Look.Small, "复核、可证实和合计各列是公式，由“算式”“事实”两表算出；浅黄格可以改动，改后自动重算。“系统复核”是出表时系统算得的数，与公式不同时“核对”显示不符。"));
        sheet.AddHeads();

        var lines = new Dictionary<Indicator, int>(ReferenceEqualityComparer.Instance);
        foreach (var leaf in card.Leaves)
            lines[leaf.Indicator] = FirstLeaf + lines.Count;
        foreach (var leaf in card.Leaves)
            sheet.Add(Leaf(leaf, lines[leaf.Indicator], workings));
        sheet.Add(Total(card, sheet.Next));
        var branches = card.Framework?.Roots.SelectMany(Inner).ToList() ?? [];
        var lowest = sheet.Next + 2 + card.Totals.Alternatives.Count + branches.Count;
        List<Content[]> bands = card.Framework?.Grades is { } grades ? Grade(sheet, card, grades, lowest) : [];
        foreach (var alternative in card.Totals.Alternatives)
            sheet.Add("另一读法", null, null, alternative.Reading, null, null, null, null, new(Look.Score, Number: alternative.Value));
        foreach (var branch in branches)
            Branch(sheet, card, branch, lines);
        foreach (var band in bands)
            sheet.Add(band);
        return sheet;

        static IEnumerable<Indicator> Inner(Indicator node) => node.Rule is not null ? [] : [node, .. node.Children.SelectMany(Inner)];
    }

    private static Content[] Leaf(LeafScore leaf, int row, WorkingSheet workings)
    {
        var indicator = leaf.Indicator;
        var weight = Sheet.Cell(WeightColumn, row, indicator.Weight);
        var published = Sheet.Cell(PublishedColumn, row, Value(leaf.Published));
        var cells = workings.Add(leaf, weight.On(Scores), published.On(Scores));
        return
        [
            indicator.Id, indicator.Path.ElementAtOrDefault(0), indicator.Path.ElementAtOrDefault(1), indicator.Name,
            new(Look.Input, Number: indicator.Weight), indicator.Target, leaf.Entry?.Actual,
            new(Look.InputScore, Number: Value(leaf.Published)), new(Look.Score, Formula: cells.Checked), new(Look.Score, Formula: cells.Min), new(Look.Score, Formula: cells.Max),
            .. Compared(row, Value(leaf.Published), cells.Checked.Value, Value(leaf.Checked), Look.Score),
            new(Look.Mark, leaf.Evidence.Label()), new(Look.Mark, indicator.Rule!.Kind.Label()), leaf.Entry?.Reason,
        ];
    }

    /// <summary>What the formulas give less what was published, what the engine gave, and whether formulas and engine agree.</summary>
    private static Content[] Compared(int row, Rational? published, object? formula, Rational? engine, Look look)
    {
        var (known, printed, given) = (Sheet.Cell(CheckedColumn, row, formula), Sheet.Cell(PublishedColumn, row, published), Sheet.Cell(EngineColumn, row, engine));
        var both = Term.Count(printed, known).Is(Term.Of(2));
        return
        [
            new(look, Formula: Term.If(both, (known - printed).Round(6), Term.Empty)),
            new(look, Number: engine),
            new(look == Look.Total ? Look.TotalMark : Look.Mark, Formula: Term.If(known.Is(given), Term.Of("相符"), Term.Of("不符"))),
        ];
    }

    private static Content[] Total(Scorecard card, int row)
    {
        var totals = card.Totals;
        var leaves = card.Leaves;
        var places = card.Framework?.TotalPlaces ?? 2;
        var known = All(CheckedColumn, leaf => leaf.Checked);
        var publishes = card.Case.PublishedTotal is null ? All(PublishedColumn, leaf => leaf.Published) : (Term?)null;
        return
        [
            new(Look.TotalText, "合计"), .. Enumerable.Repeat(new Content(Look.TotalText), 3),
            leaves.Count == 0 ? new(Look.TotalText) : new(Look.TotalNumber, Formula: new($"SUM({Column(WeightColumn)})", card.Framework!.Weight)),
            .. Enumerable.Repeat(new Content(Look.TotalText), 2),
            publishes is { } sum ? new(Look.Total, Formula: sum) : new(Look.InputScore, Number: Value(totals.Published)),
            new(Look.Total, Formula: known), new(Look.Total, Formula: All(MinColumn, leaf => leaf.Min)), new(Look.Total, Formula: All(MaxColumn, leaf => leaf.Max)),
            .. Compared(row, Value(totals.Published), known.Value, Value(totals.Checked), Look.Total),
            .. Enumerable.Repeat(new Content(Look.TotalText), 3),
        ];

        string Column(char column) => Cells(column, FirstLeaf, FirstLeaf + leaves.Count - 1);

        // A total of scores of which one is missing is no total.
        Term All(char column, Func<LeafScore, decimal?> score) => leaves.Count == 0 ? Term.Empty : Term.If(
            new Term($"COUNT({Column(column)})", (Rational)leaves.Count(leaf => score(leaf) is not null)).Is(Term.Of(leaves.Count)),
            new Term($"SUM({Column(column)})", Sum(leaves.Select(score))).Round(places),
            Term.Empty);
    }

    /// <summary>Writes the grades of the totals and makes the rows of the lines between grades, which stand from <paramref name="lowest"/> on.</summary>
    private static List<Content[]> Grade(Sheet sheet, Scorecard card, GradeBands grades, int lowest)
    {
        var (row, last) = (sheet.Next, lowest + grades.Bands.Count - 1);
        (char Total, char Hit, decimal? Value, string? Grade)[] totals =
        [
            (CheckedColumn, 'L', card.Totals.Checked, card.Grades.Checked), (MinColumn, 'M', card.Totals.Min, card.Grades.Min), (MaxColumn, 'N', card.Totals.Max, card.Grades.Max),
        ];
        Content[] found = [.. totals.Select(total => new Content(Look.Mark, Formula: new($"IFERROR(INDEX({Cells('D', lowest, last)},MATCH(1,{Cells(total.Hit, lowest, last)},0)),\"\")", total.Grade)))];
        var agree = Term.If(Sheet.Cell(CheckedColumn, row, card.Grades.Checked).Is(Sheet.Cell(EngineColumn, row, card.Grades.Checked)), Term.Of("相符"), Term.Of("不符"));
        sheet.Add(
        [
            "等级", null, null, "各合计所在的等级", null, null, null, new(Look.InputMark, card.Grades.Published), .. found,
            null, new(Look.Mark, card.Grades.Checked), new(Look.Mark, Formula: agree), null, null, null,
        ]);
        Content[] heads = [.. ((string?[])["等级线", null, null, "等级", null, null, null, "下限", "含否", "上限", "含否", "复核在内", "低在内", "高在内"]).Select(head => new Content(Look.Head, head))];
        return [heads, .. grades.Bands.Select((band, i) => (Content[])
        [
            "等级线", null, null, band.Name, null, null, null, .. WorkingSheet.Ends(band.In), .. totals.Select(total => new Content(Look.Mark, Formula: Within(total.Total, total.Value, band.In, lowest + i))),
        ])];

        Term Within(char column, decimal? value, Interval band, int line)
        {
            var total = Sheet.Cell(column, row - 1, Value(value));
            return Term.If(total.IsNumber(), Term.If(WorkingSheet.Contains(line, PublishedColumn, band, total), Term.Of(1), Term.Of(0)), Term.Of(0));
        }
    }

    /// <summary>The sums of a branch, whose leaves stand side by side.</summary>
    private static void Branch(Sheet sheet, Scorecard card, Indicator node, Dictionary<Indicator, int> lines)
    {
        var leaves = node.Leaves().ToList();
        var (first, last) = (lines[leaves[0]], lines[leaves[^1]]);
        var sums = card.SumsOf(node);
        string[] path = [.. node.Path, node.Name];
        sheet.Add(
        [
            new(Look.TotalText, "小计"), new(Look.TotalText, path[0]), new(Look.TotalText, path.ElementAtOrDefault(1)), new(Look.TotalText, path.Length > 2 ? path[^1] : null),
            new(Look.TotalNumber, Formula: new($"SUM({Cells(WeightColumn, first, last)})", node.Weight)), new(Look.TotalText), new(Look.TotalText, $"指标 {node.Code}"),
            Of(PublishedColumn, sums.Published), Of(CheckedColumn, sums.Checked), Of(MinColumn, sums.Min), Of(MaxColumn, sums.Max), .. Enumerable.Repeat(new Content(Look.TotalText), 6),
        ]);

        // A branch with a missing score has no sum.
        Content Of(char column, decimal? sum)
        {
            var cells = Cells(column, first, last);
            var whole = new Term($"COUNT({cells})", sum is null ? Rational.Zero : leaves.Count).Is(Term.Of(leaves.Count));
            return new(Look.Total, Formula: Term.If(whole, new Term($"ROUND(SUM({cells}),10)", Value(sum)), Term.Empty));
        }
    }

    private static Sheet FindingSheet(Scorecard card)
    {
        var sheet = new Sheet("发现", ("编号", 10), ("性质", 8), ("发现", 100), ("公布文本行", 12));
        sheet.AddHeads();
        foreach (var finding in card.Findings)
            sheet.Add(finding.Indicator, new(Look.Mark, finding.Severity.Label()), finding.Text, new(Look.Value, Number: finding.Line > 0 ? finding.Line : null));
        return sheet;
    }

    private static string Cells(char column, int first, int last) => string.Create(CultureInfo.InvariantCulture, $"{column}{first}:{column}{last}");

    private static Rational? Value(decimal? number) => number is { } value ? (Rational)value : null;

    private static Rational? Sum(IEnumerable<decimal?> scores) => Value(scores.Aggregate((decimal?)0, (sum, score) => sum + score));
}
