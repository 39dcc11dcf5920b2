using Anlan.Evaluation.Sources;

namespace Anlan.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>The input was read, and something in it does not hold.</summary>
    public const int Findings = 1;

    /// <summary>The input cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Says on standard error what is wrong with the input, a line each.</summary>
    public static int Refuse(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        return Unusable;
    }
}
