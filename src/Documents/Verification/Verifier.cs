using System.Globalization;
using System.Text.RegularExpressions;
using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Verification;

/// <summary>
/// Verifies a report by what it carries: every figure still stands where it was written, reads as it was written, and is
/// still what inputs and rules give. Needs nothing but the file.
/// </summary>
public static partial class Verifier
{
    /// <summary>Verifies a file that carries the data of a report.</summary>
    /// <exception cref="ArgumentException">It carries none.</exception>
    public static Verdict Verify(WordFile file)
    {
        var data = file.Data ?? throw new ArgumentException("The file carries no data.", nameof(file));
        var findings = new Findings();
        var digest = data.ShortDigest();
        Carried(file, data, findings);
        Footers(file.Footers, data.Number, digest, findings);
        var figures = new Dictionary<string, CarriedFigure>(StringComparer.Ordinal);
        foreach (var figure in data.Figures)
            figures.TryAdd(figure.Name, figure);
        Standing(file, data, figures, findings);
        Charts(file, data, figures, findings);
        var recomputed = Recompute(data, findings);
        Notes(file, findings);
        return findings.Verdict(data.Number, digest, "report") with
        {
            Figures = data.Figures.Count,
            Places = (int)Math.Min(int.MaxValue, data.Figures.Sum(figure => (long)figure.Places)),
            Recomputed = recomputed,
        };
    }

    /// <summary>The scorecard that case and framework give, read from their texts.</summary>
    public static Loaded<Scorecard> Score(string caseText, string? frameworkId, string? frameworkText)
    {
        if (caseText.Length > CaseLibrary.MaxBytes || frameworkText?.Length > CaseLibrary.MaxBytes)
            return new([new Problem("case.yaml", 0, $"超过 {CaseLibrary.MaxBytes} 个字")]);
        Framework? framework = null;
        if (frameworkText is not null)
        {
            var read = Framework.Read($"{frameworkId}.yaml", frameworkText);
            if (read.Value is null)
                return new(read.Problems);
            framework = read.Value;
        }
        var subject = Case.Read("case.yaml", caseText, framework);
        return subject.Value is { } value ? new(Evaluator.Evaluate(value, framework)) : new(subject.Problems);
    }

    /// <summary>The data are those that the digest was made of, and each code is that of its figure.</summary>
    private static void Carried(WordFile file, ReportData data, Findings findings)
    {
        var digest = data.Digest();
        if (digest != file.StatedDigest)
            findings.Add(new(FindingKind.Data, null, "报告数据", null, Cut(file.StatedDigest), digest, "文件所带的报告数据与它自己写明的摘要不符：数据被改过"));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, seal, _, figure) in data.Figures)
            if (!names.Add(name) || seal != FigureCode.Seal(data.Number, name, figure.Text, figure.Unit))
                findings.Add(new(FindingKind.Data, Cut($"{name}-{seal}"), Cut(figure.Label), null, null, Cut(figure.Text), $"“{Cut(figure.Label)}”的查验码与它的数值不符：数据被改过"));
    }

    /// <summary>Each page states the number and the digest of the carried data.</summary>
    internal static void Footers(IReadOnlyList<string> footers, string number, string digest, Findings findings)
    {
        var expected = $"报告编号 {number}　摘要 {digest}";
        if (footers.Count == 0)
            findings.Add(new(FindingKind.Footer, null, "页脚", "页脚", expected, null, "页脚没有了：每页应当印有报告编号和摘要"));
        foreach (var footer in footers.Distinct(StringComparer.Ordinal))
        {
            var marks = ReportMarks.In(footer);
            if (marks is null || marks.Digest.Length == 0)
                findings.Add(new(FindingKind.Footer, null, "页脚", "页脚", expected, Cut(footer), "页脚没有报告编号或摘要"));
            else if (marks.Number != number || marks.Digest != digest)
                findings.Add(new(FindingKind.Footer, null, "页脚", "页脚", expected, $"报告编号 {marks.Number}　摘要 {marks.Digest}", $"页脚印的是 {marks.Number}（{marks.Digest}），报告数据却是 {number}（{digest}）"));
        }
    }

    /// <summary>Every figure stands at each of its places, and reads as it was written.</summary>
    private static void Standing(WordFile file, ReportData data, Dictionary<string, CarriedFigure> figures, Findings findings)
    {
        var places = new Dictionary<string, List<(int Passage, Mark Mark)>>(StringComparer.Ordinal);
        for (var i = 0; i < file.Passages.Count; i++)
        {
            foreach (var mark in file.Passages[i].Marks)
            {
                if (!figures.ContainsKey(mark.Name))
                {
                    var stray = file.Passages[i];
                    findings.Add(At(i, mark, new(FindingKind.Foreign, null, "不属于本报告的数", stray.Place, null, Cut(stray.TextOf(mark)), $"{stray.Place}的“{Cut(stray.TextOf(mark))}”带着别的报告的查验码 {mark.Name}")));
                    continue;
                }
                if (!places.TryGetValue(mark.Name, out var list))
                    places[mark.Name] = list = [];
                list.Add((i, mark));
            }
        }

        (int Passage, Mark Mark)? before = null;
        foreach (var figure in data.Figures)
        {
            var found = places.GetValueOrDefault(figure.Name) ?? [];
            var (own, extra) = Sort(figure, found);
            foreach (var (passage, mark) in own.Values)
                Compare(file, figure, passage, mark, FindingKind.Edited, findings);
            foreach (var (passage, mark) in extra)
                Compare(file, figure, passage, mark, FindingKind.Repeated, findings);
            var missing = figure.Places - own.Count;
            if (missing > 0)
                findings.Add(Gone(file, figure, own, missing, before));
            if (own.Count > 0)
                before = own.MinBy(place => place.Key).Value;
        }
    }

    /// <summary>Which mark is which place of the figure, and which are more than it was written.</summary>
    private static (SortedDictionary<int, (int Passage, Mark Mark)> Own, List<(int Passage, Mark Mark)> Extra) Sort(CarriedFigure figure, List<(int Passage, Mark Mark)> found)
    {
        var own = new SortedDictionary<int, (int, Mark)>();
        var rest = new List<(int Passage, Mark Mark)>();
        foreach (var place in found)
            if (place.Mark.Number == 0 || place.Mark.Number > figure.Places || !own.TryAdd(place.Mark.Number, place))
                rest.Add(place);
        // Where a bookmark is gone its content control still tells the figure, though not which place it was.
        var next = 1;
        var extra = new List<(int, Mark)>();
        foreach (var place in rest)
        {
            while (next <= figure.Places && own.ContainsKey(next))
                next++;
            if (next <= figure.Places)
                own[next] = place;
            else
                extra.Add(place);
        }
        return (own, extra);
    }

    private static void Compare(WordFile file, CarriedFigure figure, int at, Mark mark, FindingKind kind, Findings findings)
    {
        var passage = file.Passages[at];
        var whole = Whole(passage, mark);
        var text = passage.Text[whole.Start..whole.End];
        var (old, label) = (figure.Figure.Text, Cut(figure.Figure.Label));
        if (text.Trim() != old)
        {
            var sentence = kind == FindingKind.Edited
                ? $"{passage.Place}的“{label}”由 {Cut(old)} 改成了 {(text.Trim().Length == 0 ? "空白" : Cut(text.Trim()))}"
                : $"{passage.Place}又出现“{label}”，写作 {Cut(text.Trim())}，而报告写的是 {Cut(old)}";
            findings.Add(At(at, whole, new(kind, figure.Code, label, passage.Place, Cut(old), Cut(text.Trim()), sentence)));
        }
        else if (OtherScale(figure.Figure.Unit, passage.Text.AsSpan(whole.End)) is { } unit)
        {
            findings.Add(At(at, whole, new(kind, figure.Code, label, passage.Place, old + figure.Figure.Unit, old + unit, $"{passage.Place}的“{label}”的单位由 {figure.Figure.Unit} 改成了 {unit}")));
        }
        else if (kind == FindingKind.Repeated)
        {
            findings.Note(new(passage.Place, $"“{label}”（{Cut(old)}）在原有的地方之外又出现一次，数值相同"));
        }
    }

    /// <summary>The mark with the digits that somebody typed directly before or behind it: 1 before 85.00 is another number.</summary>
    private static Mark Whole(Passage passage, Mark mark)
    {
        const int most = 40;
        var text = passage.Text;
        var (from, to) = (mark.Start, mark.End);
        if (mark.Length == 0)
            return mark;
        var start = from;
        while (start > 0 && from - start < most && (IsDigit(text[start - 1]) || (text[start - 1] is '.' or ',' && start > 1 && IsDigit(text[start - 2]))))
            start--;
        if (start > 0 && text[start - 1] is '-' or '－' or '−' && (start == 1 || !(IsDigit(text[start - 2]) || text[start - 2] is '%' or '‰' or '分' or '元' or '）' or ')')))
            start--;
        var end = to;
        while (end < text.Length && end - to < most && (IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && IsDigit(text[end + 1]))))
            end++;
        // Another figure right beside this one is not typed.
        return Typed(start, from) || Typed(to, end) ? new(start, end - start, mark.Name, mark.Number) : mark;

        bool Typed(int first, int last)
        {
            for (var i = first; i < last; i++)
                if (text[i] is not ('.' or ',') && !passage.IsMarked(i))
                    return true;
            return false;
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    /// <summary>The unit that follows a figure where it is of another size than the figure's own: 亿元 behind a figure in 万元.</summary>
    private static string? OtherScale(string unit, ReadOnlySpan<char> behind)
    {
        string[] family = unit switch { "元" or "万元" or "亿元" => ["万元", "亿元", "元"], "%" or "‰" => ["%", "‰"], _ => [] };
        if (behind is [' ' or '　', ..])
            behind = behind[1..];
        foreach (var other in family)
            if (behind.StartsWith(other, StringComparison.Ordinal))
                return other == unit ? null : other;
        return null;
    }

    private static Finding Gone(WordFile file, CarriedFigure figure, SortedDictionary<int, (int Passage, Mark Mark)> own, int missing, (int Passage, Mark Mark)? before)
    {
        var n = Enumerable.Range(1, figure.Places).First(n => !own.ContainsKey(n));
        var near = own.TryGetValue(n - 1, out var previous) ? previous : before;
        var place = near is { } at ? $"{file.Passages[at.Passage].Place}之后" : "开头";
        var label = Cut(figure.Figure.Label);
        var which = figure.Places == 1 ? "" : missing == figure.Places
            ? string.Create(CultureInfo.InvariantCulture, $"（全部 {missing} 处）")
            : string.Create(CultureInfo.InvariantCulture, $"（共 {figure.Places} 处，少了 {missing} 处）");
        return new(FindingKind.Deleted, figure.Code, label, place, Cut(figure.Figure.Text), null, $"{place}的“{label}”（{Cut(figure.Figure.Text)}）不见了{which}");
    }

    /// <summary>Each chart still shows the carried values.</summary>
    private static void Charts(WordFile file, ReportData data, Dictionary<string, CarriedFigure> figures, Findings findings)
    {
        var left = file.Charts.ToList();
        var open = new List<(int Number, IReadOnlyList<CarriedFigure> Bars)>();
        for (var i = 0; i < data.Charts.Count; i++)
        {
            IReadOnlyList<CarriedFigure> bars = [.. data.Charts[i].Select(figures.GetValueOrDefault).OfType<CarriedFigure>()];
            if (left.FindIndex(chart => chart.Count == bars.Count && bars.Zip(chart).All(bar => Shows(bar.First, bar.Second))) is var at && at >= 0)
                left.RemoveAt(at);
            else
                open.Add((i + 1, bars));
        }
        foreach (var (number, bars) in open)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"图 {number}");
            if (left.Count == 0)
            {
                findings.Add(new(FindingKind.Chart, null, place, place, null, null, $"{place}不见了"));
                continue;
            }
            var chart = left[0];
            left.RemoveAt(0);
            for (var i = 0; i < bars.Count; i++)
                if (!Shows(bars[i], chart.ElementAtOrDefault(i)))
                    findings.Add(new(FindingKind.Chart, bars[i].Code, Cut(bars[i].Figure.Label), place, Cut(bars[i].Figure.Text), Cut(chart.ElementAtOrDefault(i) ?? ""), $"{place}的“{Cut(bars[i].Figure.Label)}”画成了 {Cut(chart.ElementAtOrDefault(i) ?? "空白")}，报告写的是 {Cut(bars[i].Figure.Text)}"));
        }
    }

    private static bool Shows(CarriedFigure bar, string? value) =>
        !bar.Figure.Computable
        || (value is not null && Rational.TryParse(bar.Figure.Value, out var own) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var drawn)
            && Rational.TryParse(drawn.ToString(CultureInfo.InvariantCulture), out var shown) && own == shown);

    /// <summary>Every figure is still what inputs and rules give; how many are.</summary>
    private static int Recompute(ReportData data, Findings findings)
    {
        var loaded = Score(data.CaseText, data.FrameworkId, data.FrameworkText);
        if (loaded.Value is not { } card)
        {
            foreach (var problem in loaded.Problems)
                findings.Add(new(FindingKind.NotRecomputed, null, "报告所带的案例", null, null, null, $"报告所带的案例算不出来：{problem}"));
            return 0;
        }
        var book = new FigureBook(card);
        var same = 0;
        foreach (var carried in data.Figures)
        {
            var figure = carried.Figure;
            // What the report itself says cannot be computed is not held against it.
            if (figure is { Computable: false, Text: Figure.NotComputable })
                continue;
            var now = book.Find(figure.Key);
            if (now is not null && now.Value == figure.Value && now.Unit == figure.Unit)
                same++;
            else
                findings.Add(new(FindingKind.NotRecomputed, carried.Code, Cut(figure.Label), null, Cut(figure.Text + figure.Unit), now is null ? null : Cut(now.Text + now.Unit),
                    now is null
                        ? $"“{Cut(figure.Label)}”写作 {Cut(figure.Text)}，报告所带的案例和指标体系里却没有这个数"
                        : $"“{Cut(figure.Label)}”写作 {Cut(figure.Text)}{Cut(figure.Unit)}，按报告所带的案例和指标体系重算是 {Cut(now.Text)}{Cut(now.Unit)}"));
        }
        return same;
    }

    /// <summary>Numbers that a person typed, and places still to be filled in.</summary>
    private static void Notes(WordFile file, Findings findings)
    {
        foreach (var passage in file.Passages)
        {
            foreach (var place in ToFill().EnumerateMatches(passage.Text))
                findings.Note(new(passage.Place, $"还要填写：{Cut(passage.Text.Substring(place.Index + 5, place.Length - 6))}"));
            if (passage.IsContents)
                continue;
            var text = passage.Text.ToCharArray();
            // Digits typed beside a figure are an edit of it and no number of their own.
            foreach (var mark in passage.Marks.Select(mark => Whole(passage, mark)))
                text.AsSpan(mark.Start, mark.Length).Fill('\uFFFC');
            foreach (var numeral in Numerals.In(new string(text)))
                if (numeral.Class is null)
                    findings.Note(new(passage.Place, $"{Cut(passage.Text.Substring(numeral.Start, numeral.Length))} 不出自报告数据，是后来写上的"));
        }
    }

    private static Finding At(int passage, Mark mark, Finding finding) => finding with { Passage = passage, Start = mark.Start, Length = mark.Length };

    /// <summary>A text of somebody else's, short and without what cannot be seen.</summary>
    internal static string Cut(string text)
    {
        var shown = new string([.. text.Take(80).Select(c => c is '\t' or '\n' ? ' ' : c).Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))]);
        return text.Length <= 80 ? shown : shown + "…";
    }

    [GeneratedRegex("〔请填写：[^〕]{0,200}〕", RegexOptions.CultureInvariant)]
    private static partial Regex ToFill();
}

/// <summary>Collects findings and notes; beyond a thousand of each it only counts.</summary>
internal sealed class Findings
{
    private readonly List<Finding> findings = [];
    private readonly List<Note> notes = [];
    private int moreFindings;
    private int moreNotes;

    public void Add(Finding finding)
    {
        if (findings.Count < Verification.Verdict.MostListed)
            findings.Add(finding);
        else
            moreFindings++;
    }

    public void Note(Note note)
    {
        if (notes.Count < Verification.Verdict.MostListed)
            notes.Add(note);
        else
            moreNotes++;
    }

    public Verdict Verdict(string number, string digest, string subject) => new()
    {
        Number = number,
        Digest = digest,
        Subject = subject,
        Findings = findings,
        MoreFindings = moreFindings,
        Notes = notes,
        MoreNotes = moreNotes,
    };
}
