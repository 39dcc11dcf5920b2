namespace Anlan.Evaluation.Auditing;

/// <summary>How sure a finding is.</summary>
public enum Severity
{
    /// <summary>Arithmetic or plain text conflicts.</summary>
    Error,

    /// <summary>It depends on a reading, or on something that was not printed.</summary>
    Question,
}

/// <summary>Something in an evaluation that does not hold, or that nothing shows.</summary>
/// <param name="Code">What kind of finding, a stable short name.</param>
/// <param name="Severity">How sure it is.</param>
/// <param name="Indicator">The leaf's ref or code, or nothing when the whole is meant.</param>
/// <param name="Line">The line of the publication, or 0.</param>
/// <param name="Text">The sentence, in Chinese, with the arithmetic.</param>
public sealed record Finding(string Code, Severity Severity, string? Indicator, int Line, string Text);
