using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>Takes back an evaluation that was uploaded.</summary>
public sealed class WithdrawAppraisal
{
    public async Task<Refusal?> Submit(AnlanDb db, Appraisal appraisal)
    {
        if (appraisal.Withdraw() is { } refusal) return refusal;
        db.Appraisals.Remove(appraisal);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else took it back a moment ago: it is gone all the same.
        }
        return null;
    }
}
