using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Tests;

/// <summary>A framework of one leaf under test, <c>A</c>, and one that fills up to 100 points; and cases for it.</summary>
internal static class Sample
{
    /// <summary>The line of the rule in <see cref="FrameworkText"/>.</summary>
    public const int RuleLine = 8;

    public static string FrameworkText(string rule, string weight = "10") =>
        $$"""
        framework: sample
        title: 样表
        regime: 项目支出
        year: 2024
        basis: 《办法》
        rounding: { score: 2, total: 2 }
        indicators:
          - { code: "1", ref: A, name: 甲指标, weight: {{weight}}, rule: {{rule}} }
          - { code: "2", ref: B, name: 乙指标, weight: {{100 - decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture)}}, rule: { kind: EXPERT } }
        """;

    public static string CaseText(string entry, params string[] facts) =>
        $$"""
        case: sample
        title: 样例
        unit: 某局
        year: 2024
        kind: 项目支出
        framework: sample
        facts: { {{string.Join(", ", facts)}} }
        scores:
          A: {{entry}}
        """;

    /// <summary><c>a: { label: a项, value: 5 }</c> on line 7; a list in brackets becomes <c>values</c>.</summary>
    public static string Fact(string name, string value, string? unit = null) =>
        $"{name}: {{ label: {name}项, {(value.StartsWith('[') ? "values" : "value")}: {value}, {(unit is null ? "" : $"unit: \"{unit}\", ")}line: 7 }}";

    public static Framework Framework(string rule, string weight = "10") => Read(Evaluation.Frameworks.Framework.Read("sample.yaml", FrameworkText(rule, weight)));

    public static Scorecard Card(string rule, string entry, params string[] facts) => Card(Framework(rule), entry, facts);

    public static Scorecard Card(Framework framework, string entry, params string[] facts) =>
        Evaluator.Evaluate(Read(Case.Read("case.yaml", CaseText(entry, facts), framework)), framework);

    /// <summary>The leaf under test, worth 10 points.</summary>
    public static LeafScore Leaf(string rule, string entry, params string[] facts) => Card(rule, entry, facts).Leaf("A")!;

    /// <summary>The leaf under test with a measured value.</summary>
    public static LeafScore Valued(string rule, string value) => Leaf(rule, "{ inputs: { value: a } }", Fact("a", value));

    /// <summary>The score of a measured value; it must be a single computed one.</summary>
    public static decimal Score(string rule, string value)
    {
        var leaf = Valued(rule, value);
        leaf.Evidence.ShouldBe(Evidence.Computed);
        leaf.Max.ShouldBe(leaf.Min);
        return leaf.Min;
    }

    public static IReadOnlyList<Problem> RuleProblems(string rule, string weight = "10") =>
        Evaluation.Frameworks.Framework.Read("sample.yaml", FrameworkText(rule, weight)).Problems;

    public static IReadOnlyList<Problem> CaseProblems(string rule, string entry, params string[] facts) =>
        Case.Read("case.yaml", CaseText(entry, facts), Framework(rule)).Problems;

    private static T Read<T>(Loaded<T> loaded)
        where T : class
    {
        loaded.Problems.ShouldBeEmpty();
        return loaded.Value!;
    }
}
