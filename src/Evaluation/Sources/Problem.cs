namespace Anlan.Evaluation.Sources;

/// <summary>What is wrong with a file somebody wrote: where, and what to do about it, in Chinese.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">The line, from 1; 0 when the whole file is meant.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Quote">What stands at the line, shortened and without invisible characters; nothing where no line is meant.</param>
public sealed record Problem(string File, int Line, string Message, string? Quote = null)
{
    /// <summary><c>file:line: message</c>, as compilers print it.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>What reading a file gave: a value, or every problem that was found in it, never both.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
public sealed class Loaded<T>
    where T : class
{
    /// <summary>What was read.</summary>
    public Loaded(T value) => Value = value;

    /// <summary>Why nothing was read.</summary>
    public Loaded(IEnumerable<Problem> problems) => Problems = [.. problems];

    /// <summary>The value, or nothing when there are problems.</summary>
    public T? Value { get; }

    /// <summary>All problems, by line, a word on how many more there are at the end; empty when there is a value.</summary>
    public IReadOnlyList<Problem> Problems { get; } = [];
}
