using System.Text;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Tests.Sources;

/// <summary>Files as they come from hasty and hostile people: refused with reasons, or scored; never an exception.</summary>
public sealed class DamageTests
{
    private static readonly IReadOnlyList<(string Case, string? Framework)> Corpora =
        [.. Corpus.Ids.Select(id => (Corpus.CaseText(id), Corpus.Read(id).FrameworkId is { } framework ? Corpus.FrameworkText(framework) : null))];

    [Fact]
    [Shows("V-12d")]
    public void Two_thousand_damaged_cases_never_throw()
    {
        var (scored, refused) = (0, 0);
        for (var seed = 0; seed < 2000; seed++)
        {
            var damage = new Damage(seed);
            var (subject, framework) = Corpora[seed % Corpora.Count];
            if (framework is not null && seed % 2 == 0)
                framework = damage.Of(framework);
            else
                subject = damage.Of(subject);

            try
            {
                if (Score(subject, framework))
                    scored++;
                else
                    refused++;
            }
            catch (Exception broken) when (broken is not ShouldAssertException)
            {
                throw new InvalidOperationException($"{damage} throws.", broken);
            }
        }
        scored.ShouldBeGreaterThan(200);
        refused.ShouldBeGreaterThan(200);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    [Shows("V-12b")]
    public void An_explosive_file_is_refused_with_a_reason(string name)
    {
        var text = Explosive.Single(e => e.Name == name).Text();

        Refused("framework.yaml", Framework.Read("framework.yaml", text));
        Refused("case.yaml", Case.Read("case.yaml", text, Sample.Framework("{ kind: RATIO }")));
    }

    public static TheoryData<string> Hostile => [.. Explosive.Select(e => e.Name)];

    private static readonly (string Name, Func<string> Text)[] Explosive =
    [
        ("fifty megabytes", () => new string('a', 50_000_000)),
        ("a hundred thousand indicators", () => "indicators:\n" + Many(100_000, i => $"  - {{ code: c{i}, name: 指标, weight: 1, rule: {{ kind: EXPERT }} }}\n")),
        ("a hundred thousand indicators without rules", () => "indicators:\n" + Many(60_000, i => $"  - code: c{i}\n")),
        ("a hundred thousand nested brackets", () => "a: " + new string('[', 100_000)),
        ("a hundred thousand nested maps", () => Many(100_000, _ => "{a: ")),
        ("a million nested dashes", () => Many(1_000_000, _ => "- ")),
        ("deep indentation", () => Many(2500, i => new string(' ', i) + "a:\n")),
        ("a scalar of three megabytes", () => "title: " + new string('x', 3_000_000)),
        ("a quoted scalar of three megabytes", () => "title: \"" + new string('x', 3_000_000) + "\""),
        ("a key of three megabytes", () => new string('x', 3_000_000) + ": 1"),
        ("two hundred thousand keys", () => Many(200_000, i => $"k{i}: 1\n")),
        ("a hundred thousand facts", () => "facts:\n" + Many(99_000, i => $"  k{i}: 1\n")),
        ("a hundred thousand scores", () => "scores:\n" + Many(99_000, i => $"  k{i}: {{}}\n")),
        ("thirty thousand levels", () => $"indicators: [{{ code: a, name: b, weight: 100, rule: {{ kind: GRADE, levels: [{Many(30_000, i => $"{{ name: n{i} }}, ")}] }} }}]"),
        ("thirty thousand readings", () => $"readings: [{Many(30_000, i => $"{{ name: n{i}, indicator: A }}, ")}]"),
        ("an alias bomb", () => "a: &a [x, x, x, x, x, x, x, x, x]\n" + Many(20, i => $"b{i}: &b{i} [*a, *a, *a, *a, *a, *a, *a, *a]\n")),
        ("a million empty lists", () => "a: [" + Many(1_000_000, _ => "[],") + "]"),
        ("four million line ends", () => new string('\n', 3_999_999)),
    ];

    private static string Many(int count, Func<int, string> each)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(each(i));
        return text.ToString();
    }

    /// <summary>True when the case was scored, false when it or its framework was refused with reasons.</summary>
    private static bool Score(string subject, string? framework)
    {
        Framework? read = null;
        if (framework is not null)
        {
            var loaded = Framework.Read("framework.yaml", framework);
            if (loaded.Value is null)
                return Refused("framework.yaml", loaded);
            read = loaded.Value;
        }
        Case.FrameworkOf("case.yaml", subject, out _);
        var read2 = Case.Read("case.yaml", subject, read);
        if (read2.Value is null)
            return Refused("case.yaml", read2);
        var card = Evaluator.Evaluate(read2.Value, read);
        ScorecardJson.Write(card).ShouldNotBeEmpty();
        foreach (var leaf in card.Leaves)
        {
            leaf.Min.ShouldBeInRange(0, leaf.Max);
            (leaf.Max <= leaf.Indicator.Weight).ShouldBeTrue();
            leaf.Indicator.Rule!.Describe(leaf.Indicator.Weight).ShouldNotBeNull();
        }
        return true;
    }

    private static bool Refused<T>(string file, Loaded<T> loaded)
        where T : class
    {
        loaded.Value.ShouldBeNull();
        loaded.Problems.ShouldNotBeEmpty();
        loaded.Problems.Count.ShouldBeLessThanOrEqualTo(101);
        loaded.Problems.ShouldAllBe(p => p.File == file && p.Line >= 0 && p.Message.Length > 0 && p.Message.Length < 400);
        return false;
    }
}
