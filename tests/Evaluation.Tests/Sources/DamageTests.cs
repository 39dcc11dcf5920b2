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
        var text = Explosive.Texts.Single(e => e.Name == name).Text();

        Refused("framework.yaml", Framework.Read("framework.yaml", text));
        Refused("case.yaml", Case.Read("case.yaml", text, Sample.Framework("{ kind: RATIO }")));
    }

    public static TheoryData<string> Hostile => [.. Explosive.Texts.Select(e => e.Name)];

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
