using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anlan.Documents.Workbooks;
using Anlan.Evaluation.Scoring;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Anlan.Documents.Tests.Workbooks;

public sealed partial class ScorecardWorkbookTests
{
    private static readonly string[] SheetNames = ["得分", "算式", "事实", "发现"];

    public static TheoryData<string> Cases => [.. Library.Published.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_workbook_is_valid_and_prints_on_a4_landscape(string id)
    {
        using var document = Open(ScorecardWorkbook.Write(Score(id)));

        Faults(document).ShouldBeEmpty();
        Sheets(document).Select(sheet => sheet.Name).ShouldBe(SheetNames);
        foreach (var (_, sheet) in Sheets(document))
        {
            var page = sheet.GetFirstChild<PageSetup>().ShouldNotBeNull();
            (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value).ShouldBe((9u, OrientationValues.Landscape, 1u, 0u));
            sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value.ShouldBeTrue();
            sheet.GetFirstChild<SheetViews>()!.GetFirstChild<SheetView>()!.GetFirstChild<Pane>()!.State!.Value.ShouldBe(PaneStateValues.Frozen);
        }
        document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Select(name => name.Text).ShouldBe(["得分!$4:$4", "算式!$2:$2", "事实!$3:$3", "发现!$1:$1"]);
        document.WorkbookPart.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Shows("V-19b")]
    public void Working_stands_second_and_nothing_reaches_outside(string id)
    {
        var workbook = ScorecardWorkbook.Write(Score(id));
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        using var document = Open(workbook);

        Sheets(document).ElementAt(1).Name.ShouldBe("算式");
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
        [
            "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml",
        ]);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            reader.ReadToEnd().ShouldNotContain("External");
        }
        var formulas = Sheets(document).SelectMany(sheet => sheet.Sheet.Descendants<CellFormula>()).Select(formula => formula.Text).ToList();
        formulas.SelectMany(formula => Function().Matches(formula)).Select(match => match.Value).Distinct().ShouldBeSubsetOf(
            ["AND", "AVERAGE", "COUNT", "EXACT", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER", "MATCH", "MAX", "MIN", "OR", "ROUND", "SUM", "SUMPRODUCT"]);
        formulas.ShouldAllBe(formula => !formula.Contains('[', StringComparison.Ordinal) && formula.Length < 8192);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_workbook_is_the_same_under_every_culture(string id)
    {
        var first = ScorecardWorkbook.Write(Score(id));
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "tr-TR", "de-DE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                ScorecardWorkbook.Write(Score(id)).ShouldBe(first, name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_footer_holds_a_long_title_that_begins_with_digits()
    {
        var card = Score("luohu-2024");
        card = card with { Case = card.Case with { Title = "2024 & " + new string('题', 300) } };

        using var document = Open(ScorecardWorkbook.Write(card));

        Faults(document).ShouldBeEmpty();
        foreach (var (_, sheet) in Sheets(document))
        {
            var footer = sheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text;
            footer.ShouldStartWith("&L&8 2024 && 题");
            footer.Length.ShouldBeLessThan(255);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_workbook_holds_the_numbers_of_the_json(string id)
    {
        var card = Score(id);
        var json = JsonDocument.Parse(ScorecardJson.Write(card)).RootElement;
        using var document = Open(ScorecardWorkbook.Write(card));
        var sheets = Sheets(document).ToDictionary(sheet => sheet.Name, sheet => sheet.Sheet.Descendants<Row>().Select(Cells).ToList());

        var leaves = json.GetProperty("indicators").EnumerateArray().ToList();
        var scores = sheets["得分"].Skip(4).ToList();
        for (var i = 0; i < leaves.Count; i++)
        {
            scores[i][0].ShouldBe(leaves[i].GetProperty("ref").GetString());
            scores[i][4].ShouldBe(Number(leaves[i].GetProperty("weight")));
            Figures(scores[i]).ShouldBe(Figures(leaves[i].GetProperty("published"), leaves[i].GetProperty("checked"), leaves[i].GetProperty("proved")));
        }
        var totals = json.GetProperty("totals");
        var known = totals.GetProperty("checked");
        scores[leaves.Count][0].ShouldBe("合计");
        Figures(scores[leaves.Count]).ShouldBe(Figures(totals.GetProperty("published"), known.GetProperty("value"), totals.GetProperty("proved")));
        scores.Where(row => row[0] is "另一读法").Select(row => row[8]).ShouldBe(known.GetProperty("alternatives").EnumerateArray().Select(a => Number(a.GetProperty("value"))));

        foreach (var leaf in leaves)
        {
            var block = sheets["算式"].Where(row => row[0] as string == leaf.GetProperty("ref").GetString()).Skip(1);
            block.Select(row => row[10]).OfType<string>().Select(text => text[3..]).ShouldBe(leaf.GetProperty("working").EnumerateArray().Select(step => step.GetProperty("text").GetString()));
        }
        sheets["发现"].Skip(1).Select(row => row[2]).ShouldBe(json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("text").GetString()));
    }

    [Fact]
    public void An_office_program_reads_the_same_figures()
    {
        var card = Score("yantian-2023");
        var scores = Calc.Read(SheetNames, ScorecardWorkbook.Write(card))[0]["得分"];

        foreach (var leaf in card.Leaves)
        {
            var row = scores.Single(line => line[0] == leaf.Indicator.Id);
            row[3].ShouldBe(leaf.Indicator.Name);
            row[7..11].Select(Decimal).ShouldBe([leaf.Published, leaf.Checked, leaf.Min, leaf.Max]);
        }
        scores.Single(line => line[0] == "合计")[7..11].Select(Decimal).ShouldBe([95.7m, 93.7m, 53.7m, 93.7m]);
        scores.Where(line => line[0] == "另一读法").Select(line => Decimal(line[8])).ShouldBe([91.7m, 94.34m, 92.34m]);
    }

    [Fact]
    [Shows("V-19c")]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        string[] odd = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://127.0.0.1/\")", "'=1", "\t=1+1", "<b>&amp;", "007", "1e3", "2024-02-28"];
        var workbook = ScorecardWorkbook.Write(Odd(odd));

        using var document = Open(workbook);
        Faults(document).ShouldBeEmpty();
        var formulas = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()).Select(formula => formula.Text).ToList();
        formulas.ShouldNotBeEmpty();
        formulas.ShouldAllBe(formula => !odd.Any(text => formula.Contains(text, StringComparison.Ordinal)) && !formula.Contains("HYPERLINK", StringComparison.Ordinal));
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var cell in document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is null && cell.InnerText is ['=' or '+' or '-' or '@' or '\t', ..]))
        {
            cell.DataType!.Value.ShouldBe(CellValues.InlineString);
            formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value.ShouldBeTrue();
        }
        Calc.Read(SheetNames, workbook)[0]["得分"].Skip(4).Take(odd.Length).Select(line => line[3]).ShouldBe(odd);
    }

    [Fact]
    public void A_text_longer_than_a_cell_may_be_is_cut_visibly()
    {
        // Nine judged parts with the longest texts that are read, and a statement, so that the finding repeats the working.
        var name = new string('项', 2000);
        var rules = string.Concat(Enumerable.Repeat($"{{ name: {name}, weight: 10, kind: EXPERT }}, ", 9));
        var parts = string.Concat(Enumerable.Repeat($"{{ judgement: {{ score: 1, by: 评价组, reason: {name} }} }}, ", 9));
        var card = Card(
            $"  - {{ code: \"1\", name: 甲, weight: 100, rule: {{ kind: SUM, parts: [{rules}{{ name: 末项, weight: 10, kind: CHECK, items: [{{ text: 有, points: 10 }}] }}] }} }}",
            $"scores:\n  \"1\": {{ published: 30, parts: [{parts}{{ statement: {{ met: all, text: 符合 }} }}] }}\n");

        using var document = Open(ScorecardWorkbook.Write(card));
        var texts = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Text>()).Select(text => text.Text).ToList();

        card.Findings.Max(finding => finding.Text.Length).ShouldBeGreaterThan(32_767);
        texts.Max(text => text.Length).ShouldBe(32_767);
        texts.MaxBy(text => text.Length)!.ShouldEndWith("…");
    }

    private static Scorecard Score(string id)
    {
        var read = Library.Published.Texts(id).Scored;
        return Evaluator.Evaluate(read.Case, read.Framework);
    }

    /// <summary>A scorecard whose leaves carry these names.</summary>
    private static Scorecard Odd(string[] names) =>
        Card(string.Concat(names.Select((name, i) => $"  - {{ code: \"{i + 1}\", name: {JsonSerializer.Serialize(name)}, weight: {(i == 0 ? 101 - names.Length : 1)}, rule: {{ kind: EXPERT }} }}\n")), "");

    private static Scorecard Card(string indicators, string scores)
    {
        var framework = $"framework: trial\ntitle: 试行\nregime: 项目支出\nyear: 2024\nbasis: 《试行》\nrounding: {{ score: 2, total: 2 }}\nindicators:\n{indicators}";
        var subject = $"case: trial\ntitle: =试算\nunit: 某局\nyear: 2024\nkind: 项目支出\nframework: trial\n{scores}";
        var loaded = Library.Upload(Zip.Of(("case.yaml", subject), ("trial.yaml", framework)));
        loaded.Problems.ShouldBeEmpty();
        return Evaluator.Evaluate(loaded.Value!.Scored.Case, loaded.Value.Scored.Framework);
    }

    private static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    private static IEnumerable<string> Faults(SpreadsheetDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}");

    private static IEnumerable<(string Name, Worksheet Sheet)> Sheets(SpreadsheetDocument document) =>
        document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => (sheet.Name!.Value!, ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!));

    private static List<object?> Cells(Row row) =>
        [.. row.Elements<Cell>().Select(cell => cell.CellValue is { } value ? cell.DataType is null ? decimal.Parse(value.Text, CultureInfo.InvariantCulture) : value.Text is { Length: > 0 } result ? result : null : cell.InnerText is { Length: > 0 } text ? text : (object?)null)];

    private static object?[] Figures(List<object?> row) => [.. row[7..11]];

    private static object?[] Figures(JsonElement published, JsonElement known, JsonElement proved) =>
        [Number(published), Number(known), Number(proved.GetProperty("min")), Number(proved.GetProperty("max"))];

    private static object? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();

    private static decimal? Decimal(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[A-Z]+(?=\()")]
    private static partial Regex Function();
}
