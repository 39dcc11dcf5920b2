using System.Text.RegularExpressions;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Case = Anlan.Evaluation.Cases.Case;

namespace Anlan.Repository.Tests;

/// <summary>The inputs of the benchmark are read here on every run, so that it is not found broken when it is wanted.</summary>
public sealed partial class BenchTests
{
    [Fact]
    public void Framework_and_template_of_the_bench_score_in_full()
    {
        var framework = Framework.Read("department.yaml", Tracked.Text("bench/frameworks/department.yaml"));
        framework.Problems.ShouldBeEmpty();
        var template = Case.Read("department.yaml", Tracked.Text("bench/cases/department.yaml"), framework.Value);
        template.Problems.ShouldBeEmpty();

        var card = Evaluator.Evaluate(template.Value!, framework.Value);

        card.Leaves.Count.ShouldBe(24);
        card.Leaves.ShouldAllBe(leaf => leaf.Evidence == Evidence.Computed);
        card.Totals.Min.ShouldBe(card.Totals.Max);
    }

    [Fact]
    public void Each_leaf_of_the_bench_has_a_formula_over_its_facts()
    {
        var framework = Framework.Read("department.yaml", Tracked.Text("bench/frameworks/department.yaml")).Value!;
        var facts = Case.Read("department.yaml", Tracked.Text("bench/cases/department.yaml"), framework).Value!.Facts;
        var formulas = Tracked.Text("bench/formulas/department.tsv").TrimEnd().Split('\n').Select(row => row.Split('\t')).ToList();

        formulas.Select(row => row[0]).ShouldBe(framework.Leaves.Select(leaf => leaf.Id));
        formulas.SelectMany(row => Name().Matches(row[1]))
            .Select(match => match.Groups[1].Value)
            .Where(name => !facts.ContainsKey(name) && !facts.ContainsKey(name.TrimEnd('1', '2', '3', '4', '5')))
            .ShouldBe(["assetLevel", "systemLevel"]);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Name();
}
