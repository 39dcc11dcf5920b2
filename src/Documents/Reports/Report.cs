using System.Security.Cryptography;
using System.Text;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Reports;

/// <summary>A figure as a report carries it.</summary>
/// <param name="Name">The first half of its code, unique in the report.</param>
/// <param name="Seal">The second half, which changes with its value.</param>
/// <param name="Places">At how many places it stands in the text, charts not counted.</param>
/// <param name="Figure">The figure.</param>
public sealed record CarriedFigure(string Name, string Seal, int Places, Figure Figure)
{
    /// <summary>The code as it is printed: <c>K7QM-2X9F</c>.</summary>
    public string Code => $"{Name}-{Seal}";
}

/// <summary>
/// What a report carries so that anybody can recompute it without us: case and framework as they were scored, and
/// every figure with its places.
/// </summary>
public sealed record ReportData
{
    /// <summary>The number printed on each page.</summary>
    public required string Number { get; init; }

    /// <summary>The chapter structure.</summary>
    public required HouseStyle Style { get; init; }

    /// <summary>Whether it is the edition for the public.</summary>
    public required bool Public { get; init; }

    /// <summary>Whether the annex with the codes of all figures is printed.</summary>
    public required bool Codes { get; init; }

    /// <summary>The title in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The body evaluated.</summary>
    public required string Unit { get; init; }

    /// <summary>The text of the case; of the public edition's case where the report is one.</summary>
    public required string CaseText { get; init; }

    /// <summary>The framework's id, or nothing where no tree was published.</summary>
    public string? FrameworkId { get; init; }

    /// <summary>The framework's text, or nothing.</summary>
    public string? FrameworkText { get; init; }

    /// <summary>Every figure once, in the order of first appearance.</summary>
    public required IReadOnlyList<CarriedFigure> Figures { get; init; }

    /// <summary>For each chart the names of the figures of its bars.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Charts { get; init; }

    /// <summary>A short hash of the framework's text: which version scored.</summary>
    public string FrameworkVersion => FrameworkText is null ? "" : FigureCode.Short(FrameworkText, 8);

    /// <summary>SHA-256 over all of it, in small hexadecimal letters.</summary>
    public string Digest() => Convert.ToHexStringLower(Hash());

    /// <summary>The digest as printed on each page: ten characters, such as <c>7K3M9-Q2X1B</c>.</summary>
    public string ShortDigest() => FigureCode.Short(Hash(), 10).Insert(5, "-");

    private byte[] Hash()
    {
        // Each text with its length, so that no two different reports are written alike.
        var all = new StringBuilder();
        void Add(string text) => all.Append(text.Length).Append(':').Append(text);
        Add(Number);
        Add(Style.ToString());
        Add(Public ? "public" : "full");
        Add(Codes ? "codes" : "");
        Add(Title);
        Add(Unit);
        Add(CaseText);
        Add(FrameworkId ?? "");
        Add(FrameworkText ?? "");
        foreach (var (name, seal, places, figure) in Figures)
        {
            Add(name);
            Add(seal);
            Add(places.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Add(figure.Key);
            Add(figure.Label);
            Add(figure.Text);
            Add(figure.Unit);
            Add(figure.Source);
            Add(figure.Period);
            Add(figure.Computable ? "" : "-");
        }
        foreach (var chart in Charts)
            Add(string.Join(' ', chart));
        return SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()));
    }
}

/// <summary>A report before it is a file: what is read, and what it carries.</summary>
/// <param name="Blocks">What is read.</param>
/// <param name="Data">What it carries.</param>
public sealed record Report(IReadOnlyList<Block> Blocks, ReportData Data)
{
    /// <summary>The most figures that a report may carry.</summary>
    public const int MaxFigures = 20_000;

    /// <summary>At how many places they may stand altogether.</summary>
    public const int MaxPlaces = 15_000;

    /// <summary>The most characters that a report may have.</summary>
    public const int MaxCharacters = 600_000;

    /// <summary>Why this report is larger than anybody could verify within bounds, or nothing.</summary>
    public string? TooLarge
    {
        get
        {
            var figures = Data.Figures.Count;
            var places = Data.Figures.Sum(figure => figure.Places);
            var characters = Blocks.SelectMany(InlinesOf).Sum(inline => inline switch { Words words => words.Text.Length, Bound bound => bound.Figure.Text.Length, _ => 0 });
            return figures > MaxFigures || places > MaxPlaces || characters > MaxCharacters
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"报告有 {figures} 个数，立在 {places} 处，共 {characters} 个字；能核验的报告最多 {MaxFigures} 个数、{MaxPlaces} 处、{MaxCharacters} 个字。请减少案例中报告部分的表格和文字")
                : null;
        }
    }

    /// <summary>Gives the figures of <paramref name="blocks"/> their codes and counts their places.</summary>
    /// <param name="blocks">What is read.</param>
    /// <param name="frame">Everything that the report carries but its figures and charts.</param>
    /// <exception cref="InvalidOperationException">One key stands for two different texts.</exception>
    public static Report Of(IReadOnlyList<Block> blocks, ReportData frame)
    {
        var order = new List<Figure>();
        var places = new Dictionary<string, (Figure Figure, int Count)>(StringComparer.Ordinal);
        var charts = new List<IReadOnlyList<string>>();
        foreach (var block in blocks)
        {
            foreach (var inline in InlinesOf(block))
                if (inline is Bound bound)
                    Count(bound.Figure, 1);
            if (block is Chart chart)
            {
                foreach (var bar in chart.Bars)
                    Count(bar.Value, 0);
                charts.Add([.. chart.Bars.Select(bar => bar.Value.Key)]);
            }
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var carried = new List<CarriedFigure>(order.Count);
        foreach (var figure in order)
        {
            var attempt = 0;
            string name;
            do
                name = FigureCode.Name(frame.Number, figure.Key, attempt++);
            // A code of digits alone would pass for a number.
            while (name.All(char.IsAsciiDigit) || !taken.Add(name));
            names[figure.Key] = name;
            carried.Add(new(name, FigureCode.Seal(frame.Number, name, figure.Text, figure.Unit), places[figure.Key].Count, figure));
        }
        return new(blocks, frame with { Figures = carried, Charts = [.. charts.Select(keys => (IReadOnlyList<string>)[.. keys.Select(key => names[key])])] });

        void Count(Figure figure, int more)
        {
            if (!places.TryGetValue(figure.Key, out var known))
                order.Add(figure);
            else if (known.Figure != figure)
                throw new InvalidOperationException($"{figure.Key} is {known.Figure} and {figure}.");
            places[figure.Key] = (figure, known.Count + more);
        }
    }

    /// <summary>The pieces of a block in the order in which they are read.</summary>
    public static IEnumerable<Inline> InlinesOf(Block block) => block switch
    {
        Heading heading => heading.Content,
        Paragraph paragraph => paragraph.Content,
        Table table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Lines).SelectMany(line => line),
        _ => [],
    };
}
