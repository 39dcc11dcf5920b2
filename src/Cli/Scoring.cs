using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary>What the commands that score do first: find the case, read it, score it.</summary>
internal static class Scoring
{
    /// <summary>The scorecard, or every problem of the input.</summary>
    public static Loaded<Scorecard> Of(string subject, string? framework)
    {
        if (framework is "")
            return new([new Problem("--framework", 0, "没有写明文件")]);
        var loaded = Cases.LibraryFor(subject).Load(subject, framework);
        return loaded.Value is { } scored ? new(Evaluator.Evaluate(scored.Case, scored.Framework)) : new(loaded.Problems);
    }
}
