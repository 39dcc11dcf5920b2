using Anlan.Documents.Cases;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>
/// Loads the published reports that ship with the program. Each is taken anew at every start, so that a new release and
/// a row changed by hand are both put right; what is as it should be is not written.
/// </summary>
public sealed class PublishedReports(AnlanDb db, TimeProvider time) : ISeed
{
    public int Order => 100;

    public async Task Run(CancellationToken cancellation)
    {
        var library = new CaseLibrary(AppContext.BaseDirectory);
        var known = await db.Appraisals.Where(row => library.Cases.Contains(row.Slug)).ToDictionaryAsync(row => row.Slug, cancellation);
        foreach (var id in library.Cases)
        {
            if (!known.TryGetValue(id, out var report))
            {
                report = new() { Id = Guid.CreateVersion7(), Slug = id, Origin = AppraisalOrigin.Published, AddedAt = time.GetUtcNow(), AddedBy = "系统" };
                db.Appraisals.Add(report);
            }
            // Somebody's own upload keeps an id that a later release ships too.
            if (report.Origin == AppraisalOrigin.Published)
                report.Take(library.Texts(id), CaseLibrary.ReadText(Path.Combine(library.Root, "cases", id, "recompute.yaml")).Text);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
