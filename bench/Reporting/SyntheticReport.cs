using System.Globalization;
using System.Text;
using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Evaluation.Cases;

namespace Anlan.Bench.Reporting;

/// <summary>A report of any size whose figures all recompute: facts with two decimals and leaves that are ratios of them, drawn from a fixed seed.</summary>
internal sealed class SyntheticReport
{
    private readonly ReportData frame;
    private readonly FigureBook book;

    /// <param name="facts">How many facts it shows, one figure each.</param>
    /// <param name="leaves">How many leaves it shows, with weight and score.</param>
    public SyntheticReport(int facts, int leaves)
    {
        var weight = (100m / leaves).ToString(CultureInfo.InvariantCulture);
        var framework = new StringBuilder("framework: bench\ntitle: 测量用指标体系\nregime: 部门整体支出\nyear: 2024\nbasis: 《测量》\nrounding: { score: 2, total: 2 }\nindicators:\n");
        var subject = new StringBuilder("case: bench\ntitle: 测量用评价\nunit: 某局\nyear: 2024\nkind: 部门整体支出\nframework: bench\nfacts:\n");
        uint state = 20241120;
        for (var i = 1; i <= facts; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            subject.AppendLine(CultureInfo.InvariantCulture, $"  f{i}: {{ label: 事项, value: {1 + (state >> 8) % 9_000_000}.{state % 100:00}, unit: 元, line: {i} }}");
        }
        subject.AppendLine("scores:");
        for (var i = 1; i <= leaves; i++)
        {
            framework.AppendLine(CultureInfo.InvariantCulture, $"  - {{ code: \"{i}\", name: 比率, weight: {weight}, rule: {{ kind: RATIO }} }}");
            subject.AppendLine(CultureInfo.InvariantCulture, $"  \"{i}\": {{ inputs: {{ numerator: f{(2 * i) - 1}, denominator: f{2 * i} }} }}");
        }
        var (caseText, frameworkText) = (subject.ToString(), framework.ToString());
        var card = Verifier.Score(caseText, "bench", frameworkText);
        book = new FigureBook(card.Value ?? throw new InvalidOperationException(card.Problems[0].ToString()));
        Keys = [.. Enumerable.Range(1, leaves).SelectMany(i => Texts($"leaf/{i}/weight", $"leaf/{i}/checked")), .. Enumerable.Range(1, facts).SelectMany(i => Texts($"fact/f{i}"))];
        frame = new ReportData
        {
            Number = "AL-BENCH-A",
            Style = HouseStyle.A,
            Public = false,
            Codes = false,
            Title = "测量用绩效评价报告",
            Unit = "某局",
            CaseText = caseText,
            FrameworkId = "bench",
            FrameworkText = frameworkText,
            Figures = [],
            Charts = [],
        };

        static string[] Texts(params FormattableString[] keys) => [.. keys.Select(FormattableString.Invariant)];
    }

    /// <summary>The keys of all figures.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The figure's text.</summary>
    public string Text(string key) => book[key].Text;

    /// <summary>Paragraphs with four figures each and a table with four figures a row.</summary>
    public Report OneTable(int rows)
    {
        var inTable = rows * 4;
        return Report.Of(
        [
            new Title(["测量用绩效评价报告"]),
            .. Keys.Take(Keys.Count - inTable).Chunk(4).Select(Sentence),
            Rows(Keys.Skip(Keys.Count - inTable).Chunk(4)),
        ], frame);
    }

    /// <summary>So many pages, the figures spread evenly: paragraphs and a small table on each.</summary>
    public Report Pages(int pages)
    {
        var blocks = new List<Block>();
        foreach (var (page, keys) in Keys.Chunk(Keys.Count / pages).Index())
        {
            if (page > 0)
                blocks.Add(new NewPage());
            blocks.Add(new Heading(1, [new Words(string.Create(CultureInfo.InvariantCulture, $"第 {page + 1} 节 资金和任务"))]));
            var inText = keys.Length - 12;
            blocks.AddRange(keys.Take(inText).Chunk(4).Select(Sentence));
            blocks.Add(Rows(keys.Skip(inText).Chunk(4)));
        }
        return Report.Of(blocks, frame);
    }

    private Paragraph Sentence(string[] keys)
    {
        List<Inline> line = [new Words("按照任务和资金的记录逐项核对，本段列出的数额依次为：")];
        foreach (var key in keys)
            line.AddRange([new Bound(book[key]), new Words("，")]);
        line.Add(new Words("均与原始记录一致。"));
        return new Paragraph(line);
    }

    private Table Rows(IEnumerable<string[]> rows) => new([2, 2, 2, 2, 2], 1,
    [
        [.. ((string[])["项目", "年初预算", "调整预算", "实际支出", "结余"]).Select(head => new Cell([[new Words(head)]], Align: Align.Centre, Head: true))],
        .. rows.Select((keys, i) => (IReadOnlyList<Cell>)
        [
            new Cell([[new Words(string.Create(CultureInfo.InvariantCulture, $"第 {i + 1} 项"))]]),
            .. keys.Select(key => new Cell([[new Bound(book[key])]], Align: Align.Right)),
        ]),
    ]);
}
