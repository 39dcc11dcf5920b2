using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Anlan.Documents.Tests.Word;

public sealed class WordWriterTests
{
    private static readonly XNamespace W = Docx.W;
    private static readonly Docx Sample = new(WordWriter.Write(SampleReport.Full));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_report_with_every_kind_of_block_is_valid(bool forPrint)
    {
        var kinds = typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block)));
        SampleReport.Full.Blocks.Select(block => block.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);

        using var document = WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(SampleReport.Full, forPrint)), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-15a")]
    public void Page_margins_lines_and_letters_follow_the_standard()
    {
        var section = Sample.Body.Elements(W + "sectPr").ShouldHaveSingleItem();
        Attributes(section, "pgSz", "w", "h").ShouldBe(["11906", "16838"]);
        Attributes(section, "pgMar", "top", "right", "bottom", "left").ShouldBe(["2098", "1474", "1984", "1587"]);
        Attributes(section, "docGrid", "type", "linePitch").ShouldBe(["lines", "579"]);
        // 22 lines fill the page, 28 characters of 16 points less a quarter of a point the line, and not one more.
        (16838 - 2098 - 1984).ShouldBeInRange(22 * 579, 23 * 579 - 1);
        (11906 - 1474 - 1587).ShouldBeInRange(28 * 315, 29 * 315 - 1);
        var normal = Style("Normal");
        Attributes(normal, "spacing", "line", "lineRule").ShouldBe(["579", "exact"]);
        Docx.Val(normal.Element(W + "rPr")!, "spacing").ShouldBe("-5");
        Docx.Val(normal, "widowControl").ShouldBe("0");
        Attributes(Style("Body"), "ind", "firstLineChars", "firstLine").ShouldBe(["200", "630"]);
        var letters = Sample.Xml("word/styles.xml").Element(W + "docDefaults")!;
        (Docx.Attribute(letters, "rFonts", "eastAsia"), Docx.Val(letters, "sz"), Docx.Attribute(letters, "lang", "eastAsia")).ShouldBe(("仿宋_GB2312", "32", "zh-CN"));
    }

    [Theory]
    [InlineData("Title", "方正小标宋简体", "44", null)]
    [InlineData("Heading1", "黑体", null, "0")]
    [InlineData("Heading2", "楷体_GB2312", null, "1")]
    [InlineData("Heading3", "仿宋_GB2312", null, "2")]
    [InlineData("Heading4", "仿宋_GB2312", null, "3")]
    [InlineData("Footer", "宋体", "28", null)]
    [Shows("V-15a")]
    [Shows("V-15d")]
    public void Titles_and_headings_have_the_official_fonts_and_levels(string style, string font, string? size, string? level)
    {
        var its = Style(style);

        (Docx.Attribute(its, "rFonts", "eastAsia"), Docx.Val(its, "sz"), Docx.Val(its, "outlineLvl")).ShouldBe((font, size, level));
        (Sample.Xml("word/fontTable.xml").Elements(W + "font").Select(known => (string?)known.Attribute(W + "name"))).ShouldContain(font);
    }

    [Fact]
    [Shows("V-15b")]
    public void Page_numbers_stand_between_dashes_on_the_outer_side()
    {
        Sample.Xml("word/settings.xml").Element(W + "evenAndOddHeaders").ShouldNotBeNull();
        var sections = Sample.Body.Descendants(W + "sectPr").ToList();
        sections.Count.ShouldBe(3);
        sections.Select(Feet).ShouldAllBe(feet => feet == "default rIdOdd, even rIdEven");
        foreach (var (part, align, indent) in new[] { ("word/footer1.xml", "right", "rightChars"), ("word/footer2.xml", "left", "leftChars") })
        {
            var line = Sample.Xml(part).Elements(W + "p").First();
            Docx.Text(line).ShouldBe("— 1 —");
            line.Descendants(W + "instrText").ShouldHaveSingleItem().Value.Trim().ShouldBe("PAGE");
            (Docx.Val(line, "jc"), Docx.Attribute(line, "ind", indent)).ShouldBe((align, "100"));
        }

        static string Feet(XElement section) => string.Join(", ", section.Elements(W + "footerReference").Select(foot => string.Join(' ', foot.Attributes().Reverse().Select(a => a.Value).Order(StringComparer.Ordinal))));
    }

    [Fact]
    [Shows("V-16a")]
    public void Each_place_of_a_figure_is_a_named_control_between_bookmarks()
    {
        var places = new List<(string Name, int Place, string Text)>();
        foreach (var control in Sample.Body.Descendants(W + "sdt"))
        {
            var mark = control.ElementsBeforeSelf().Last();
            var end = control.ElementsAfterSelf().First();
            mark.Name.ShouldBe(W + "bookmarkStart");
            (end.Name, (string?)end.Attribute(W + "id")).ShouldBe((W + "bookmarkEnd", (string?)mark.Attribute(W + "id")));
            var name = ((string)mark.Attribute(W + "name")!).Split('_');
            name[0].ShouldBe("A");
            var carried = SampleReport.Full.Data.Figures.Single(figure => figure.Name == name[1]);
            var alias = Docx.Val(control, "alias").ShouldNotBeNull();
            alias.ShouldEndWith($" {carried.Code}");
            alias.Length.ShouldBeLessThanOrEqualTo(64);
            if (carried.Figure.Label.Length <= 54)
                alias.ShouldBe($"{carried.Figure.Label} {carried.Code}");
            Docx.Val(control, "lock").ShouldBe("sdtLocked");
            Docx.Text(control).ShouldBe(carried.Figure.Text);
            places.Add((name[1], int.Parse(name[2], CultureInfo.InvariantCulture), Docx.Text(control)));
        }

        // In the order of the text each figure's places are counted from 1 to as many as the data say.
        foreach (var carried in SampleReport.Full.Data.Figures)
            places.Where(place => place.Name == carried.Name).Select(place => place.Place).ShouldBe(Enumerable.Range(1, carried.Places));
        places.Count.ShouldBeGreaterThan(60);
        Sample.Body.Descendants().Where(element => element.Name.LocalName is "dataBinding" or "tag").ShouldBeEmpty();
        Ids("sdt", sdt => Docx.Val(sdt, "id")).ShouldBeUnique();
        Ids("bookmarkStart", mark => (string?)mark.Attribute(W + "id")).ShouldBeUnique();
        Ids("bookmarkStart", mark => (string?)mark.Attribute(W + "name")).ShouldBeUnique();
    }

    [Fact]
    public void Only_a_control_of_plain_letters_is_a_plain_text_control()
    {
        var controls = Sample.Body.Descendants(W + "sdt").ToLookup(control => control.Descendants(W + "text").Any(), Docx.Text);

        controls[false].Distinct().ShouldBe(["无法计算"]);
        controls[true].ShouldContain("93.70");
        new Docx(WordWriter.Write(SampleReport.Full, forPrint: true)).Body.Descendants(W + "sdtPr").Elements(W + "text").ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-16c")]
    public void The_data_part_tells_everything_of_each_figure()
    {
        XNamespace ns = ReportXml.Namespace;
        var data = Sample.Xml("customXml/item1.xml");
        var figures = data.Element(ns + "figures")!.Elements(ns + "figure").ToList();

        figures.Count.ShouldBe(SampleReport.Full.Data.Figures.Count);
        foreach (var (element, carried) in figures.Zip(SampleReport.Full.Data.Figures))
        {
            var figure = carried.Figure;
            new[] { "name", "seal", "value", "unit", "source", "period", "precision" }.Select(name => element.Element(ns + name)!.Value)
                .ShouldBe([carried.Name, carried.Seal, figure.Text, figure.Unit, figure.Source, figure.Period, figure.Precision.ToString(CultureInfo.InvariantCulture)]);
        }
        figures.Select(figure => figure.Element(ns + "value")!.Value).ShouldContain("95.70");
        data.Element(ns + "frameworkVersion")!.Value.ShouldBe(SampleReport.Full.Data.FrameworkVersion);
        data.Element(ns + "frameworkVersion")!.Value.Length.ShouldBe(8);
        data.Element(ns + "digest")!.Value.ShouldBe(SampleReport.Full.Data.Digest());
        var (read, _) = ReportXml.Read(new MemoryStream(Sample["customXml/item1.xml"]));
        read.Digest().ShouldBe(SampleReport.Full.Data.Digest());
    }

    [Fact]
    public void A_chart_holds_the_values_of_its_figures()
    {
        var chart = Sample.Xml("word/charts/chart1.xml");
        var series = chart.Descendants(Docx.C + "ser").ShouldHaveSingleItem();
        var bars = SampleReport.Full.Blocks.OfType<Chart>().Single().Bars;

        Points("val").ShouldBe(bars.Where(bar => bar.Value.Computable).Select(bar => bar.Value.Value));
        Points("cat").ShouldBe(["部门决策", "部门管理", "部门绩效", "尚未评定（无法计算）"]);
        series.Element(Docx.C + "spPr")!.Elements().First().Name.LocalName.ShouldBe("solidFill");
        chart.Descendants(Docx.C + "scaling").Elements().Where(e => e.Name.LocalName is "min" or "max").Select(e => (string?)e.Attribute("val")).ShouldBe(["100", "0"]);
        chart.Descendants(Docx.C + "externalData").ShouldBeEmpty();
        // Labels with the decimals of the figures and the unit.
        series.Descendants(Docx.C + "dLbl").Select(label => (string?)label.Element(Docx.C + "numFmt")!.Attribute("formatCode")).ShouldBe(["0\"%\"", "0\"%\"", "0.00\"%\""]);

        IEnumerable<string> Points(string of) => series.Element(Docx.C + of)!.Descendants(Docx.C + "v").Select(point => point.Value);
    }

    [Fact]
    public void Head_rows_repeat_and_branches_are_merged()
    {
        var table = Sample.Body.Elements(W + "tbl").Single(table => Docx.Text(table).Contains("评分标准"));
        var rows = table.Elements(W + "tr").ToList();
        var columns = table.Element(W + "tblGrid")!.Elements(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!).ToList();

        columns.Sum().ShouldBe(16838 - 2 * 1474);
        rows.Select(row => row.Descendants(W + "tblHeader").Any()).ShouldBe([true, true, .. Enumerable.Repeat(false, rows.Count - 2)]);
        rows.ShouldAllBe(row => row.Descendants(W + "cantSplit").Any());
        foreach (var row in rows)
            row.Elements(W + "tc").Sum(cell => int.Parse(Docx.Val(cell, "gridSpan") ?? "1", CultureInfo.InvariantCulture)).ShouldBe(columns.Count);
        Docx.Val(rows[0].Elements(W + "tc").First(), "gridSpan").ShouldBe("3");
        // Each branch begins once and goes on to its last leaf.
        var branches = rows.Skip(2).Select(row => row.Elements(W + "tc").First()).Select(cell => Docx.Val(cell, "vMerge") is { } begin ? $"{begin} {Docx.Text(cell)}" : Docx.Text(cell)).ToList();
        branches.Where(text => text.Length > 0).ShouldBe(["restart 部门决策", "restart 部门管理", "restart 部门绩效"]);
        rows.Skip(2).ShouldAllBe(row => row.Elements(W + "tc").First().Descendants(W + "vMerge").Any());
    }

    [Fact]
    public void Ragged_rows_and_wide_cells_still_fill_the_grid()
    {
        Cell Of(string text, int columns = 1, int rows = 1) => new([[new Words(text)]], columns, rows);
        var table = new Table([1, 1, 1], 0, [[Of("甲", 2, 2), Of("乙")], [Of("丙")], [Of("丁", columns: 9)], [], [Of("戊", rows: 9), Of("己")]]);

        var rows = new Docx(WordWriter.Write(SampleReport.Of([table]))).Body.Descendants(W + "tr").ToList();

        rows.Select(row => string.Join('|', row.Elements(W + "tc").Select(cell => $"{Docx.Val(cell, "gridSpan")}{(cell.Descendants(W + "vMerge").Any() ? "v" : "")}{Docx.Text(cell)}")))
            .ShouldBe(["2v甲|乙", "2v|丙", "3丁", "||", "v戊|己|"]);
    }

    [Fact]
    public void The_contents_are_a_field_filled_with_headings_and_pages()
    {
        var lines = Sample.Body.Elements(W + "p").Where(line => Docx.Val(line, "pStyle") is "TOC1" or "TOC2").ToList();

        lines.Select(Docx.Text).ShouldBe(["一、基本情况2", "（一）部门概况2", "（二）得分情况2", "二、评分表4", "三、存在的问题7"]);
        lines[0].Descendants(W + "instrText").First().Value.Trim().ShouldBe("""TOC \o "1-2" \h \z \u""");
        var anchors = lines.Select(line => (string?)line.Element(W + "hyperlink")!.Attribute(W + "anchor"));
        anchors.ShouldBeSubsetOf(Sample.Body.Descendants(W + "bookmarkStart").Select(mark => (string?)mark.Attribute(W + "name")));
        Balance(lines.SelectMany(line => line.Descendants(W + "fldChar"))).ShouldBe(0);
        Sample.Xml("word/settings.xml").Element(W + "updateFields").ShouldBeNull();

        static int Balance(IEnumerable<XElement> marks) => marks.Sum(mark => (string?)mark.Attribute(W + "fldCharType") switch { "begin" => 1, "end" => -1, _ => 0 });
    }

    [Fact]
    public void A_place_for_a_person_is_marked_and_says_what()
    {
        var run = Sample.Body.Descendants(W + "r").Single(run => Docx.Text(run).Contains("请填写"));

        Docx.Text(run).ShouldBe("〔请填写：评价组成员和分工〕");
        Docx.Val(run, "highlight").ShouldBe("yellow");
        run.Ancestors(W + "sdt").ShouldBeEmpty();
    }

    [Fact]
    public void A_document_names_no_person_no_time_and_no_other_place()
    {
        Sample.Xml("docProps/core.xml").Elements().Select(element => (element.Name.LocalName, element.Value)).ShouldBe(
            [("title", SampleReport.Full.Data.Title), ("keywords", $"AL-YANTIAN-2023-A {SampleReport.Full.Data.ShortDigest()}"), ("language", "zh-CN")]);
        foreach (var part in Sample.Names.Where(name => name.EndsWith(".rels", StringComparison.Ordinal)))
            Sample.Xml(part).Elements(Docx.Package + "Relationship").ShouldAllBe(relation => relation.Attribute("TargetMode") == null);
        Sample.Times.ShouldHaveSingleItem().ShouldBe(new DateTime(1980, 1, 1));
    }

    [Fact]
    public void Markup_and_characters_unknown_to_xml_do_no_harm()
    {
        var document = new Docx(WordWriter.Write(SampleReport.Of([new Paragraph([new Words("<w:p>&amp; “引号” \u0001\uFFFE\uD800𠮷 尾\n新行 ")])])));

        Docx.Text(document.Body).ShouldBe("<w:p>&amp; “引号” 𠮷 尾新行 ");
        document.Body.Descendants(W + "br").ShouldHaveSingleItem();
    }

    [Fact]
    [Shows("V-16d")]
    public void Cultures_zones_and_threads_change_no_byte()
    {
        var expected = WordWriter.Write(SampleReport.Full);
        var (culture, zone) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            foreach (var (name, place) in new[] { ("zh-CN", "Asia/Shanghai"), ("de-DE", "America/St_Johns"), ("tr-TR", "Pacific/Apia") })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Environment.SetEnvironmentVariable("TZ", place);
                TimeZoneInfo.ClearCachedData();
                TimeZoneInfo.Local.Id.ShouldBe(place);
                WordWriter.Write(SampleReport.Full).ShouldBe(expected, name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
        var written = new byte[8][];
        Parallel.For(0, written.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => written[i] = WordWriter.Write(SampleReport.Full));
        written.ShouldAllBe(bytes => bytes.SequenceEqual(expected));
    }

    [Fact]
    public void Another_report_has_other_bytes_and_another_digest()
    {
        var other = SampleReport.Of([.. SampleReport.Full.Blocks.SkipLast(1)]);
        var changed = other with { Data = other.Data with { CaseText = other.Data.CaseText + "\n" } };

        Foot(changed).ShouldNotBe(Foot(other));
        Foot(other).ShouldContain($"报告编号 AL-YANTIAN-2023-A　摘要 {other.Data.ShortDigest()}");

        static string Foot(Report report) => Docx.Text(new Docx(WordWriter.Write(report)).Xml("word/footer1.xml"));
    }

    private static XElement Style(string id) => Sample.Xml("word/styles.xml").Elements(W + "style").Single(style => (string?)style.Attribute(W + "styleId") == id);

    private static IEnumerable<string?> Attributes(XElement of, string name, params string[] attributes) => attributes.Select(attribute => Docx.Attribute(of, name, attribute));

    private static IEnumerable<string?> Ids(string element, Func<XElement, string?> id) => Sample.Body.Descendants(W + element).Select(id);
}
