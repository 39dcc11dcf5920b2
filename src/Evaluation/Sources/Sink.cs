using System.Globalization;

namespace Anlan.Evaluation.Sources;

/// <summary>Collects the problems of one file; after a hundred it only counts. Gives them by line, with the line's text.</summary>
internal sealed class Sink(string file, string text)
{
    private const int Most = 100;
    private const int MaxQuote = 80;

    private readonly List<(int Line, string Message)> problems = [];
    private int more;

    public bool Any => problems.Count > 0;

    public void Add(int line, string message)
    {
        if (problems.Count < Most)
            problems.Add((line, message));
        else
            more++;
    }

    public IReadOnlyList<Problem> All
    {
        get
        {
            var all = new List<Problem>();
            var lines = text.AsSpan().EnumerateLines();
            var at = 0;
            string? quote = null;
            foreach (var (line, message) in problems.OrderBy(p => p.Line))
            {
                while (at < line && lines.MoveNext())
                    quote = ++at == line ? Quote(lines.Current) : null;
                all.Add(new Problem(file, line, message, at == line ? quote : null));
            }
            if (more > 0)
                all.Add(new Problem(file, 0, $"另有 {more} 处问题没有列出"));
            return all;
        }
    }

    /// <summary>The line without what cannot be seen or turns the direction of the text.</summary>
    private static string Quote(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var shown = new string([.. line[..Math.Min(line.Length, MaxQuote)].ToArray().Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))]);
        return line.Length <= MaxQuote ? shown : shown + "…";
    }
}
