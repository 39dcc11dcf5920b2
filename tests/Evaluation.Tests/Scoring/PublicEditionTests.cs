using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Tests.Cases;

namespace Anlan.Evaluation.Tests.Scoring;

public sealed class PublicEditionTests
{
    private const string Rate = "{ kind: RATIO, measure: RATE, unit: \"%\", cap: true }";

    [Theory]
    [MemberData(nameof(ExpectedTests.Cases), MemberType = typeof(ExpectedTests))]
    public void A_case_that_withholds_nothing_scores_as_before(string id)
    {
        var full = Corpus.Score(id);
        var edition = Published(PublicEdition.Of(Corpus.CaseText(id), full), full.Framework);
        edition.Totals.Published.ShouldBe(full.Totals.Published);
        edition.Totals.Checked.ShouldBe(full.Totals.Checked);
        edition.Totals.Alternatives.ShouldBe(full.Totals.Alternatives);
        edition.Points.ShouldBe(full.Points);
        edition.Leaves.Select(leaf => (leaf.Indicator.Id, leaf.Checked, leaf.Min, leaf.Max, leaf.Evidence, leaf.Working.Sentence))
            .ShouldBe(full.Leaves.Select(leaf => (leaf.Indicator.Id, leaf.Checked, leaf.Min, leaf.Max, leaf.Evidence, leaf.Working.Sentence)));
    }

    [Fact]
    public void A_withheld_fact_goes_and_its_leaf_keeps_the_score_as_a_declared_one()
    {
        var text = CaseText("{ published: 8, line: 3, actual: 7312/9140, reason: 只完成7312处, inputs: { numerator: done, denominator: due } }",
            "done: { label: 已整改, value: 7312.0, unit: 处, line: 7, withheld: 涉密 }",
            "due: { label: 应整改, value: 9140, unit: 处, line: 7, note: 其中7312.0处已整改，2024年7312处 }");
        var framework = Sample.Framework(Rate);
        var edition = PublicEdition.Of(text, Evaluator.Evaluate(Case.Read("case.yaml", text, framework).Value!, framework));
        edition.ShouldNotContain("7312");
        edition.ShouldNotContain("涉密");
        edition.ShouldContain("9140");
        var leaf = Published(edition, framework).Leaf("A")!;
        leaf.Evidence.ShouldBe(Evidence.Judged);
        (leaf.Published, leaf.Checked, leaf.Min, leaf.Max).ShouldBe((8, 8, 8, 8));
    }

    [Fact]
    public void A_withheld_fact_behind_an_open_leaf_leaves_it_open()
    {
        var text = CaseText("{ inputs: { numerator: done, denominator: null } }", "done: { label: 已整改, value: 7312, line: 7, withheld: 涉密 }");
        var framework = Sample.Framework(Rate);
        var card = Published(PublicEdition.Of(text, Evaluator.Evaluate(Case.Read("case.yaml", text, framework).Value!, framework)), framework);
        card.Leaf("A")!.Evidence.ShouldBe(Evidence.Open);
    }

    [Theory]
    [InlineData("联系人手机 13800000000 联系")]
    [InlineData("手机 138-0000-0000")]
    [InlineData("+86 138 0000 0000")]
    [InlineData("座机 0755-00000000")]
    [InlineData("联系电话：00000000")]
    [InlineData("１３８００００００００")]
    [InlineData("证件 000000199001010000")]
    public void Numbers_of_persons_go_from_every_text(string secret)
    {
        var text = CaseText($"{{ reason: {Quoted(secret)}, judgement: {{ score: 5, by: {Quoted(secret)}, reason: {Quoted(secret)} }} }}", $"a: {{ label: {Quoted(secret)}, value: 13800000000, line: 7 }}");
        var framework = Sample.Framework("{ kind: EXPERT }");
        var edition = PublicEdition.Of(text, Evaluator.Evaluate(Case.Read("case.yaml", text, framework).Value!, framework));
        edition.ShouldNotContain("0000-0000");
        edition.ShouldNotContain("0000 0000");
        edition.Split("00000000").Length.ShouldBe(2, "the amount of the fact stays");
        edition.ShouldContain("（号码不公开）");
        Published(edition, framework).Case.Facts["a"].Value.ShouldBe(13800000000m);
    }

    [Theory]
    [InlineData("支出13800000.00元，另支41元")]
    [InlineData("2024年1月至2024年12月共3,260,800.00元")]
    [InlineData("安全生产举报热线12350")]
    [InlineData("财预〔2020〕10号")]
    public void Amounts_dates_and_document_numbers_stay(string words)
    {
        var text = CaseText($"{{ judgement: {{ score: 5, by: 评价组, reason: {Quoted(words)} }} }}");
        var framework = Sample.Framework("{ kind: EXPERT }");
        PublicEdition.Of(text, Evaluator.Evaluate(Case.Read("case.yaml", text, framework).Value!, framework)).ShouldContain(words);
    }

    [Fact]
    public void Comments_do_not_reach_the_public()
    {
        var text = "# 经办人张某\n" + CaseText("{ judgement: { score: 5, by: 评价组, reason: 少一项 } }");
        var framework = Sample.Framework("{ kind: EXPERT }");
        PublicEdition.Of(text, Evaluator.Evaluate(Case.Read("case.yaml", text, framework).Value!, framework)).ShouldNotContain("张某");
    }

    private static string CaseText(string entry, params string[] facts) => Sample.CaseText(entry, facts);

    private static string Quoted(string text) => $"\"{text}\"";

    private static Scorecard Published(string text, Anlan.Evaluation.Frameworks.Framework? framework)
    {
        var read = Case.Read("case.yaml", text, framework);
        read.Problems.ShouldBeEmpty();
        return Evaluator.Evaluate(read.Value!, framework);
    }
}
