using Anlan.Documents.Reports;
using Anlan.Documents.Tests.Reports;

namespace Anlan.Documents.Tests.Word;

/// <summary>What an office program makes of our documents.</summary>
public sealed class PaperTests
{
    [Fact]
    [Shows("V-15a")]
    public async Task A_full_page_has_22_lines_of_28_characters()
    {
        using var pages = await Pages.Of(SampleReport.Plain);
        var text = pages.Lines();

        text.Count.ShouldBe(3);
        foreach (var page in text.SkipLast(1))
        {
            var lines = page.Where(IsChinese).ToList();
            lines.Count.ShouldBe(22);
            lines.ShouldAllBe(line => line.Length == 28);
        }

        static bool IsChinese(string line) => line.All(c => c >= '一' && c <= '龥');
    }

    [Fact]
    [Shows("V-15b")]
    [Shows("V-15c")]
    [Shows("V-15d")]
    [Shows("V-18a")]
    public async Task An_office_program_shows_pages_codes_bars_and_fonts()
    {
        using var pages = await Pages.Of(SampleReport.Full);
        var text = pages.Lines();
        var data = SampleReport.Full.Data;

        // Every page has its number, outside, and number and digest of the report, in letters and as a code.
        text.Count.ShouldBe(9);
        for (var i = 0; i < text.Count; i++)
        {
            string.Concat(text[i][^2..]).Replace(" ", "").ShouldContain($"—{i + 1}—");
            text[i][^1].Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).ShouldBe(["报告编号", data.Number, "摘要", data.ShortDigest()]);
        }
        pages.Codes().ShouldBe(Enumerable.Repeat($"ANLAN {data.Number} {data.ShortDigest()}", text.Count));
        pages.Position("—").Chunk(2).Select(dashes => dashes[0]).Index().ShouldAllBe(at => at.Index % 2 == 0 ? at.Item > 0.75 : at.Item < 0.2);

        // The contents name the pages on which the headings stand.
        foreach (var (heading, page) in new[] { ("一、基本情况", 2), ("（二）得分情况", 2), ("二、评分表", 4), ("三、存在的问题", 7) })
        {
            text[0].ShouldContain(line => line.StartsWith(heading, StringComparison.Ordinal) && line.EndsWith($".{page}", StringComparison.Ordinal));
            text[page - 1].ShouldContain(heading);
        }

        // Repeated heads, and every figure in the text.
        text[4].ShouldContain(line => line.Contains("一级") && line.Contains("复核"));
        string.Concat(text.SelectMany(page => page)).ShouldContain("公布总分95.70分，复核总分93.70分；相邻的两个数字：53.7093.70。另有一项无法计算。");

        // Three bars in the accent, as long as their values: 100, 95 and 91.17.
        var bars = Bars(pages.Runs(3, (0x1C, 0x5D, 0x73)));
        bars.Count.ShouldBe(3);
        bars.Select(length => 100.0 * length / bars[0]).Zip([100, 95, 91.17]).ShouldAllBe(bar => Math.Abs(bar.First - bar.Second) < 1);
        text[2].ShouldContain(line => line.Contains("91.17%"));

        // The official fonts are missing here; the map brings what is like them.
        var fonts = pages.Fonts();
        foreach (var font in new[] { "NotoSerifCJK", "-Bold", "GBZenKai", "WenQuanYiZenHei" })
            fonts.ShouldContain(font);
        fonts.ShouldNotContain("DejaVu");
    }

    [Fact]
    public async Task On_paper_no_sign_is_lost_at_the_end_of_a_line()
    {
        var report = Compositions.Of("dapeng-2023");

        using var pages = await Pages.Of(report);

        var paper = string.Concat(pages.Lines().SelectMany(lines => lines));
        foreach (var sign in "，。、；：")
            paper.Count(c => c == sign).ShouldBe(report.AllText().Count(c => c == sign), sign.ToString());
    }

    [Fact]
    public async Task On_paper_a_year_stands_as_close_as_a_figure()
    {
        using var pages = await Pages.Of(Compositions.Of("dapeng-2023"));

        var paper = string.Concat(pages.Lines().SelectMany(lines => lines));
        paper.ShouldContain("对2023年度安全执法工作项目");
        paper.ShouldContain("项目预算91.33万元");
    }

    [Fact]
    public async Task The_estimated_pages_of_the_contents_are_those_of_the_office_program()
    {
        using var estimated = await Pages.Of(SampleReport.Full, forPrint: false);
        using var counted = await Pages.Of(SampleReport.Full);

        estimated.Lines()[0].ShouldBe(counted.Lines()[0]);
    }

    /// <summary>The lengths of the bars from top to bottom: neighbouring rows with a long run are one bar.</summary>
    private static List<int> Bars(List<int> runs)
    {
        var bars = new List<int>();
        var within = false;
        foreach (var run in runs)
        {
            if (run > 50 && within)
                bars[^1] = Math.Max(bars[^1], run);
            else if (run > 50)
                bars.Add(run);
            within = run > 50;
        }
        return bars;
    }
}
