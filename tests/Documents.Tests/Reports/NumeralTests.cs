using System.Text;
using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Tests.Reports;

/// <summary>Every numeral of a report is a figure with a source, or tells by its form what it is.</summary>
public sealed class NumeralTests
{
    [Theory]
    [InlineData("2024年度", NumeralClass.Date)]
    [InlineData("2024年2月28日", NumeralClass.Date)]
    [InlineData("2023-2025年", NumeralClass.Date)]
    [InlineData("自2021-10-10起", NumeralClass.Date)]
    [InlineData("1—10月", NumeralClass.Date)]
    [InlineData("9月3日", NumeralClass.Date)]
    [InlineData("12月底", NumeralClass.Date)]
    [InlineData("18:30", NumeralClass.Date)]
    [InlineData("中发〔2018〕34号", NumeralClass.DocumentNumber)]
    [InlineData("GB/T 9704-2012", NumeralClass.DocumentNumber)]
    [InlineData("AL-LUOHU-2024-C", NumeralClass.DocumentNumber)]
    [InlineData("查验码 K7QM-2X9F", NumeralClass.DocumentNumber)]
    [InlineData("0A00-0000", NumeralClass.DocumentNumber)]
    [InlineData("第 12 条", NumeralClass.Clause)]
    [InlineData("公布文本第216行", NumeralClass.Clause)]
    [InlineData("（3）建立制度", NumeralClass.Ordinal)]
    [InlineData("1. 项目立项", NumeralClass.Ordinal)]
    [InlineData("2、提升意识", NumeralClass.Ordinal)]
    [InlineData("表1-2", NumeralClass.Ordinal)]
    [InlineData("附件3", NumeralClass.Ordinal)]
    [InlineData("第3季度", NumeralClass.Ordinal)]
    [InlineData("指标 Y16", NumeralClass.Ordinal)]
    public void A_numeral_tells_by_its_form_what_it_is(string text, NumeralClass kind)
    {
        var numerals = Numerals.In(text);

        numerals.ShouldNotBeEmpty();
        numerals.ShouldAllBe(numeral => numeral.Class == kind);
        new Words(text).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("排查868家次", "868")]
    [InlineData("预算3,260,800.00元", "3,260,800.00")]
    [InlineData("执行率98.5%", "98.5")]
    [InlineData("得４.７０分", "４.７０")]
    [InlineData("增长2倍", "2")]
    [InlineData("共2023家", "2023")]
    [InlineData("3月检查5次", "3")]
    [InlineData("1.5万元", "1.5")]
    [InlineData("达到1.", "1")]
    [InlineData("2023-2025", "2023")]
    [InlineData("1234-5678", "1234")]
    [InlineData("K7QM-2X9F5", "7")]
    [InlineData("电话81234567", "81234567")]
    [InlineData("（1234）", "1234")]
    [InlineData("13月", "13")]
    [InlineData("25:70", "25")]
    public void A_number_of_something_is_never_classed(string text, string numeral)
    {
        Numerals.FirstUnclassed(text).ShouldBe(numeral);
        Should.Throw<ArgumentException>(() => new Words(text));
    }

    [Fact]
    [Shows("V-16b")]
    public void No_numeral_of_any_report_stands_without_a_source()
    {
        foreach (var (id, style, codes) in Compositions.All)
            NothingLoose(Compositions.Of(id, style, codes), $"{id} {style} {codes}");
    }

    [Fact]
    [Shows("V-16b")]
    public void Numerals_in_every_text_of_a_case_are_bound()
    {
        // A digit behind each Chinese word of the case and the framework: titles, names, reasons, paragraphs, cells.
        foreach (var id in Compositions.Cases)
        {
            var texts = Library.Published.Texts(id);
            var subject = Numbered(texts.CaseText);
            subject.Length.ShouldBeGreaterThan(texts.CaseText.Length + 300);
            var framework = texts.FrameworkText is { } text ? Numbered(text) : null;
            var read = framework is null ? null : Evaluation.Frameworks.Framework.Read("framework.yaml", framework);
            (read?.Problems ?? []).ShouldBeEmpty();
            var loaded = Anlan.Evaluation.Cases.Case.Read("case.yaml", subject, read?.Value);
            loaded.Problems.ShouldBeEmpty();
            foreach (var style in Enum.GetValues<HouseStyle>())
                NothingLoose(ReportComposer.Compose(new(new(loaded.Value!, read?.Value), subject, framework), new ReportOptions(style, Codes: true)), $"{id} {style}");
        }

        static string Numbered(string yaml) => string.Join('\n', yaml.Split('\n').Select(line =>
            line.Contains("kind:") || line.Contains("regime:") || line.Contains("level") || line.TrimStart().StartsWith('#') ? line : System.Text.RegularExpressions.Regex.Replace(line, @"(?<=[一-龥]{3})(?=[一-龥])(?<!\{[^}]*)", "7")));
    }

    [Fact]
    [Shows("V-16b")]
    public void Two_thousand_damaged_cases_give_reports_without_loose_numerals()
    {
        var texts = Compositions.Cases.Select(Library.Published.Texts).ToList();
        var composed = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var damage = new Damage(seed);
            var of = texts[seed % texts.Count];
            var text = damage.Of(of.CaseText);
            var subject = Anlan.Evaluation.Cases.Case.Read("case.yaml", text, of.Scored.Framework).Value;
            if (subject is null)
                continue;
            composed++;
            try
            {
                NothingLoose(ReportComposer.Compose(new CaseTexts(new ScoredCase(subject, of.Scored.Framework), text, of.FrameworkText), new ReportOptions((HouseStyle)(seed / 5 % 4), Codes: seed % 2 == 0)), $"{damage}");
            }
            catch (Exception broken) when (broken is not ShouldAssertException)
            {
                throw new InvalidOperationException($"{damage} throws.", broken);
            }
        }
        composed.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Every_figure_of_every_report_is_found_again_by_its_key()
    {
        foreach (var (id, style, codes) in Compositions.All)
        {
            var scored = Library.Published.Texts(id).Scored;
            var book = new FigureBook(Evaluator.Evaluate(scored.Case, scored.Framework));
            var figures = Compositions.Of(id, style, codes).Data.Figures;
            foreach (var carried in figures)
                book.Find(carried.Figure.Key).ShouldBe(carried.Figure);
            figures.Select(carried => carried.Name).ShouldBeUnique();
            figures.ShouldAllBe(carried => carried.Name.Any(char.IsAsciiLetterUpper) && carried.Figure.Label.Length > 0 && carried.Figure.Source.Length > 0);
        }
    }

    [Fact]
    public void The_annex_lists_the_code_of_every_figure_and_binds_it_again()
    {
        foreach (var id in Compositions.Cases)
        {
            var plain = Compositions.Of(id);
            var report = Compositions.Of(id, codes: true);

            var rows = ((Table)report.Blocks[^1]).Rows.Skip(1).ToList();
            rows.Select(row => Compositions.Text(row[0].Lines[0])).ShouldBe(report.Data.Figures.Select(carried => carried.Code));
            rows.Select(row => ((Bound)row[2].Lines[0][0]).Figure).ShouldBe(report.Data.Figures.Select(carried => carried.Figure));
            report.Data.Figures.Select(carried => carried.Figure).ShouldBe(plain.Data.Figures.Select(carried => carried.Figure));
            report.Data.Figures.Sum(carried => carried.Places).ShouldBe(plain.Data.Figures.Sum(carried => carried.Places) + rows.Count);
        }
    }

    /// <summary>
    /// Reads a report as a person does, with nothing of the program's own classing: runs of digits that are not bound
    /// must be part of a date, a document number, a clause or an ordinal.
    /// </summary>
    private static void NothingLoose(Report report, string which)
    {
        foreach (var title in report.Blocks.OfType<Title>())
            foreach (var line in title.Lines)
                Scan(line, which);
        foreach (var bar in report.Blocks.OfType<Chart>().SelectMany(chart => chart.Bars))
            Scan(bar.Name, which);
        foreach (var line in report.Blocks.SelectMany(Compositions.Lines))
        {
            var text = new StringBuilder();
            foreach (var piece in line)
                text.Append(piece switch { Words words => words.Text, Bound => "\u0001", Place place => place.Hint, _ => throw new InvalidOperationException() });
            Scan(text.ToString(), which);
        }
    }

    private static void Scan(string line, string which)
    {
        line.ShouldNotContain("Figure {");
        line.ShouldNotContain("Place {");
        for (var start = 0; start < line.Length; start++)
        {
            if (!IsDigit(line[start]))
                continue;
            var end = start;
            while (end < line.Length && IsDigit(line[end]))
                end++;
            var run = line[start..end];
            var before = line[..start].TrimEnd(' ');
            var after = line[end..].TrimStart(' ');
            var isDate = StartsWithAny(after, "年", "月", "日") && run.Length <= 4
                || run.Length <= 4 && after.Length > 1 && "-—–至、./:".Contains(after[0]) && char.IsDigit(after[1]) && (line.Contains('年') || line.Contains('月') || Dates(line, start))
                || run.Length <= 2 && before.Length > 1 && "-./:".Contains(before[^1]) && char.IsDigit(before[^2]) && Dates(line, start);
            var isNumber = EndsWithAny(before, "〔", "[", "（", "(") && StartsWithAny(after, "〕", "]", "）", ")")
                || StartsWithAny(after, "号") || before.EndsWith("AL-", StringComparison.Ordinal) || IsInCode(line, start, end);
            var isClause = before.Contains('第') && StartsWithAny(after, "条", "款", "项", "章", "节", "页", "行", "期", "版", "次", "步", "个", "类", "批", "届", "季度");
            var isOrdinal = run.Length <= 3 && (EndsWithAny(before, "表", "图", "附件") || StartsWithAny(after, ".", "．", "、") && (before.Length == 0 || EndsWithAny(before, "；", "。", "：")))
                || run.Length == 2 && before.Length > 0 && char.IsAsciiLetterUpper(before[^1]);
            (isDate || isNumber || isClause || isOrdinal).ShouldBeTrue($"{which}: {run} in {line}");
            start = end;
        }
    }

    private static bool Dates(string line, int at) =>
        System.Text.RegularExpressions.Regex.Matches(line, @"(19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}:\d\d").Any(match => match.Index <= at && at < match.Index + match.Length);

    private static bool IsInCode(string line, int start, int end) =>
        System.Text.RegularExpressions.Regex.Matches(line, "[0-9A-Z]{4}-[0-9A-Z]{4}").Any(match => match.Index <= start && end <= match.Index + match.Length && match.Value.Any(char.IsAsciiLetterUpper));

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static bool StartsWithAny(string text, params string[] starts) => starts.Any(start => text.StartsWith(start, StringComparison.Ordinal));

    private static bool EndsWithAny(string text, params string[] ends) => ends.Any(end => text.EndsWith(end, StringComparison.Ordinal));
}
