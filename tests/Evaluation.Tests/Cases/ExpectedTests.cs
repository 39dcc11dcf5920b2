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
    [Shows("V-08f")]
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

    [Fact]
    [Shows("V-08f")]
    public void There_are_87_leaves_under_their_published_numbers()
    {
        IEnumerable<string> Refs(char letter, int count) => Enumerable.Range(1, count).Select(n => $"{letter}{n:00}");

        Corpus.Ids.SelectMany(id => Corpus.Score(id).Leaves).Select(l => l.Indicator.Ref!)
            .ShouldBe([.. Refs('Y', 21), .. Refs('X', 24), .. Refs('L', 21), .. Refs('H', 21)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("yantian-2023", "Y11 1, Y12 1, Y13 0, Y15 4, Y16 4.70, Y21 4")]
    [InlineData("longgang-2020", "L05 0, L11 1, L12 1, L13 0, L15 5")]
    [InlineData("xingning-2024", "X07 3, X08 3, X12 3, X13 3, X14 2, X15 4, X19 2, X20 6, X21 7, X22 7, X23 8, X24 8")]
    [InlineData("luohu-2024", "H07 2, H08 3.8, H12 7, H13 3, H15 5, H17 4, H18 8, H19 6")]
    [Shows("V-08g")]
    public void Leaves_with_printed_inputs_are_computed_exactly(string id, string scores)
    {
        var card = Corpus.Score(id);
        foreach (var pair in scores.Split(", ").Select(s => s.Split(' ')))
        {
            var leaf = card.Leaf(pair[0])!;
            (leaf.Evidence, leaf.Min, leaf.Max).ShouldBe((Evidence.Computed, Number(pair[1]), Number(pair[1])), pair[0]);
        }
    }

    [Fact]
    public void Every_fact_of_a_published_case_names_its_line_and_no_telephone()
    {
        foreach (var id in Corpus.Ids)
        {
            Corpus.Read(id).Facts.Values.ShouldAllBe(f => f.Line > 0);
            Corpus.CaseText(id).ShouldNotMatch(@"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}");
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

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
