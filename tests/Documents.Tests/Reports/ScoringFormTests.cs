using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Tests.Reports;

/// <summary>The forms and scoring tables, filled from the case.</summary>
public sealed class ScoringFormTests
{
    [Fact]
    [Shows("V-14b")]
    public void The_self_evaluation_form_has_tasks_with_money_goals_and_targets()
    {
        var rows = Compositions.Of("yantian-2023").TableUnder("整体支出绩效目标完成情况自评表").Cells();

        rows[0].ShouldBe(["部门（单位）名称", "深圳市盐田区应急管理局", "预算年度", "2023年度"]);
        rows[3].ShouldBe(["单位日常运转", "日常业务经费、信息化经费等，维持单位运转", "按时按要求保障了单位日常运转", "3,260,800.00", "3,260,800.00", "3,260,668.54", "3,260,668.54"]);
        rows.Single(row => row[0] == "金额合计").ShouldBe(["金额合计", "48,763,098.65", "48,465,298.65", "46,100,418.53", "45,802,618.53"]);
        rows.Single(row => row[0] == "年度总体目标完成情况").ShouldBe(["年度总体目标完成情况", "预期目标", "目标实际完成情况"]);
        rows.ShouldContain(row => row.SequenceEqual(new[] { "成本指标", "预算执行率", "≥95%", "94.5%" }));
        rows.Count.ShouldBe(1 + 2 + 6 + 1 + 1 + 1 + 1 + 15);
    }

    [Fact]
    [Shows("V-14b")]
    public void The_scoring_form_of_a_department_has_every_leaf_and_the_total()
    {
        var rows = Compositions.Of("yantian-2023").TableUnder("部门整体支出绩效评分表").Cells();

        rows[0].ShouldBe(["评价指标", "指标说明", "参考评分标准", "公布分数", "复核分数"]);
        rows[3].Take(6).ShouldBe(["部门决策", "20", "预算编制", "10", "预算编制合理性", "5"]);
        rows[3].TakeLast(2).ShouldBe(["5.00", "5.00"]);
        rows.Single(row => row.Contains("公众或服务对象满意度")).TakeLast(2).ShouldBe(["6.00", "4.00"]);
        rows.Single(row => row[0] == "综合评分").ShouldBe(["综合评分", "95.70", "93.70"]);
        rows.Single(row => row[0] == "评分等级").ShouldBe(["评分等级", "优"]);
        rows.Count.ShouldBe(3 + 21 + 3);
    }

    [Fact]
    [Shows("V-14b")]
    public void Projects_stand_with_their_rates_and_a_computed_sum()
    {
        var report = Compositions.Of("longgang-2020");

        var rows = report.TableUnder("项目支出预算执行情况").Cells();
        rows[10].ShouldBe(["（10）", "应急管理专项", "14,446,400.00", "12,736,464.70", "88.16%"]);
        rows[^1].ShouldBe(["合计", "48,935,079.24", "46,759,889.35", "95.55%"]);
        report.TableUnder("部门整体支出绩效自评表").Cells()[^3].ShouldBe(["综合评分", "95.68", "93.86"]);
    }

    [Fact]
    [Shows("V-14b")]
    public void The_filed_targets_and_the_scores_of_a_project_stand_in_their_tables()
    {
        var report = Compositions.Of("xingning-2024");

        var filed = report.TableUnder("绩效指标").Cells();
        filed[0].ShouldBe(["一级指标", "二级指标", "三级指标", "指标值", "完成值"]);
        filed[1].ShouldBe(["产出指标", "数量指标", "检查企业家次", "≥500家次", "540家次"]);
        var scores = report.TableUnder("各项指标得分情况").Cells();
        scores[2].ShouldBe(["立项程序规范性", "2", "1.50", "75%"]);
        scores.Where(row => row[0] == "小计").Select(row => string.Join(' ', row.Skip(1))).ShouldBe(["20 12.00 60%", "20 16.00 80%", "30 30.00 100%", "30 30.00 100%"]);
        scores[^1].ShouldBe(["合计", "100", "88.00", "88%"]);
        report.TableUnder("满意度调查结果（单位：人）").Cells()[1].ShouldBe(["工作效率", "50", "2", "0", "0", "0"]);
        var annex = report.TableUnder("绩效评价指标体系").Cells();
        annex[0].ShouldBe(["一级指标", "权重", "二级指标", "权重", "三级指标", "权重", "指标解释", "评分标准", "得分", "扣分原因"]);
        annex[^1].ShouldBe(["合计", "100", "/", "/", "/", "/", "/", "/", "88.00", "/"]);
        annex.Count.ShouldBe(1 + 24 + 1);
    }

    [Fact]
    [Shows("V-14b")]
    public void A_projects_own_report_has_settlement_self_evaluation_and_annex()
    {
        var report = Compositions.Of("luohu-2024");

        report.TableUnder("项目结算明细表（单位：万元）").Cells()[^1].ShouldBe(["合计", "", "", "61.5"]);
        report.TableUnder("项目支出绩效自评表").Cells()[4].ShouldBe(["成本指标", "成本控制率", "≤100%", "98.5%"]);
        report.TableUnder("项目管理绩效评价指标得分表").Cells()[2].ShouldBe(["预算执行率", "100%", "98.5%", "4", "3.94", "3.80"]);
        var annex = report.TableUnder("项目绩效指标体系评分表").Cells();
        annex[0].ShouldBe(["一级指标", "二级指标", "三级指标", "权重", "指标说明", "评分标准", "标杆值", "实际完成值", "公布得分", "复核得分"]);
        annex[^1].TakeLast(2).ShouldBe(["99.94", "99.80"]);
    }

    [Fact]
    [Shows("V-14c")]
    public void Every_table_is_a_full_grid_with_a_head_that_is_repeated()
    {
        foreach (var (id, style, codes) in Compositions.All)
        {
            foreach (var table in Compositions.Of(id, style, codes).Blocks.OfType<Table>())
            {
                FillsItsGrid(table, $"{id} {style}");
                table.HeadRows.ShouldBeGreaterThan(0);
                table.Rows.Count.ShouldBeGreaterThan(table.HeadRows);
                table.Rows[0][0].Head.ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData("yantian-2023", "部门整体支出绩效评分表", 3, 2)]
    [InlineData("xingning-2024", "绩效评价指标体系", 1, 2)]
    [InlineData("luohu-2024", "项目绩效指标体系评分表", 1, 1)]
    [Shows("V-14c")]
    public void The_cells_of_a_branch_cover_all_its_leaves(string id, string caption, int heads, int columnsOfALevel)
    {
        var framework = Library.Published.Texts(id).Scored.Framework!;

        var table = Compositions.Of(id).TableUnder(caption);

        table.HeadRows.ShouldBe(heads);
        var row = heads;
        foreach (var root in framework.Roots)
        {
            table.Rows[row][0].Rows.ShouldBe(root.Leaves().Count());
            Compositions.Text(table.Rows[row][0].Lines[0]).ShouldBe(root.Name);
            var first = true;
            foreach (var group in root.Children)
            {
                var cell = table.Rows[row][first ? columnsOfALevel : 0];
                cell.Rows.ShouldBe(group.Leaves().Count());
                Compositions.Text(cell.Lines[0]).ShouldBe(group.Name);
                row += group.Leaves().Count();
                first = false;
            }
        }
    }

    [Fact]
    [Shows("V-14c")]
    public void Wide_tables_lie_on_their_side()
    {
        foreach (var (id, caption) in new[] { ("yantian-2023", "部门整体支出绩效评分表"), ("xingning-2024", "绩效评价指标体系"), ("luohu-2024", "项目绩效指标体系评分表") })
        {
            var blocks = Compositions.Of(id).Blocks;
            var table = Compositions.Of(id).TableUnder(caption);
            var at = blocks.ToList().FindIndex(block => block is Table other && other.Widths.SequenceEqual(table.Widths) && other.Rows.Count == table.Rows.Count);
            blocks.Take(at).OfType<NewPage>().Last().Landscape.ShouldBeTrue();
        }
    }

    [Fact]
    public void The_chart_compares_the_dimensions_by_their_rates()
    {
        var chart = Compositions.Of("xingning-2024").Blocks.OfType<Chart>().ShouldHaveSingleItem();

        chart.Bars.Select(bar => $"{bar.Name} {bar.Value.Text}").ShouldBe(["决策 60", "过程 80", "产出 100", "效益 100"]);
        chart.Bars.ShouldAllBe(bar => bar.Value.Key.StartsWith("node/") && bar.Value.Unit == "%");
    }

    [Fact]
    [Shows("V-14d")]
    public void Each_leaf_that_lost_points_says_why()
    {
        foreach (var (id, style, _) in Compositions.All)
        {
            var report = Compositions.Of(id, style);
            var rows = report.Blocks.OfType<Table>().SelectMany(table => table.Cells()).Where(row => row.Count == 5).ToList();
            var paragraphs = report.Blocks.OfType<Paragraph>().Select(paragraph => Compositions.Text(paragraph.Content)).ToList();
            foreach (var leaf in Lost(id))
            {
                var lost = Shown.Score(Rounding.HalfUp(leaf.Indicator.Weight, 4) - leaf.Checked);
                var what = $"{id} {style}: {leaf.Indicator.Name} lost {lost}";
                if (report.Data.Style == HouseStyle.A)
                    rows.ShouldContain(row => row[0] == leaf.Indicator.Name && row[3] == lost && row[4].Length > 3, what);
                else if (report.Data.Style == HouseStyle.D)
                    paragraphs.ShouldContain(text => text.Contains(leaf.Indicator.Name) && text.Contains($"扣{lost}分"), what);
                else
                    paragraphs.ShouldContain(text => text.Contains($"，扣{lost}分，") && (text.Contains("扣分原因：") || text.Contains("评价组认为")), what);
            }
        }
    }

    [Fact]
    [Shows("V-14d")]
    public void Each_problem_has_the_recommendation_that_mirrors_it()
    {
        foreach (var (id, style, _) in Compositions.All)
        {
            var report = Compositions.Of(id, style);
            var titles = report.Blocks.OfType<Heading>().Select(heading => Compositions.Text(heading.Content)).ToList();
            var advice = titles.Where(title => title.Contains("针对“")).Select(title => title[(title.IndexOf('“') + 1)..^1]).ToList();
            advice.ShouldNotBeEmpty();
            foreach (var problem in advice)
                titles.Count(title => title.EndsWith($"）{problem}", StringComparison.Ordinal)).ShouldBe(1, $"{id} {style}: {problem}");
            advice.Count.ShouldBeGreaterThanOrEqualTo(Library.Published.Texts(id).Scored.Case.Report!.Matters.Count);
        }
    }

    [Fact]
    [Shows("V-14d")]
    public void A_leaf_without_a_matter_gets_its_problem_from_reason_and_rule()
    {
        var text = Library.Case[..Library.Case.IndexOf("  matters:", StringComparison.Ordinal)];

        var report = Compositions.OfText(text);

        report.Headings(2).ShouldContain("（一）预算执行率没有得满分");
        report.Headings(2).ShouldContain("（一）针对“预算执行率没有得满分”");
        report.AllText().ShouldContain("满分4分，得3.80分，扣0.20分。实际值偏离基准，按标准逐步扣分。");
    }

    [Fact]
    public void A_department_report_tells_each_calculation_once_before_its_forms()
    {
        var text = Compositions.Of("yantian-2023").AllText();

        var body = text[..text.IndexOf("（二）复核说明", StringComparison.Ordinal)];
        foreach (var calculation in new[] { "503975.7 ÷ 504000", "20.85% ÷ 25%", "71 ÷ 94" })
            body.Split(calculation).Length.ShouldBe(2, calculation);
    }

    [Fact]
    public void What_is_found_of_several_indicators_alike_stands_in_one_row()
    {
        var rows = Compositions.Of("xingning-2024").TableUnder("复核发现").Cells();

        rows.Where(row => row[2].EndsWith("只有印出的百分比或一句话，背后没有数量", StringComparison.Ordinal)).ShouldHaveSingleItem()[2]
            .ShouldBe("安全生产宣传资料验收合格率、检查企业工作按时完成率、安全生产宣传工作按时完成率：只有印出的百分比或一句话，背后没有数量");
        rows.Skip(1).Select(row => row[0]).ShouldBe(Enumerable.Range(1, rows.Count - 1).Select(n => $"（{n}）"));
    }

    [Fact]
    public void Standards_and_workings_read_without_an_x_and_without_blanks()
    {
        var text = Compositions.Of("yantian-2023").AllText();

        text.ShouldContain("低于80%得1分；80%至90%（不含）得2分；90%至95%（不含）得4分；不低于95%得6分");
        text.ShouldContain("计算：实际90%，属“90%至95%（不含）”一档（4分）。");
        text.ShouldContain("90分至100分为“优”；80分至90分（不含）为“良”；");
        foreach (var id in Compositions.Cases)
        {
            var all = Compositions.Of(id).AllText();
            all.ShouldNotContain(" x ");
            all.ShouldNotMatch(@"(?<!表)\d \p{IsCJKUnifiedIdeographs}");
            all.ShouldNotMatch(@"\p{IsCJKUnifiedIdeographs} \d");
        }
    }

    [Fact]
    public void The_three_totals_stand_apart_and_the_score_is_the_checked_one()
    {
        var text = Compositions.Of("yantian-2023").AllText();

        text.ShouldContain("经评价，2023年度部门整体支出评价得分为93.70分（满分100分），评价等级为“优”。");
        text.ShouldContain("公布的总分为95.70分，评级为“优”。复核后有指标的得分须按评分标准更正");
        text.ShouldContain("公布总分95.70分，是原报告印出的数；复核总分93.70分，只在列明的数据和评分标准强制改变得分时才更正；可证实的总分在53.70分与93.70分之间");
        text.ShouldContain("24.00分可复算，依据是列明的数据；6.00分只有陈述，背后没有数量；30.00分由人评定；40.00分没有可复算的依据。");
        text.ShouldContain("公布与复核不一致：公众或服务对象满意度公布6.00分，复核为4.00分。");
        text.ShouldContain("（1）超出权重的得分按权重封顶，91.70分；");
        Compositions.Of("xingning-2024").AllText().ShouldContain("公布的总分为88.00分，评级为“良”，与复核的结果一致。");
    }

    private static IEnumerable<LeafScore> Lost(string id)
    {
        var scored = Library.Published.Texts(id).Scored;
        return Evaluator.Evaluate(scored.Case, scored.Framework).Leaves.Where(leaf => leaf.Checked < leaf.Indicator.Weight);
    }

    /// <summary>Each place of the grid is covered once, as in HTML.</summary>
    private static void FillsItsGrid(Table table, string which)
    {
        var covered = new HashSet<(int Row, int Column)>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in table.Rows[row])
            {
                while (covered.Contains((row, column)))
                    column++;
                for (var r = 0; r < cell.Rows; r++)
                    for (var c = 0; c < cell.Columns; c++)
                        covered.Add((row + r, column + c)).ShouldBeTrue($"{which}: row {row}");
            }
        }
        covered.Count.ShouldBe(table.Rows.Count * table.Widths.Count, which);
        covered.ShouldAllBe(place => place.Row < table.Rows.Count && place.Column < table.Widths.Count);
    }
}
