using Anlan.Evaluation.Numbers;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Anlan.Evaluation.Tests.Numbers;

/// <summary>Every printed figure of the five publications, recomputed: <c>cases/*/recompute.yaml</c>.</summary>
public sealed class RecomputationTests
{
    private static readonly IReadOnlyList<Row> Rows = [.. Corpus.Ids.SelectMany(Read)];

    public static TheoryData<string> Ids => [.. Rows.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    [Shows("V-08h")]
    public void A_printed_figure_recomputes_with_its_verdict(string id)
    {
        var row = Rows.Single(r => r.Id == id);
        var value = Arithmetic.Parse(row.Expression).Evaluate(_ => null).ShouldNotBeNull();

        Rounding.Text(value, 6).ShouldBe(row.Computed);
        Recomputation.Compare(row.Stated, value).ToString().ToUpperInvariant().ShouldBe(row.Verdict);
    }

    [Fact]
    [Shows("V-08h")]
    public void There_are_203_figures_with_the_known_counts_of_verdicts()
    {
        Rows.Select(r => r.Id).ShouldBe(Enumerable.Range(1, 203).Select(n => $"T{n:000}"), ignoreOrder: true);
        Rows.CountBy(r => r.Verdict).OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}")
            .ShouldBe(["DIFF 40", "EXACT 82", "INFO 36", "ROUNDED 41", "TRUNCATED 4"]);
    }

    [Theory]
    [InlineData("99.99", "99.995", Verdict.Truncated)]
    [InlineData("100.00", "99.995", Verdict.Rounded)]
    [InlineData("100", "99.995", Verdict.Rounded)]
    [InlineData("99.995", "99.995", Verdict.Exact)]
    [InlineData("99.98", "99.995", Verdict.Diff)]
    [InlineData("—", "99.995", Verdict.Info)]
    [InlineData("-0.13", "-0.125", Verdict.Rounded)]
    [InlineData("-0.12", "-0.125", Verdict.Truncated)]
    public void The_decimals_that_are_printed_are_the_precision(string stated, string computed, Verdict verdict) =>
        Recomputation.Compare(stated, Rational.Parse(computed)).ShouldBe(verdict);

    private static List<Row> Read(string id) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
            .Deserialize<Dictionary<string, List<Row>>>(File.ReadAllText(Checkout.Path("cases", id, "recompute.yaml")))["figures"];

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Stated { get; set; } = "";

        public string Expression { get; set; } = "";

        public string Computed { get; set; } = "";

        public string Verdict { get; set; } = "";
    }
}
