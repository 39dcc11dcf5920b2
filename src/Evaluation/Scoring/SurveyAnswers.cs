using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Scoring;

/// <summary>Answers in five steps, added up; written out as the arithmetic of their mean.</summary>
public sealed class SurveyAnswers
{
    /// <summary>What an answer is worth, per cent, from 非常满意 to 非常不满意.</summary>
    public static IReadOnlyList<int> Worth { get; } = [100, 75, 50, 25, 0];

    private readonly Rational[] counts = new Rational[5];

    private Rational Total => counts[0] + counts[1] + counts[2] + counts[3] + counts[4];

    /// <summary>The mean in per cent, or nothing when nobody answered.</summary>
    public Rational? Mean
    {
        get
        {
            Rational points = 0;
            for (var i = 0; i < counts.Length; i++)
                points += counts[i] * Worth[i];
            return new Ratio(points, Total).Value;
        }
    }

    internal void Add(IReadOnlyList<Rational> answers)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += answers[i];
    }

    /// <summary><c>(148 × 100% + 8 × 75%) ÷ 156</c></summary>
    public override string ToString() =>
        $"({string.Join(" + ", counts.Zip(Worth).Where(c => !c.First.IsZero).Select(c => $"{Rounding.Text(c.First, 0)} × {Rounding.Text(c.Second, 0)}%"))}) ÷ {Rounding.Text(Total, 0)}";
}
