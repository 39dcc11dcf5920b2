namespace Anlan.Evaluation.Sources;

/// <summary>Collects the problems of one file; after a hundred it only counts. Gives them by line.</summary>
internal sealed class Sink(string file)
{
    private const int Most = 100;
    private readonly List<Problem> problems = [];
    private int more;

    public bool Any => problems.Count > 0;

    public void Add(int line, string message)
    {
        if (problems.Count < Most)
            problems.Add(new(file, line, message));
        else
            more++;
    }

    public IReadOnlyList<Problem> All
    {
        get
        {
            var sorted = problems.OrderBy(p => p.Line);
            return more == 0 ? [.. sorted] : [.. sorted, new(file, 0, $"另有 {more} 处问题没有列出")];
        }
    }
}
