using System.Globalization;
using System.Security.Cryptography;
using Anlan.Evaluation.Scoring;

namespace Anlan.Evaluation.Tests.Scoring;

/// <summary>The same bytes for the same input. Runs alone: it changes the time zone of the whole process.</summary>
[Collection(nameof(DeterminismTests))]
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("zh-CN", "1.5")]
    [InlineData("de-DE", "1,5")]
    [InlineData("tr-TR", "1,5")]
    [InlineData("ar-SA", null)]
    [Shows("V-07a")]
    public void No_culture_changes_a_byte(string culture, string? half)
    {
        var expected = In(CultureInfo.InvariantCulture, Digests);

        In(CultureInfo.GetCultureInfo(culture), () =>
        {
            if (half is not null)
                1.5m.ToString().ShouldBe(half, "the culture is not in force: globalization data are missing");
            return Digests();
        }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Asia/Shanghai", 8)]
    [InlineData("America/St_Johns", -3.5)]
    [InlineData("Pacific/Kiritimati", 14)]
    [Shows("V-07b")]
    public void No_time_zone_changes_a_byte(string zone, double hours)
    {
        var expected = Digests();
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.BaseUtcOffset.TotalHours.ShouldBe(hours, "the time zone is not in force: tzdata are missing");

            Digests().ShouldBe(expected);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    [Shows("V-07b")]
    public void Eight_threads_at_once_give_the_same_bytes()
    {
        var expected = Digests();
        var shared = Corpus.Ids.Select(id => (Case: Corpus.Read(id), Framework: Corpus.FrameworkOf(id))).ToList();
        var found = new string[8];
        var threads = Enumerable.Range(0, found.Length).Select(i => new Thread(() =>
        {
            for (var round = 0; round < 5; round++)
                found[i] = Digest(shared.Select(s => Evaluator.Evaluate(s.Case, s.Framework)));
        })).ToList();

        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        found.ShouldAllBe(f => f == expected);
    }

    [Fact]
    public void Messages_are_the_same_in_every_culture()
    {
        var text = new string('a', 4_000_001);
        string Message() => Anlan.Evaluation.Frameworks.Framework.Read("f.yaml", text).Problems[0].ToString();

        In(CultureInfo.GetCultureInfo("de-DE"), Message).ShouldBe("f.yaml: 文件有 4000001 个字符，最多 4000000 个");
    }

    [Fact]
    public void A_number_too_large_for_a_decimal_is_still_written()
    {
        var leaf = Sample.Leaf("{ kind: RATIO }", "{ inputs: { value: a * a * a * a } }", Sample.Fact("a", "999999999999999.9999999999"));

        using var json = System.Text.Json.JsonDocument.Parse(ScorecardJson.Write(leaf));
        json.RootElement.GetProperty("checked").GetDecimal().ShouldBe(10);
    }

    private static string Digests() => Digest(Corpus.Ids.Select(Corpus.Score));

    private static string Digest(IEnumerable<Scorecard> cards) =>
        string.Join(' ', cards.Select(card => Convert.ToHexString(SHA256.HashData(ScorecardJson.Write(card)))));

    private static string In(CultureInfo culture, Func<string> work)
    {
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }
}

/// <summary>Alone in the process.</summary>
[CollectionDefinition(nameof(DeterminismTests), DisableParallelization = true)]
public sealed class DeterminismAlone;
