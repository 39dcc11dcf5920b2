using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Anlan.Documents.Workbooks;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Tests.Workbooks;

/// <summary>
/// The formulas against the engine. Before LibreOffice gets a workbook every value beside a formula is made wrong, so
/// that only what the formulas give can be right.
/// </summary>
public sealed class RecalculationTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly string[] SheetNames = ["得分", "算式", "事实", "发现"];

    [Fact]
    [Shows("V-19a")]
    public void Formulas_give_the_scores_of_the_published_cases()
    {
        var cards = Library.Published.Cases.Select(Score).ToList();
        var read = Calc.Read(SheetNames, [.. cards.Select(card => Spoilt(ScorecardWorkbook.Write(card)))]);

        cards.Count.ShouldBe(5);
        foreach (var (card, sheets) in cards.Zip(read))
            ShouldAgree(card, sheets["得分"], card.Case.Id);
    }

    [Fact]
    [Shows("V-19a")]
    public void Formulas_of_every_rule_and_measure_give_the_scores_of_the_engine()
    {
        var card = EveryRule.Score();
        // Each leaf once more without a published score, so that what the engine alone knows is seen.
        var alone = Enumerable.Range(0, EveryRule.Count).Select(i => EveryRule.Score(alone: i)).ToList();
        var joined = alone.Select((one, i) => one.Leaves[i]).ToList();

        var workbook = ScorecardWorkbook.Write(card);
        var read = Calc.Read(SheetNames, [Spoilt(workbook), .. alone.Select(one => Spoilt(ScorecardWorkbook.Write(one)))]);

        ShouldAgree(card, read[0]["得分"], "all");
        foreach (var (one, i) in alone.Select((one, i) => (one, i)))
            ShouldAgree(one, read[i + 1]["得分"], $"L{i + 1} alone");
        card.Leaves.Select(leaf => leaf.Indicator.Rule!.Kind).Distinct().Count().ShouldBe(10);
        joined.Select(leaf => leaf.Evidence).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    [Shows("V-19a")]
    public void A_changed_fact_gives_what_the_engine_gives_for_it()
    {
        (string Fact, string From, string To)[] changes =
        [
            ("part", "67", "66.7"), ("part", "67", "0"), ("part", "67", "101"), ("whole", "100", "0"), ("more", "120", "99.995"), ("zero", "0", "80"),
            ("spent", "4610.04", "5052.86"), ("edge", "57", "56.999"), ("edge", "57", "57.0001"), ("edge", "57", "30"), ("count", "3", "4"), ("count", "3", "0"), ("count", "3", "9"),
            ("tenths", "0.3", "0.35"), ("tenths", "0.3", "-1"), ("base", "40", "0"), ("now", "31", "40"), ("now", "31", "50"),
            ("done", "2024-03-05", "2024-02-28"), ("done", "2024-03-05", "2024-02-29"), ("done", "2024-03-05", "2024-04-01"),
            ("q1", "22.5", "40"), ("q2", "51.25", "12.3"), ("q4", "98.765", "130"),
        ];
        var workbook = ScorecardWorkbook.Write(EveryRule.Score());
        var read = Calc.Read(SheetNames, [.. changes.Select(change => Spoilt(workbook, change.Fact, change.To))]);

        foreach (var (change, sheets) in changes.Zip(read))
        {
            var facts = EveryRule.Facts.Split('\n').Select(line => line.StartsWith($"  {change.Fact}: ", StringComparison.Ordinal) ? line.Replace($"value: {change.From}", $"value: {change.To}", StringComparison.Ordinal) : line);
            ShouldAgree(EveryRule.Score(string.Join('\n', facts)), sheets["得分"], change.ToString(), changed: true);
        }
    }

    [Fact]
    [Shows("V-19a")]
    public void Parameters_marks_and_published_scores_are_inputs_too()
    {
        var workbook = ScorecardWorkbook.Write(Score("luohu-2024"));
        var read = Calc.Read(SheetNames,
        [
            Spoilt(Changed(workbook, "算式", ["H08", "每步扣分"], 'D', "0.2")),
            Spoilt(Changed(workbook, "算式", ["H06", "（1）分配有充分依据，从严从紧"], 'J', "0")),
            Spoilt(Changed(workbook, "得分", ["H21"], 'H', "5.25")),
        ]);

        // 98.46% is 1.54 points below 100%, two steps: 4 less 2 × 0.2.
        Row(read[0], "H08")[8..14].ShouldBe(["3.6", "3.6", "3.6", "-0.34", "3.8", "不符"]);
        Row(read[0], "合计")[8..14].ShouldBe(["99.6", "97.6", "97.6", "-0.34", "99.8", "不符"]);
        // A deduction for which nobody gives a reason proves nothing: the published score stays, anything may be true.
        Row(read[1], "H06")[8..11].ShouldBe(["3", "0", "3"]);
        Row(read[1], "合计")[8..11].ShouldBe(["99.8", "94.8", "97.8"]);
        // A satisfaction without counts is scored as it was printed.
        Row(read[2], "H21")[8..11].ShouldBe(["5.25", "6", "6"]);
        Row(read[2], "合计")[8].ShouldBe("99.05");

        static string[] Row(Dictionary<string, List<string[]>> sheets, string id) => sheets["得分"].First(line => line[0] == id);
    }

    [Fact]
    public void Values_beside_the_formulas_are_what_the_formulas_give()
    {
        var workbooks = Library.Published.Cases.Select(Score).Append(EveryRule.Score()).Select(ScorecardWorkbook.Write).ToList();
        var read = Calc.Read(SheetNames, [.. workbooks.Select(workbook => Spoilt(workbook))]);

        var formulas = 0;
        foreach (var (workbook, sheets) in workbooks.Zip(read))
            for (var number = 1; number <= 2; number++)
                foreach (var cell in Part(workbook, $"xl/worksheets/sheet{number}.xml").Descendants(Main + "c").Where(cell => cell.Element(Main + "f") is not null))
                {
                    var place = cell.Attribute("r")!.Value;
                    var given = sheets[SheetNames[number - 1]][int.Parse(place[1..], CultureInfo.InvariantCulture) - 1][place[0] - 'A'];
                    var beside = cell.Element(Main + "v")!.Value;
                    formulas++;
                    if (decimal.TryParse(beside, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !given.Contains('-', StringComparison.Ordinal) && given.Length > 0)
                        decimal.Parse(given, NumberStyles.Float, CultureInfo.InvariantCulture).ShouldBe(value, 0.0000001m * Math.Max(1, Math.Abs(value)), $"{SheetNames[number - 1]}!{place} {cell.Element(Main + "f")!.Value}");
                    else if (!given.Contains('-', StringComparison.Ordinal))
                        given.ShouldBe(beside, $"{SheetNames[number - 1]}!{place} {cell.Element(Main + "f")!.Value}");
                }
        formulas.ShouldBeGreaterThan(2000);
    }

    private static void ShouldAgree(Scorecard card, List<string[]> scores, string what, bool changed = false)
    {
        foreach (var leaf in card.Leaves)
        {
            var row = scores.Single(line => line[0] == leaf.Indicator.Id);
            row[8..11].Select(Number).ShouldBe([leaf.Checked, leaf.Min, leaf.Max], $"{what}, {leaf.Indicator.Id}: {leaf.Working.Sentence}");
            if (!changed)
                row[13].ShouldBe("相符", $"{what}, {leaf.Indicator.Id}");
        }
        var total = scores.Single(line => line[0] == "合计");
        total[7..11].Select(Number).ShouldBe([card.Totals.Published, card.Totals.Checked, card.Totals.Min, card.Totals.Max], what);
        if (card.Framework is not { } framework)
            return;
        total[11].Length.ShouldBe(card.Totals.Checked is null || card.Totals.Published is null ? 0 : total[11].Length);
        foreach (var (node, row) in framework.Roots.SelectMany(Branches).Zip(scores.Where(line => line[0] == "小计"), (node, row) => (node, row)))
        {
            var sums = card.SumsOf(node);
            row[6].ShouldBe($"指标 {node.Code}");
            row[7..11].Select(Number).ShouldBe([sums.Published, sums.Checked, sums.Min, sums.Max], $"{what}, {node.Code}");
        }
        scores.Count(line => line[0] == "小计").ShouldBe(framework.Roots.SelectMany(Branches).Count());
        if (framework.Grades is not null)
            scores.Single(line => line[0] == "等级")[8..11].ShouldBe([card.Grades.Checked ?? "", card.Grades.Min ?? "", card.Grades.Max ?? ""], what);
    }

    private static IEnumerable<Indicator> Branches(Indicator node) => node.Rule is not null ? [] : [node, .. node.Children.SelectMany(Branches)];

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Scorecard Score(string id)
    {
        var read = Library.Published.Texts(id).Scored;
        return Evaluator.Evaluate(read.Case, read.Framework);
    }

    private static XDocument Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    /// <summary>The workbook with another number in the row that begins with these texts.</summary>
    private static byte[] Changed(byte[] workbook, string sheet, string[] begins, char column, string value)
    {
        var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = $"xl/worksheets/sheet{Array.IndexOf(SheetNames, sheet) + 1}.xml";
            var part = Part(workbook, name);
            var row = part.Descendants(Main + "row").First(row => row.Elements(Main + "c").Take(begins.Length).Select(cell => cell.Value).SequenceEqual(begins));
            var cell = row.Elements(Main + "c").ElementAt(column - 'A');
            cell.Element(Main + "f").ShouldBeNull();
            cell.Element(Main + "v").ShouldNotBeNull().Value = value;
            using var target = zip.GetEntry(name)!.Open();
            target.SetLength(0);
            part.Save(target);
        }
        return stream.ToArray();
    }

    /// <summary>The workbook with a wrong value beside every formula, and with another value of a fact.</summary>
    private static byte[] Spoilt(byte[] workbook, string? fact = null, string value = "")
    {
        var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                var part = Part(workbook, entry.FullName);
                foreach (var cell in part.Descendants(Main + "c").Where(cell => cell.Element(Main + "f") is not null))
                {
                    cell.Attribute("t")?.Remove();
                    cell.Element(Main + "v")!.Value = "-77";
                }
                foreach (var row in part.Descendants(Main + "row").Where(row => fact is not null && row.Element(Main + "c")?.Value == fact))
                    row.Elements(Main + "c").ElementAt(2).Element(Main + "v")!.Value = DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date)
                        ? (date.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)
                        : value;
                using var target = entry.Open();
                target.SetLength(0);
                part.Save(target);
            }
        return stream.ToArray();
    }
}
