using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Tests.Reports;

/// <summary>Reports of the published cases, and what a reader sees of them.</summary>
internal static class Compositions
{
    public static IReadOnlyList<string> Cases => Library.Published.Cases;

    /// <summary>Every case in every style, in its own without a name.</summary>
    public static IEnumerable<(string Case, HouseStyle? Style, bool Codes)> All =>
        from id in Cases
        from style in new HouseStyle?[] { null, HouseStyle.A, HouseStyle.B, HouseStyle.C, HouseStyle.D }
        from codes in new[] { false, true }
        select (id, style, codes);

    public static Report Of(string id, HouseStyle? style = null, bool codes = false) =>
        ReportComposer.Compose(Library.Published.Texts(id), new ReportOptions(style, Codes: codes));

    /// <summary>A report of a changed case.</summary>
    public static Report OfText(string text, HouseStyle? style = null)
    {
        var loaded = Library.Upload(text);
        loaded.Problems.ShouldBeEmpty();
        return ReportComposer.Compose(loaded.Value!, new ReportOptions(style));
    }

    public static string Text(IEnumerable<Inline> line) => string.Concat(line.Select(piece => piece switch
    {
        Words words => words.Text,
        Bound bound => bound.Figure.Text,
        Place place => $"〔请填写：{place.Hint}〕",
        _ => throw new InvalidOperationException($"{piece} is no piece that these tests know."),
    }));

    public static IReadOnlyList<string> Headings(this Report report, int level) =>
        [.. report.Blocks.OfType<Heading>().Where(heading => heading.Level == level).Select(heading => Text(heading.Content))];

    public static string AllText(this Report report) => string.Join('\n', report.Blocks.SelectMany(Lines).Select(Text));

    /// <summary>The lines of a block: one of a heading or a paragraph, those of each cell of a table.</summary>
    public static IEnumerable<IReadOnlyList<Inline>> Lines(Block block) => block switch
    {
        Heading heading => [heading.Content],
        Paragraph paragraph => [paragraph.Content],
        Table table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Lines),
        _ => [],
    };

    /// <summary>The table under the caption that ends so.</summary>
    public static Table TableUnder(this Report report, string caption)
    {
        var at = report.Blocks.ToList().FindIndex(block => block is Paragraph { Standing: Standing.Caption } or Heading && Text(Lines(block).Single()).EndsWith(caption, StringComparison.Ordinal));
        at.ShouldBeGreaterThan(0, $"There is no caption {caption}.");
        return report.Blocks.Skip(at).OfType<Table>().First();
    }

    public static IReadOnlyList<IReadOnlyList<string>> Cells(this Table table) =>
        [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => string.Join('\n', cell.Lines.Select(Text)))])];
}
