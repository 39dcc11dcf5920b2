using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Reports;

/// <summary>
/// Writes a report in one house style. What every style says is here: how scores came about, why points were lost, what
/// follows from it; a style puts it in its order. What the case does not tell becomes a place where a person must write.
/// </summary>
internal abstract partial class Composition(FigureBook book)
{
    private readonly List<Block> blocks = [];
    private readonly int[] heads = new int[4];
    private int tables;

    protected FigureBook Book { get; } = book;

    protected Scorecard Card { get; } = book.Card;

    protected Case Case { get; } = book.Card.Case;

    protected Framework? Framework { get; } = book.Card.Framework;

    protected ReportMaterial Material { get; } = book.Card.Case.Report ?? new ReportMaterial();

    protected string Year { get; } = book.Card.Case.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lines of the title.</summary>
    public abstract IReadOnlyList<string> Title { get; }

    /// <summary>Whether the title stands on a page of its own.</summary>
    protected virtual bool HasCover => false;

    public static Composition Of(HouseStyle style, FigureBook book) => style switch
    {
        HouseStyle.A => new DepartmentReport(book),
        HouseStyle.B => new ExternalReport(book),
        HouseStyle.C => new ProjectReport(book),
        HouseStyle.D => new ShortReport(book),
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    public IReadOnlyList<Block> Write()
    {
        Add(new Title(Title, HasCover));
        WriteChapters();
        return blocks;
    }

    protected abstract void WriteChapters();

    protected void Add(Block block) => blocks.Add(block);

    protected void Say(Line line, Standing standing = Standing.Body) => Add(new Paragraph(line.Pieces, standing));

    protected void Say(IEnumerable<Line> lines)
    {
        foreach (var line in lines)
            Say(line);
    }

    protected void Chapter(Line text) => Head(1, text);

    protected void Section(Line text) => Head(2, text);

    protected void Point(Line text) => Head(3, text);

    protected void Detail(Line text) => Head(4, text);

    /// <summary>A heading with the next number of its level.</summary>
    protected void Head(int level, Line text)
    {
        var number = ++heads[level - 1];
        Array.Clear(heads, level, heads.Length - level);
        var mark = level switch
        {
            1 => $"{Ordinals.Chinese(number)}、",
            2 => $"（{Ordinals.Chinese(number)}）",
            3 => Ordinals.WithPoint(number, text.Pieces),
            _ => Ordinals.InBrackets(number),
        };
        Add(new Heading(level, ((Line)$"{mark}{text}").Pieces));
    }

    /// <summary>The heading of an annex, without a number.</summary>
    protected void Annex(Line text)
    {
        Add(new NewPage(Landscape: true));
        Add(new Heading(1, ((Line)$"附件：{text}").Pieces));
    }

    protected Line Text(string key) => $"{Book.Text(key)}";

    /// <summary>A text as a sentence: with a full stop where it has none.</summary>
    protected Line Sentence(string key)
    {
        var text = Book.Text(key);
        return text is [.., Words { Text: [.., '。' or '！' or '？' or '；' or '：'] }] ? $"{text}" : (Line)$"{text}。";
    }

    /// <summary>A text, or the place where somebody must write it.</summary>
    protected Line TextOr(string key, string hint) => Book.HasText(key) ? Text(key) : $"{new Place(hint)}";

    /// <summary>A text, or a dash.</summary>
    protected Line TextOrDash(string key) => Book.HasText(key) ? Text(key) : "—";

    protected Figure Figure(string key) => Book[key];

    /// <summary>A figure without its unit, which the head of a table names.</summary>
    protected Line Bare(string key) => $"{(Inline)new Bound(Book[key])}";

    /// <summary>
    /// The texts of a slot with the tables that belong behind them. A text that begins with “# ” is a heading of
    /// <paramref name="level"/>.
    /// </summary>
    protected void Slot(string slot, int level = 3)
    {
        var written = Material.Texts.TryGetValue(slot, out var paragraphs) && paragraphs.Count > 0;
        for (var i = 1; i <= (paragraphs?.Count ?? 0); i++)
        {
            var text = Book.Text(Key($"text/{slot}/{i}"));
            if (text is [Words { Text: ['#', ' ', ..] } first, ..])
                Head(level, $"{first.Text[2..]}{text.Skip(1)}");
            else
                Say($"{text}");
        }
        for (var i = 1; i <= Material.Tables.Count; i++)
        {
            if (Material.Tables[i - 1].Slot != slot)
                continue;
            written = true;
            MaterialTable(i);
        }
        if (!written)
            Say($"{new Place(ReportMaterial.Slots[slot])}");
    }

    protected static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);

    protected bool HasSlot(string slot) => Material.Texts.TryGetValue(slot, out var paragraphs) && paragraphs.Count > 0 || Material.Tables.Any(table => table.Slot == slot);

    protected void Basis(bool below = false)
    {
        if (Material.Basis.Count == 0)
            Say($"{new Place("评价依据的法规和文件")}");
        for (var i = 1; i <= Material.Basis.Count; i++)
        {
            var text = Book.Text(Key($"basis/{i}"));
            Say($"{(below ? Ordinals.InBrackets(i) : Ordinals.WithPoint(i, text))}{text}{(i < Material.Basis.Count ? "；" : "。")}");
        }
    }

    /// <summary>The goals of the year in paragraphs, for styles that have no form for them.</summary>
    protected void GoalLines()
    {
        for (var i = 1; i <= Material.Goals.Count; i++)
        {
            Say($"预期目标：{Sentence(Key($"goal/{i}/expected"))}");
            if (Book.HasText(Key($"goal/{i}/actual")))
                Say($"目标完成情况：{Sentence(Key($"goal/{i}/actual"))}");
        }
    }

    protected Line ProjectName() => IsDepartment ? "部门整体支出" : TextOr("project", "项目名称");

    /// <summary>What is evaluated: 2024年度“…”项目支出.</summary>
    protected Line Subject() =>
        IsDepartment ? $"{Year}年度部门整体支出"
        : Book.HasText("project") ? $"{Year}年度“{Text("project")}”项目支出"
        : (Line)$"{Year}年度项目支出";

    protected bool IsDepartment => Case.Kind == Framework.Regimes[0];

    protected void Signature(Line who)
    {
        Say(who, Standing.Signature);
        Say(Material.Date is { } date ? (Line)date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : $"{new Place("成文日期")}", Standing.Signature);
    }

    protected Line Evaluator => Material.Evaluator is null ? $"{new Place("评价机构")}" : Text("evaluator");
}
