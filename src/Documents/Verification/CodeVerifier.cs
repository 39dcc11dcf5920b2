using Anlan.Documents.Cases;
using Anlan.Documents.Reports;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Verification;

/// <summary>What a typed code means.</summary>
/// <param name="Report">The data of the report in which the figure stands.</param>
/// <param name="Figure">The figure as the case gives it now.</param>
/// <param name="Fits">Whether the value on paper, as the code tells it, is still that of the figure.</param>
public sealed record TypedCode(ReportData Report, CarriedFigure Figure, bool Fits)
{
    /// <summary>Finds the figure of a code in the reports that a case gives: its own style first, then every other; nothing where none has it.</summary>
    /// <param name="code">Eight characters, from <see cref="FigureCode.Normal"/>.</param>
    /// <param name="texts">The case.</param>
    /// <param name="compose">Writes a report of the case.</param>
    public static TypedCode? Find(string code, CaseTexts texts, Func<CaseTexts, ReportOptions, Report> compose)
    {
        var own = texts.Scored.Case.Report?.Style;
        TypedCode? found = null;
        foreach (var style in Enum.GetValues<HouseStyle>().OrderBy(style => style != own))
            foreach (var isPublic in new[] { false, true })
                foreach (var codes in new[] { true, false })
                {
                    // Only a report with the annex prints codes, yet each carries them.
                    var data = compose(texts, new ReportOptions(style, isPublic, codes)).Data;
                    if (data.Figures.FirstOrDefault(figure => figure.Name == code[..4]) is not { } figure)
                        continue;
                    if (figure.Seal == code[4..])
                        return new(data, figure, Fits: true);
                    found ??= new(data, figure, Fits: false);
                }
        return found;
    }

    public Verdict Verdict()
    {
        var findings = new Findings();
        var (label, value) = (Verifier.Cut(Figure.Figure.Label), Figure.Figure.Text + Figure.Figure.Unit);
        if (!Fits)
            findings.Add(new(FindingKind.Code, Figure.Code, label, null, value, null, $"查验码的后四位与现在的数值不符：“{label}”按所给的案例是 {value}，查验码应为 {Figure.Code}"));
        return findings.Verdict(Report.Number, Report.ShortDigest(), "code") with { Figures = 1, Recomputed = Fits ? 1 : 0 };
    }
}
