using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>What a line of a working does.</summary>
public enum StepKind
{
    /// <summary>A number or level taken from a source.</summary>
    Input,

    /// <summary>Arithmetic, or a rule applied.</summary>
    Operation,

    /// <summary>Digits given up, half up, at the decimals the framework states.</summary>
    Rounding,

    /// <summary>A person's decision, with the reason.</summary>
    Judgement,

    /// <summary>Something that is missing or left open.</summary>
    Gap,
}

/// <summary>One line of a working.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Sentence">The line, written out when read.</param>
/// <param name="Value">The exact number it gives, or nothing.</param>
/// <param name="Line">The line of the publication an input was read from, or 0.</param>
public sealed record WorkingStep(StepKind Kind, Phrase Sentence, Rational? Value = null, int Line = 0)
{
    /// <summary>The line in Chinese.</summary>
    public string Text => Sentence.ToString();
}

/// <summary>
/// How a leaf came to its score: each number with its source, each operation, each rounding, in the order in which an
/// accountant would write them.
/// </summary>
public sealed class Working
{
    private readonly List<WorkingStep> steps = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<WorkingStep> Steps => steps;

    /// <summary>The operations and the rounding as one sentence; empty when nothing was computed.</summary>
    public string Sentence
    {
        get
        {
            var operations = string.Join("；", steps.Where(s => s.Kind is StepKind.Operation or StepKind.Judgement or StepKind.Gap).Select(s => s.Text)).Replace("：；", "：", StringComparison.Ordinal);
            var rounding = steps.LastOrDefault(s => s.Kind == StepKind.Rounding)?.Text;
            return rounding is null ? operations : operations.Length == 0 ? rounding : $"{operations}，{rounding}";
        }
    }

    /// <summary>“实际 98.46%，” at the head of a sentence, or nothing where the line above has just given it.</summary>
    internal Phrase Subject(Rational value, string unit) =>
        steps is [.., { Kind: StepKind.Operation, Value: { } last }] && last == value ? "" : (Phrase)$"实际 {Measures.Show(value, unit)}，";

    internal void Input(Phrase sentence, Rational? value, int line) => steps.Add(new(StepKind.Input, sentence, value, line));

    internal void Operation(Phrase sentence, Rational? value = null) => steps.Add(new(StepKind.Operation, sentence, value));

    internal void Round(Phrase sentence, Rational value) => steps.Add(new(StepKind.Rounding, sentence, value));

    internal void Judge(Phrase sentence) => steps.Add(new(StepKind.Judgement, sentence));

    internal void Gap(Phrase sentence) => steps.Add(new(StepKind.Gap, sentence));

    /// <summary>Whether a fact is among the inputs already: it is cited once.</summary>
    internal bool Cites(Fact fact)
    {
        foreach (var step in steps)
            if (step.Sentence.IsBy(fact))
                return true;
        return false;
    }
}
