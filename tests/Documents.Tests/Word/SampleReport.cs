using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Tests.Word;

/// <summary>A report with every kind of block over a published case, put together by hand.</summary>
internal static class SampleReport
{
    private static readonly FigureBook Book = new(Card());

    public static readonly Report Full = Of(
    [
        new Title(["盐田区某部门整体支出", "绩效评价报告（样张）"]),
        new Contents(),
        new NewPage(),
        Heading(1, "一、基本情况"),
        Heading(2, "（一）部门概况"),
        Body(new Words("部门的职责由“三定”规定确定，全年工作围绕安全生产、防灾减灾和应急救援展开。本节说明评价的对象、资金和指标体系，各项数字均取自公布的材料，可以在案例中逐一核对。")),
        Heading(3, "1. 指标体系"),
        Body(new Words("指标体系总权重为"), Figure("total/weight"), new Words("分，共有"), Figure("count/leaves"), new Words("个计分指标；其中可以复算的有"), Figure("count/computed"), new Words("个，由人评定的有"), Figure("count/judged"), new Words("个。")),
        Heading(4, "(1) 复核的方法"),
        Body(new Words("按评分标准逐项复核，复核得分不高于标准允许的上限。", bold: true), new Words("凡需要由人说明的地方，均留有标记："), new Place("评价组成员和分工"), new Words("。")),
        Heading(2, "（二）得分情况"),
        Body(new Words("公布总分"), Figure("total/published"), new Words("分，复核总分"), new Bound(Book["total/checked"], Bold: true), new Words("分；相邻的两个数字："), Figure("total/min"), Figure("total/max"), new Words("。另有一项"), new Bound(Missing), new Words("。")),
        new Paragraph([new Words("图1 各维度得分率")], Standing.Caption),
        new Chart("各维度得分率", "%", [.. Tops.Select(top => new Bar(top.Name, Book[$"node/{top.Code}/share"])), new Bar("尚未评定", Missing)]),
        new Paragraph([new Words("表1 各维度得分")], Standing.Caption),
        new Paragraph([new Words("单位：分")], Standing.Right),
        new Table([3, 2, 2, 2], 1,
        [
            [Head("一级指标"), Head("分值"), Head("复核得分"), Head("得分率")],
            .. Tops.Select(top => (IReadOnlyList<Cell>)[Text(top.Name), Number($"node/{top.Code}/weight"), Number($"node/{top.Code}/checked"), Number($"node/{top.Code}/share")]),
            [new Cell([[new Words("合计", bold: true)]], Columns: 2, Align: Align.Centre), new Cell([[Figure("total/checked")]], Columns: 2, Align: Align.Centre)],
        ]),
        new Paragraph([new Words("注：得分率为复核得分与分值之比。")], Standing.Note),
        new Table([1, 1], 0, [[Text("紧接着的表"), new Cell([])]]),
        new Table([1, 1], 0, [[Text("与上表相邻"), new Cell([[new Words("两行")], [new Words("第二行")]])]]),
        new Paragraph([new Words("特此报告。")], Standing.Flush),
        new Paragraph([new Words("（居中的一行）")], Standing.Centred),
        new Paragraph([new Words("某评价机构")], Standing.Signature),
        new Paragraph([new Words("2024年7月31日")], Standing.Signature),
        new NewPage(Landscape: true),
        Heading(1, "二、评分表"),
        Scores(),
        new NewPage(),
        Heading(1, "三、存在的问题"),
        .. Enumerable.Repeat(Body(new Words("部分指标的扣分没有说明原因，个别数字与附表不一致，需要补充材料后再作判断；建议建立台账，按季核对，年终汇总。")), 12),
        new NewPage(),
        new Table([1], 0, [[Text("另起一页的表")]]),
    ]);

    /// <summary>Nothing but a text that fills pages, without signs that a line may not begin with.</summary>
    public static readonly Report Plain = Of([new Paragraph([new Words(string.Concat(Enumerable.Repeat("应急管理预算绩效评价工作安全生产防灾减灾救援", 70)))], Standing.Flush)]);

    /// <summary>A figure that cannot be computed, so that its text is not a number.</summary>
    private static Figure Missing => new("leaf/none/share", "未评定指标 得分率", Anlan.Documents.Reports.Figure.NotComputable, "%", "复核得分 ÷ 分值", "2023年度", Computable: false);

    private static IEnumerable<Evaluation.Frameworks.Indicator> Tops => Book.Card.Framework!.Roots;

    public static Report Of(IReadOnlyList<Block> blocks) => Report.Of(blocks, new ReportData
    {
        Number = "AL-YANTIAN-2023-A",
        Style = HouseStyle.A,
        Public = false,
        Codes = false,
        Title = "盐田区某部门整体支出绩效评价报告（样张）",
        Unit = Book.Card.Case.Unit,
        CaseText = Library.Published.Texts("yantian-2023").CaseText,
        FrameworkId = Book.Card.Case.FrameworkId,
        FrameworkText = Library.Published.Texts("yantian-2023").FrameworkText,
        Figures = [],
        Charts = [],
    });

    /// <summary>A report of many pages: <paramref name="paragraphs"/> with six figures each.</summary>
    public static Report Long(int paragraphs) => Of([.. Enumerable.Range(0, paragraphs).Select(i => Body(
        new Words("本年度该项工作按计划推进，支出"), Figure("total/checked"), new Words("万元，完成"), Figure("total/min"), new Words("项，占"), Figure("total/max"), new Words("，比上年增加"),
        Figure("total/weight"), new Words("，涉及"), Figure("count/leaves"), new Words("个单位和"), Figure("count/computed"), new Words("个项目，各项指标均按规定时间完成，材料齐全，过程留痕。")))]);

    private static Bound Figure(string key) => new(Book[key]);

    private static Heading Heading(int level, string text) => new(level, [new Words(text)]);

    private static Paragraph Body(params Inline[] line) => new(line);

    private static Cell Head(string text) => new([[new Words(text)]], Align: Align.Centre, Head: true);

    private static Cell Text(string text) => new([[new Words(text)]]);

    private static Cell Number(string key) => new([[Figure(key)]], Align: Align.Right);

    /// <summary>The scoring table: the cells of a branch are merged, the head has two rows.</summary>
    private static Table Scores()
    {
        List<IReadOnlyList<Cell>> rows =
        [
            [new Cell([[new Words("指标")]], Columns: 3, Align: Align.Centre, Head: true), new Cell([[new Words("分值")]], Rows: 2, Align: Align.Centre, Head: true), new Cell([[new Words("得分")]], Columns: 2, Align: Align.Centre, Head: true), new Cell([[new Words("评分标准")]], Rows: 2, Align: Align.Centre, Head: true)],
            [Head("一级"), Head("二级"), Head("三级"), Head("公布"), Head("复核")],
        ];
        foreach (var top in Tops)
        {
            var branch = Leaves(top).ToList();
            foreach (var second in top.Children)
            {
                var leaves = Leaves(second).ToList();
                foreach (var leaf in leaves)
                    rows.Add(
                    [
                        .. leaf == branch[0] ? [new Cell([[new Words(top.Name)]], Rows: branch.Count, Align: Align.Centre)] : (Cell[])[],
                        .. leaf == leaves[0] ? [new Cell([[new Words(second.Name)]], Rows: leaves.Count, Align: Align.Centre)] : (Cell[])[],
                        Text(leaf.Name), Number($"leaf/{leaf.Id}/weight"), Number($"leaf/{leaf.Id}/published"), Number($"leaf/{leaf.Id}/checked"),
                        new Cell([Book.Text($"standard/{leaf.Id}")]),
                    ]);
            }
        }
        return new Table([8, 10, 14, 6, 6, 6, 50], 2, rows);
    }

    private static IEnumerable<Evaluation.Frameworks.Indicator> Leaves(Evaluation.Frameworks.Indicator node) =>
        node.Children.Count == 0 ? [node] : node.Children.SelectMany(Leaves);

    private static Scorecard Card()
    {
        var read = Library.Published.Texts("yantian-2023").Scored;
        return Evaluator.Evaluate(read.Case, read.Framework);
    }
}
