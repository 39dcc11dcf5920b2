using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring;
using YamlDotNet.Serialization;

namespace Anlan.Evaluation.Tests.Cases;

/// <summary>Each folder under <c>cases/</c> is a specification: its <c>expected.yaml</c> says what the evaluator must give.</summary>
public sealed class ExpectedTests
{
    public static TheoryData<string> Cases => [.. Corpus.Ids];

    public static TheoryData<string, string> Leaves
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var id in Corpus.Ids)
                foreach (var leaf in Expected.Of(id).Indicators.Keys)
                    rows.Add(id, leaf);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_its_expected_totals(string id)
    {
        var expected = Expected.Of(id);
        var totals = Corpus.Score(id).Totals;

        totals.Published.ShouldBe(expected.Totals.Published);
        totals.Checked.ShouldBe(expected.Totals.Checked);
        totals.Alternatives.Select(a => (a.Value, a.Reading)).ShouldBe(expected.Totals.Alternatives.Select(a => (a.Value, a.Reading)));
        totals.Min.ShouldBe(expected.Totals.Proved.Min);
        totals.Max.ShouldBe(expected.Totals.Proved.Max);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_its_expected_points_by_evidence(string id)
    {
        var expected = Expected.Of(id).Points;

        Corpus.Score(id).Points.ShouldBe(new PointsByEvidence(expected["computed"], expected["unsupported"], expected["judged"], expected["open"]));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_leaf_gives_its_expected_scores(string id, string leaf)
    {
        var expected = Expected.Of(id).Indicators[leaf];
        var score = Corpus.Score(id).Leaf(leaf).ShouldNotBeNull();

        score.Published.ShouldBe(expected.Published);
        score.Checked.ShouldBe(expected.Checked);
        score.Min.ShouldBe(expected.Proved.Min!.Value);
        score.Max.ShouldBe(expected.Proved.Max!.Value);
        score.Evidence.ToString().ToLowerInvariant().ShouldBe(expected.Evidence);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_leaf_of_a_case_has_an_expectation(string id) =>
        Expected.Of(id).Indicators.Keys.ShouldBe(Corpus.Score(id).Leaves.Select(l => l.Indicator.Ref!));

    private sealed class Expected
    {
        private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build();

        public TotalsRow Totals { get; set; } = new();

        public Dictionary<string, decimal> Points { get; set; } = [];

        public Dictionary<string, LeafRow> Indicators { get; set; } = [];

        public static Expected Of(string id) =>
            Yaml.Deserialize<Expected>(File.ReadAllText(Checkout.Path("cases", id, "expected.yaml")));
    }

    private sealed class TotalsRow
    {
        public decimal? Published { get; set; }

        public decimal? Checked { get; set; }

        public List<AlternativeRow> Alternatives { get; set; } = [];

        public SpanRow Proved { get; set; } = new();
    }

    private sealed class AlternativeRow
    {
        public decimal Value { get; set; }

        public string Reading { get; set; } = "";
    }

    private sealed class SpanRow
    {
        public decimal? Min { get; set; }

        public decimal? Max { get; set; }
    }

    private sealed class LeafRow
    {
        public decimal? Published { get; set; }

        public decimal? Checked { get; set; }

        public SpanRow Proved { get; set; } = new();

        public string Evidence { get; set; } = "";
    }
}
