using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests;

/// <summary>The published evaluations under <c>cases/</c>, read from the checkout.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string> Ids { get; } =
        [.. Directory.GetDirectories(Checkout.Path("cases")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    public static string CaseText(string id) => File.ReadAllText(Checkout.Path("cases", id, "case.yaml"));

    public static string FrameworkText(string id) => File.ReadAllText(Checkout.Path("frameworks", $"{id}.yaml"));

    public static Framework? FrameworkOf(string id)
    {
        Case.FrameworkOf("case.yaml", CaseText(id), out var framework).ShouldBeEmpty();
        return framework is null ? null : Framework(framework);
    }

    public static Framework Framework(string id)
    {
        var loaded = Evaluation.Frameworks.Framework.Read($"{id}.yaml", FrameworkText(id));
        loaded.Problems.ShouldBeEmpty();
        return loaded.Value!;
    }

    public static Case Read(string id)
    {
        var loaded = Case.Read($"cases/{id}/case.yaml", CaseText(id), FrameworkOf(id));
        loaded.Problems.ShouldBeEmpty();
        return loaded.Value!;
    }

    public static Scorecard Score(string id) => Evaluator.Evaluate(Read(id), FrameworkOf(id));
}
