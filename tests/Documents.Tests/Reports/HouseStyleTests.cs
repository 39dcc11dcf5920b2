using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Tests.Reports;

/// <summary>The chapters of each style, and that nothing in them is silently empty.</summary>
public sealed class HouseStyleTests
{
    private static readonly Dictionary<HouseStyle, string[]> Chapters = new()
    {
        [HouseStyle.A] = ["一、部门基本情况", "二、部门主要履职绩效分析", "三、总体评价和整改措施", "四、部门整体支出绩效评价指标评分情况"],
        [HouseStyle.B] = ["一、项目基本情况", "二、绩效评价工作开展情况", "三、综合评价情况及评价结论", "四、绩效评价指标分析", "五、存在的问题", "六、有关建议", "附件："],
        [HouseStyle.C] = ["一、基本情况", "二、绩效评价开展情况", "三、综合评价结论与指标分析", "四、主要经验及做法", "五、存在的问题", "六、相关建议和整改措施", "附件：项目绩效指标体系评分表"],
        [HouseStyle.D] = ["一、项目取得的主要成效", "二、评价发现的主要问题", "三、有关建议", "四、本次绩效评价的意义"],
    };

    [Theory]
    [InlineData("dapeng-2023", HouseStyle.D)]
    [InlineData("yantian-2023", HouseStyle.A)]
    [InlineData("xingning-2024", HouseStyle.B)]
    [InlineData("longgang-2020", HouseStyle.A)]
    [InlineData("luohu-2024", HouseStyle.C)]
    public void Each_case_comes_out_in_the_style_of_its_publication(string id, HouseStyle style) =>
        Compositions.Of(id).Data.Style.ShouldBe(style);

    [Fact]
    [Shows("V-14a")]
    public void Each_style_writes_its_chapters_in_their_order_for_every_case()
    {
        foreach (var (id, style, codes) in Compositions.All)
        {
            var report = Compositions.Of(id, style, codes);
            var chapters = report.Headings(1);
            chapters.Count.ShouldBe(Chapters[report.Data.Style].Length, $"{id} {style}");
            foreach (var (chapter, expected) in chapters.Zip(Chapters[report.Data.Style]))
                chapter.ShouldStartWith(expected);
        }
    }

    [Fact]
    [Shows("V-14a")]
    public void A_department_report_has_the_sections_that_districts_publish() =>
        Compositions.Of("yantian-2023").Headings(2).ShouldBe([
            "（一）部门主要职能", "（二）年度总体工作和重点工作任务", "（三）2023年部门预算编制情况", "（四）2023年部门预算执行情况",
            "（一）主要履职目标", "（二）主要履职情况", "（三）部门履职绩效情况",
            "（一）预算绩效管理工作主要经验、做法", "（二）部门整体支出绩效存在问题及改进措施", "（三）后续工作计划、相关建议",
            "（一）评分结果", "（二）复核说明",
        ]);

    [Fact]
    [Shows("V-14a")]
    public void The_projects_own_report_has_a_contents_page_before_its_text()
    {
        var blocks = Compositions.Of("luohu-2024").Blocks.ToList();

        blocks[0].ShouldBeOfType<Title>().Cover.ShouldBeTrue();
        var contents = blocks.FindIndex(block => block is Contents);
        blocks[contents - 1].ShouldBeOfType<NewPage>();
        blocks[contents + 1].ShouldBeOfType<NewPage>();
        contents.ShouldBeGreaterThan(0);
        blocks.FindIndex(block => block is Heading).ShouldBeGreaterThan(contents);
        Compositions.Cases.Where(id => id != "luohu-2024").ShouldAllBe(id => !Compositions.Of(id).Blocks.OfType<Contents>().Any());
    }

    [Fact]
    [Shows("V-14a")]
    public void The_short_form_opens_with_money_and_score_and_analyses_nothing()
    {
        var report = Compositions.Of("dapeng-2023");

        var opening = report.Blocks.TakeWhile(block => block is not Heading).OfType<Paragraph>().Select(paragraph => Compositions.Text(paragraph.Content)).ToList();
        opening[0].ShouldContain("预算91.33万元");
        opening[1].ShouldStartWith("本次评价公布的得分为97.00分，绩效评级为“优”。");
        opening[1].ShouldContain("未公布指标体系，不能复算");
        report.Blocks.ShouldNotContain(block => block is Table || block is Chart);
    }

    [Fact]
    [Shows("V-14a")]
    public void The_short_form_of_another_case_names_its_money_too()
    {
        foreach (var id in new[] { "luohu-2024", "xingning-2024", "dapeng-2023" })
            string.Concat(Compositions.Of(id, HouseStyle.D).Blocks.TakeWhile(block => block is not Heading).OfType<Paragraph>().Select(paragraph => Compositions.Text(paragraph.Content)))
                .ShouldMatch("预算[0-9.]+万元", id);
    }

    [Fact]
    [Shows("V-14e")]
    public void Under_every_heading_stands_text_or_a_marked_place()
    {
        foreach (var (id, style, _) in Compositions.All)
            NothingIsEmpty(Compositions.Of(id, style), $"{id} {style}");
    }

    [Theory]
    [InlineData(HouseStyle.A)]
    [InlineData(HouseStyle.B)]
    [InlineData(HouseStyle.C)]
    [InlineData(HouseStyle.D)]
    [Shows("V-14e")]
    public void A_case_without_material_becomes_a_report_of_marked_places(HouseStyle style)
    {
        var bare = Compositions.OfText(Library.Case[..Library.Case.IndexOf("\nreport:", StringComparison.Ordinal)], style);
        var full = Compositions.OfText(Library.Case, style);

        NothingIsEmpty(bare, style.ToString());
        Places(bare).Count.ShouldBeGreaterThan(Places(full).Count);
        Places(bare).ShouldAllBe(hint => hint.Length > 0);
        Places(bare).ShouldContain("成文日期");
        // Each text of the case has its place where it is missing.
        string[] hints = style switch
        {
            HouseStyle.A => ["主要职能", "年度总体工作和重点工作任务", "预算编制情况", "预算执行情况", "主要履职目标", "主要经验和做法", "填报人", "联系电话", "任务名称", "预期目标", "预期指标值"],
            HouseStyle.B => ["项目背景", "项目主要内容", "资金投入和使用情况", "评价目的", "评价对象和范围", "评价原则和方法", "评价依据的法规和文件", "评价机构", "绩效目标申报表的各项指标"],
            HouseStyle.C => ["项目背景", "项目主要内容", "评价目的", "评价工作过程", "主要经验和做法", "项目名称", "绩效目标申报表的各项指标"],
            _ => ["取得的成效", "评价的意义", "预算数、决算数和预算执行率"],
        };
        hints.ShouldBeSubsetOf(Places(bare));
    }

    [Fact]
    [Shows("V-14e")]
    public void What_only_a_person_knows_is_a_place_in_the_published_cases()
    {
        Places(Compositions.Of("yantian-2023")).Distinct().ShouldBe(["填报人", "联系电话", "补写扣分的理由", "成文日期", "填表人"]);
        Places(Compositions.Of("longgang-2020")).Distinct().ShouldBe(["填报人", "联系电话", "补写扣分的理由", "成文日期", "填表人"]);
        Places(Compositions.Of("xingning-2024")).ShouldBe(["评价机构", "成文日期"]);
        Places(Compositions.Of("luohu-2024")).ShouldBe(["成文日期"]);
        Places(Compositions.Of("dapeng-2023")).ShouldBe(["成文日期"]);
    }

    [Fact]
    public void The_number_says_case_style_and_annex()
    {
        Compositions.Of("luohu-2024").Data.Number.ShouldBe("AL-LUOHU-2024-C");
        Compositions.Of("luohu-2024", HouseStyle.B, codes: true).Data.Number.ShouldBe("AL-LUOHU-2024-B-M");
    }

    [Fact]
    public void The_same_case_gives_the_same_report_again()
    {
        foreach (var id in Compositions.Cases)
            Compositions.Of(id).Data.Digest().ShouldBe(Compositions.Of(id).Data.Digest());
    }

    [Fact]
    public void A_date_an_evaluator_and_people_fill_their_places()
    {
        var text = Library.Case.Replace("  style: C\n", "  style: C\n  date: 2025-03-07\n  evaluator: 某评价机构\n  people: { preparedBy: 某人, phone: \"81234567\" }\n");

        var report = Compositions.OfText(text);
        report.AllText().ShouldContain("评价单位：某评价机构");
        Compositions.Text(((Paragraph)report.Blocks.Last(block => block is Paragraph { Standing: Standing.Signature })).Content).ShouldBe("2025年3月7日");
        var form = Compositions.OfText(text, HouseStyle.A).AllText();
        form.ShouldContain("填报人：某人");
        form.ShouldContain("联系电话：81234567");
    }

    private static List<string> Places(Report report) => [.. report.Blocks.SelectMany(Report.InlinesOf).OfType<Place>().Select(place => place.Hint)];

    private static void NothingIsEmpty(Report report, string which)
    {
        Heading? open = null;
        foreach (var block in report.Blocks.Append(new Heading(1, [])))
        {
            if (block is Heading next)
            {
                // A heading may be followed by one of a deeper level, never by one of its own or a higher.
                if (open is not null)
                    next.Level.ShouldBeGreaterThan(open.Level, $"{which}: {Compositions.Text(open.Content)} is empty.");
                open = next;
            }
            else if (block is Chart || Compositions.Lines(block).Any(line => Compositions.Text(line).Length > 0))
            {
                open = null;
            }
        }
    }
}
