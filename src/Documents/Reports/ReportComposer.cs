using Anlan.Documents.Cases;
using Anlan.Evaluation.Cases;

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
    public static Report Compose(CaseTexts texts, ReportOptions options) => throw new NotImplementedException();
}
