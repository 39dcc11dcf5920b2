namespace Anlan.Documents.Reports;

/// <summary>The annex with the code of every figure, by which a figure on paper is held against the case.</summary>
internal static class CodeAnnex
{
    /// <summary>The blocks of the annex: each figure once more, beside its code.</summary>
    public static IReadOnlyList<Block> Of(IReadOnlyList<CarriedFigure> figures)
    {
        string[] heads = ["查验码", "含义", "数值", "单位", "来源"];
        var rows = new List<IReadOnlyList<Cell>> { (Cell[])[.. heads.Select(head => new Cell([[new Words(head)]], Align: Align.Centre, Head: true))] };
        foreach (var carried in figures)
            rows.Add([Of(carried.Code), Of(carried.Figure.Label), new([[new Bound(carried.Figure)]], Align: Align.Right), Of(carried.Figure.Unit), Of(carried.Figure.Source)]);
        return
        [
            new NewPage(Landscape: true),
            new Paragraph([new Words("附表：数字查验码")], Standing.Caption),
            new Paragraph([new Words("每个数有一个查验码，前四位指明是哪个数，后四位随数值改变。把查验码与案例一起交给核对程序，可以知道纸上的数是否还与案例一致。")]),
            new Table([90, 190, 100, 60, 160], 1, rows, Small: true),
        ];
    }

    private static Cell Of(string text) => new([[new Words(Ordinals.Spelled(text))]]);
}
