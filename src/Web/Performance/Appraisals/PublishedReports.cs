using Anlan.Documents.Cases;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>Loads the published reports that ship with the program; one whose texts changed with a release is taken anew.</summary>
public sealed class PublishedReports(AnlanDb db, TimeProvider time) : ISeed
{
    public int Order => 100;

    public async Task Run(CancellationToken cancellation)
    {
        var library = new CaseLibrary(AppContext.BaseDirectory);
        var known = await db.Appraisals.Where(row => row.Origin == AppraisalOrigin.Published).ToDictionaryAsync(row => row.Slug, cancellation);
        foreach (var id in library.Cases)
        {
            var recompute = CaseLibrary.ReadText(Path.Combine(library.Root, "cases", id, "recompute.yaml")).Text;
            var texts = library.Texts(id);
            if (known.TryGetValue(id, out var before))
            {
                if (before.CaseText != texts.CaseText || before.FrameworkText != texts.FrameworkText || before.RecomputeText != recompute)
                    before.Take(texts, recompute);
                continue;
            }
            var report = new Appraisal { Id = Guid.CreateVersion7(), Slug = id, Origin = AppraisalOrigin.Published, AddedAt = time.GetUtcNow(), AddedBy = "系统" };
            report.Take(texts, recompute);
            db.Appraisals.Add(report);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
