using Anlan.Documents.Cases;
using Anlan.Evaluation.Scoring;

namespace Anlan.Web.Tests.Performance.Appraisals;

/// <summary>The five published evaluations, scored from the files of the checkout and not by the program under test.</summary>
public static class Shipped
{
    public static CaseLibrary Library { get; } = new(Checkout.Root);

    public static Scorecard Card(string id)
    {
        var scored = Library.Texts(id).Scored;
        return Evaluator.Evaluate(scored.Case, scored.Framework);
    }

    public static TheoryData<string> Ids => [.. Library.Cases];

    public static TheoryData<string> WithTree => [.. Library.Cases.Where(id => Card(id).Framework is not null)];
}
