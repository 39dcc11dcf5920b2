using Anlan.Documents.Cases;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Reports;

/// <summary>What is asked of a report.</summary>
/// <param name="Style">The chapter structure; nothing for the case's own.</param>
/// <param name="Public">The edition for the public: without names, telephone numbers and withheld facts.</param>
/// <param name="Codes">With the annex that lists the code of every figure.</param>
public sealed record ReportOptions(HouseStyle? Style = null, bool Public = false, bool Codes = false);

/// <summary>Writes the report of a case: the same case and options give the same report on every machine.</summary>
public static class ReportComposer
{
    /// <summary>The report of a case.</summary>
    public static Report Compose(CaseTexts texts, ReportOptions options)
    {
        var (scored, caseText, frameworkText) = Edition(texts, options.Public);
        var style = options.Style ?? StyleOf(scored.Case);
        var book = new FigureBook(Evaluator.Evaluate(scored.Case, scored.Framework));
        var composition = Composition.Of(style, book);
        var frame = new ReportData
        {
            Number = new ReportNumber(scored.Case.Id.ToUpperInvariant(), style, options.Public, options.Codes).ToString(),
            Style = style,
            Public = options.Public,
            Codes = options.Codes,
            Title = string.Concat(composition.Title),
            Unit = scored.Case.Unit,
            CaseText = caseText,
            FrameworkId = scored.Framework?.Id,
            FrameworkText = scored.Framework is null ? null : frameworkText,
            Figures = [],
            Charts = [],
        };
        var report = Report.Of(composition.Write(), frame);
        return options.Codes ? Report.Of([.. report.Blocks, .. CodeAnnex.Of(report.Data.Figures)], frame) : report;
    }

    /// <summary>The case that an edition is written from: the public one is another case, in which nothing is left to hide.</summary>
    public static CaseTexts Edition(CaseTexts full, bool isPublic)
    {
        if (!isPublic)
            return full;
        var text = PublicEdition.Of(full.CaseText, Evaluator.Evaluate(full.Scored.Case, full.Scored.Framework));
        var read = Case.Read("case.yaml", text, full.Scored.Framework);
        return full with
        {
            CaseText = text,
            Scored = full.Scored with { Case = read.Value ?? throw new InvalidOperationException($"The public edition cannot be read: {string.Join("; ", read.Problems)}") },
        };
    }

    /// <summary>The style that a case names; without a report's material the one of its kind.</summary>
    private static HouseStyle StyleOf(Case subject) =>
        subject.Report?.Style ?? (subject.Kind == Evaluation.Frameworks.Framework.Regimes[0] ? HouseStyle.A : HouseStyle.C);
}
