using Anlan.Documents.Cases;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary>What both commands do first: find the case, read it, score it.</summary>
internal static class Scoring
{
    /// <summary>The scorecard, or every problem of the input.</summary>
    public static Loaded<Scorecard> Of(string subject, string? framework)
    {
        if (framework is "")
            return new([new Problem("--framework", 0, "没有写明文件")]);
        var library = CaseLibrary.Find(Directory.Exists(subject) ? Path.GetFullPath(subject) : Environment.CurrentDirectory)
            ?? new CaseLibrary(Environment.CurrentDirectory);
        var loaded = library.Load(subject, framework);
        return loaded.Value is { } scored ? new(Evaluator.Evaluate(scored.Case, scored.Framework)) : new(loaded.Problems);
    }
}
