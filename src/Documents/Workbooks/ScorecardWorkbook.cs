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
        var total = sheet.Next;
        sheet.Add(Total(card, total));
        Grade(sheet, card, total);
        foreach (var alternative in card.Totals.Alternatives)
            sheet.Add("另一读法", null, null, alternative.Reading, null, null, null, null, new(Look.Score, Number: alternative.Value));
        if (card.Framework is { } framework)
            Branches(sheet, card, framework, lines);
        return sheet;
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

    /// <summary>The grades of the totals, and below them the bands from which they come.</summary>
    private static void Grade(Sheet sheet, Scorecard card, int total)
    {
        if (card.Framework?.Grades is not { } grades)
            return;
        var row = sheet.Next;
        var given = new Content(Look.Mark, card.Grades.Checked);
        var known = Of(CheckedColumn, card.Totals.Checked);
        var agree = Term.If(Sheet.Cell(CheckedColumn, row, known.Value).Is(Sheet.Cell(EngineColumn, row, given.Text)), Term.Of("相符"), Term.Of("不符"));
        sheet.Add(
            "等级", null, null, "各合计所在的等级", null, null, null, new(Look.InputMark, card.Grades.Published), new(Look.Mark, Formula: known),
            new(Look.Mark, Formula: Of(MinColumn, card.Totals.Min)), new(Look.Mark, Formula: Of(MaxColumn, card.Totals.Max)), null, given, new(Look.Mark, Formula: agree));
        foreach (var band in grades.Bands)
            sheet.Add(["等级线", null, null, band.Name, null, null, "下限、含否、上限、含否", .. WorkingSheet.Ends(band.In)]);

        Term Of(char column, decimal? value)
        {
            var sum = Sheet.Cell(column, total, Value(value));
            var grade = Term.Empty;
            for (var i = grades.Bands.Count - 1; i >= 0; i--)
                grade = Term.If(WorkingSheet.Contains(row + 1 + i, PublishedColumn, grades.Bands[i].In, sum), Sheet.Cell('D', row + 1 + i, grades.Bands[i].Name), grade);
            return Term.If(sum.IsNumber(), grade, Term.Empty);
        }
    }

    /// <summary>The sums of every branch; its leaves stand side by side.</summary>
    private static void Branches(Sheet sheet, Scorecard card, Framework framework, Dictionary<Indicator, int> lines)
    {
        foreach (var node in framework.Roots.SelectMany(Inner))
        {
            var leaves = node.Leaves().ToList();
            var (first, last) = (lines[leaves[0]], lines[leaves[^1]]);
            var sums = card.SumsOf(node);
            sheet.Add(
                new(Look.TotalText, "小计"), new(Look.TotalText, node.Path.Count == 0 ? node.Name : node.Path[0]), new(Look.TotalText, node.Path.Count == 0 ? null : node.Path.Count == 1 ? node.Name : node.Path[1]),
                new(Look.TotalText, node.Path.Count > 1 ? node.Name : null), new(Look.TotalNumber, Formula: new($"SUM({Cells(WeightColumn, first, last)})", node.Weight)), new(Look.TotalText), new(Look.TotalText, $"指标 {node.Code}"),
                Branch(PublishedColumn, sums.Published), Branch(CheckedColumn, sums.Checked), Branch(MinColumn, sums.Min), Branch(MaxColumn, sums.Max));

            // A branch with a missing score has no sum.
            Content Branch(char column, decimal? sum)
            {
                var cells = Cells(column, first, last);
                var whole = new Term($"COUNT({cells})", sum is null ? Rational.Zero : leaves.Count).Is(Term.Of(leaves.Count));
                return new(Look.Total, Formula: Term.If(whole, new Term($"ROUND(SUM({cells}),10)", Value(sum)), Term.Empty));
            }
        }

        static IEnumerable<Indicator> Inner(Indicator node) => node.Rule is not null ? [] : [node, .. node.Children.SelectMany(Inner)];
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
