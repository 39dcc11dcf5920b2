using System.Text;
using Anlan.Documents.Reports;

namespace Anlan.Documents.Verification;

/// <summary>
/// Verifies what only looks like a report, a copy that somebody typed, and holds reports against the case that they
/// name: the report is written again, and the numbers of both are laid side by side in the order in which they are read.
/// </summary>
public static class CopyVerifier
{
    private const int MaxDifferences = 2000;

    /// <summary>A number as it is read.</summary>
    private readonly record struct Read(string Value, int Passage, int Start, int Length, string? Name);

    /// <summary>Verifies a file that carries no data but shows number and digest of a report.</summary>
    /// <param name="copy">The file.</param>
    /// <param name="expected">The report written again from its case and read back, or nothing where no case is at hand.</param>
    /// <exception cref="ArgumentException">It shows no number.</exception>
    public static Verdict Verify(WordFile copy, WordFile? expected)
    {
        var marks = MarksOf(copy) ?? throw new ArgumentException("The file shows no number of a report.", nameof(copy));
        var findings = new Findings();
        findings.Add(new(FindingKind.Copy, null, "整个文件", null, null, null,
            $"文件印着报告编号 {marks.Number}，却不是写出的那个文件：里面没有报告数据{(expected is null ? "。给出案例（--case）可以逐个对照其中的数" : "，以下按案例重写的报告逐个对照其中的数")}"));
        if (expected?.Data is { } data)
        {
            var digest = data.ShortDigest();
            if (digest != marks.Digest)
                findings.Add(new(FindingKind.Footer, null, "摘要", null, digest, marks.Digest, $"印着的摘要是 {(marks.Digest.Length == 0 ? "空白" : marks.Digest)}，按案例重写的报告是 {digest}"));
            Compare(expected, data, copy, findings);
        }
        return findings.Verdict(marks.Number, marks.Digest, "copy") with { Figures = expected?.Data?.Figures.Count ?? 0, Places = expected?.Passages.Sum(passage => passage.Marks.Count) ?? 0 };
    }

    /// <summary>Number and digest that the pages of a file show.</summary>
    public static ReportMarks? MarksOf(WordFile file) => ReportMarks.In(file.Footers.Concat(file.Passages.Select(passage => passage.Text)));

    /// <summary>What the carried data say otherwise than those that the case gives now.</summary>
    public static IReadOnlyList<Finding> Against(ReportData carried, ReportData expected)
    {
        if (carried.Digest() == expected.Digest())
            return [];
        var own = new Dictionary<string, CarriedFigure>(StringComparer.Ordinal);
        foreach (var figure in carried.Figures)
            own.TryAdd(figure.Figure.Key, figure);
        var findings = new List<Finding>
        {
            new(FindingKind.OtherCase, null, "摘要", null, expected.ShortDigest(), carried.ShortDigest(), $"报告的摘要是 {carried.ShortDigest()}，按所给的案例重写的报告是 {expected.ShortDigest()}：案例、指标体系或数值不是同一份"),
        };
        foreach (var figure in expected.Figures)
        {
            var now = own.GetValueOrDefault(figure.Figure.Key);
            if (now?.Figure.Text == figure.Figure.Text && now.Figure.Unit == figure.Figure.Unit)
                continue;
            var (label, old) = (Verifier.Cut(figure.Figure.Label), Verifier.Cut(figure.Figure.Text + figure.Figure.Unit));
            var text = now is null ? null : Verifier.Cut(now.Figure.Text + now.Figure.Unit);
            findings.Add(new(FindingKind.OtherCase, figure.Code, label, null, old, text, $"“{label}”按所给的案例是 {old}，报告{(text is null ? "里没有" : $"写作 {text}")}"));
        }
        return findings;
    }

    private static void Compare(WordFile expected, ReportData data, WordFile copy, Findings findings)
    {
        var figures = data.Figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        var (written, typed) = (NumbersOf(expected), NumbersOf(copy));
        if (Align(written, typed) is not { } pairs)
        {
            findings.Add(new(FindingKind.Copy, null, "整个文件", null, null, null, $"文件里的数与报告 {data.Number} 相差太多，没有逐个对照"));
            return;
        }
        foreach (var (w, t) in pairs)
        {
            var figure = w >= 0 && written[w].Name is { } name ? figures.GetValueOrDefault(name) : null;
            var place = t >= 0 ? copy.Passages[typed[t].Passage].Place : null;
            var shown = t >= 0 ? Shown(copy, typed[t]) : null;
            if (figure is not null)
            {
                var (label, old) = (Verifier.Cut(figure.Figure.Label), Shown(expected, written[w]));
                var near = expected.Passages[written[w].Passage].Place;
                findings.Add(new Finding(t >= 0 ? FindingKind.Edited : FindingKind.Deleted, figure.Code, label, place ?? near, old, shown,
                    t >= 0 ? $"{place}的“{label}”报告写的是 {old}，抄成了 {shown}" : $"报告{near}的“{label}”（{old}）没有抄来")
                    { Passage = t >= 0 ? typed[t].Passage : -1, Start = t >= 0 ? typed[t].Start : 0, Length = t >= 0 ? typed[t].Length : 0 });
            }
            else if (t >= 0)
            {
                findings.Note(new(place!, w >= 0 ? $"{shown} 在报告里是 {Shown(expected, written[w])}" : $"{shown} 在报告里没有"));
            }
        }
    }

    private static string Shown(WordFile file, Read read) => Verifier.Cut(file.Passages[read.Passage].Text.Substring(read.Start, read.Length));

    /// <summary>Every number of the text in order, without those of the contents page, headers and notes.</summary>
    private static List<Read> NumbersOf(WordFile file)
    {
        var reads = new List<Read>();
        for (var i = 0; i < file.Passages.Count; i++)
        {
            var passage = file.Passages[i];
            if (passage.IsContents || passage.Place is "页眉" or "脚注" or "尾注")
                continue;
            var mark = 0;
            foreach (var numeral in Numerals.In(ReportMarks.Without(passage.Text)))
            {
                while (mark < passage.Marks.Count && passage.Marks[mark].End <= numeral.Start)
                    mark++;
                var name = mark < passage.Marks.Count && passage.Marks[mark].Start < numeral.End ? passage.Marks[mark].Name : null;
                reads.Add(new(Plain(passage.Text.AsSpan(numeral.Start, numeral.Length)), i, numeral.Start, numeral.Length, name));
            }
        }
        return reads;
    }

    /// <summary>A number in half-width digits without separators.</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is not (',' or '，'))
                plain.Append(c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c == '．' ? '.' : c);
        return plain.ToString();
    }

    /// <summary>
    /// What differs, in order: pairs of indices, -1 where one side has nothing; nothing at all where too much differs.
    /// The shortest edit script by Myers; what was dropped and what was put in its place are paired.
    /// </summary>
    private static List<(int Written, int Typed)>? Align(List<Read> written, List<Read> typed)
    {
        var (n, m) = (written.Count, typed.Count);
        var trace = new List<int[]>();
        var furthest = new int[(2 * MaxDifferences) + 3];
        const int zero = MaxDifferences + 1;
        for (var d = 0; d <= MaxDifferences; d++)
        {
            trace.Add(furthest[(zero - d - 1)..(zero + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]) ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                while (x < n && x - k < m && written[x].Value == typed[x - k].Value)
                    x++;
                furthest[zero + k] = x;
                if (x >= n && x - k >= m)
                    return Pairs(trace, n, m);
            }
        }
        return null;
    }

    private static List<(int Written, int Typed)> Pairs(List<int[]> trace, int n, int m)
    {
        // Walked back from the end: each step of the script, with how many equal numbers stand behind it.
        var steps = new List<(int Written, int Typed)>();
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var before = trace[d];
            var (k, zero) = (x - y, d + 1);
            var down = k == -d || (k != d && before[zero + k - 1] < before[zero + k + 1]);
            var (fromK, fromX) = down ? (k + 1, before[zero + k + 1]) : (k - 1, before[zero + k - 1]);
            var fromY = fromX - fromK;
            steps.Add(down ? (-1, fromY) : (fromX, -1));
            (x, y) = (fromX, fromY);
        }
        steps.Reverse();

        var pairs = new List<(int, int)>();
        var (w, t) = (0, 0);
        for (var i = 0; i < steps.Count;)
        {
            // Steps without an equal number between them are one change.
            var (dropped, put) = (new List<int>(), new List<int>());
            (w, t) = steps[i].Written >= 0 ? (steps[i].Written, t + steps[i].Written - w) : (w + steps[i].Typed - t, steps[i].Typed);
            while (i < steps.Count && (steps[i].Written == w || steps[i].Typed == t))
            {
                if (steps[i].Written >= 0)
                    dropped.Add(w++);
                else
                    put.Add(t++);
                i++;
            }
            for (var j = 0; j < Math.Max(dropped.Count, put.Count); j++)
                pairs.Add((j < dropped.Count ? dropped[j] : -1, j < put.Count ? put[j] : -1));
        }
        return pairs;
    }
}
