using Anlan.Documents.Cases;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Scoring;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>Where an evaluation came from.</summary>
public enum AppraisalOrigin
{
    /// <summary>A published report that ships with the program.</summary>
    Published,

    /// <summary>Somebody uploaded it.</summary>
    Uploaded,
}

/// <summary>
/// One evaluation, kept as the texts it is computed from. The figures beside them are those of the list; a page always
/// computes its own from the texts, so that what is shown can be recomputed offline from what is downloaded.
/// </summary>
public sealed class Appraisal
{
    public required Guid Id { get; init; }

    /// <summary>The case's own id, unique.</summary>
    public required string Slug { get; init; }

    public string Title { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public int Year { get; private set; }

    public string Kind { get; private set; } = "";

    public required AppraisalOrigin Origin { get; init; }

    public string CaseText { get; private set; } = "";

    public string? FrameworkText { get; private set; }

    /// <summary>The publication's figures recomputed one by one, where somebody has written them down.</summary>
    public string? RecomputeText { get; private set; }

    public decimal? PublishedTotal { get; private set; }

    public decimal? CheckedTotal { get; private set; }

    public decimal? ProvedMin { get; private set; }

    public decimal? ProvedMax { get; private set; }

    public string? PublishedGrade { get; private set; }

    public string? CheckedGrade { get; private set; }

    public decimal Weight { get; private set; }

    public decimal ComputedWeight { get; private set; }

    public int Findings { get; private set; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>Takes the texts and the figures that follow from them.</summary>
    public void Take(CaseTexts texts, string? recomputeText)
    {
        var card = Evaluator.Evaluate(texts.Scored.Case, texts.Scored.Framework);
        Title = card.Case.Title;
        Unit = card.Case.Unit;
        Year = card.Case.Year;
        Kind = card.Case.Kind;
        CaseText = texts.CaseText;
        FrameworkText = texts.FrameworkText;
        RecomputeText = recomputeText;
        PublishedTotal = card.Totals.Published;
        CheckedTotal = card.Totals.Checked;
        ProvedMin = card.Totals.Min;
        ProvedMax = card.Totals.Max;
        PublishedGrade = card.Grades.Published;
        CheckedGrade = card.Grades.Checked;
        Weight = card.Points.All;
        ComputedWeight = card.Points.Computed;
        Findings = card.Findings.Count;
    }

    /// <summary>The texts, read anew.</summary>
    public CaseTexts Texts()
    {
        var framework = FrameworkText is { } text ? Usable(Framework.Read("framework.yaml", text)) : null;
        return new(new(Usable(Case.Read("case.yaml", CaseText, framework)), framework), CaseText, FrameworkText);
    }

    /// <summary>The scorecard, computed anew from the texts.</summary>
    public Scorecard Score()
    {
        var scored = Texts().Scored;
        return Evaluator.Evaluate(scored.Case, scored.Framework);
    }

    /// <summary>Published reports stay; who uploads can take back.</summary>
    public Refusal? Withdraw() =>
        Origin == AppraisalOrigin.Published ? new("appraisals.published", "随程序提供的公布报告不能撤回。") : null;

    private static T Usable<T>(Evaluation.Sources.Loaded<T> loaded)
        where T : class =>
        loaded.Value ?? throw new InvalidOperationException($"A stored text can no longer be read: {string.Join("; ", loaded.Problems)}");
}

public sealed class AppraisalTable : IEntityTypeConfiguration<Appraisal>
{
    public void Configure(EntityTypeBuilder<Appraisal> appraisal)
    {
        appraisal.ToTable("appraisal", "performance");
        appraisal.Property(row => row.Origin).HasConversion<string>();
        appraisal.HasIndex(row => row.Slug).IsUnique();
        appraisal.HasIndex(row => new { row.Year, row.Slug }).IsDescending(true, false);
    }
}

public static class AppraisalSets
{
    extension(AnlanDb db)
    {
        public DbSet<Appraisal> Appraisals => db.Set<Appraisal>();
    }
}
