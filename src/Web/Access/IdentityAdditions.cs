using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>What Identity lacks for our pages.</summary>
public static class IdentityAdditions
{
    /// <summary>Identity's errors as refusals; <paramref name="field"/> tells beside which field a code stands.</summary>
    public static Refusal[] Refusals(this IdentityResult result, Func<string, string?> field) =>
        [.. result.Errors.Select(error => new Refusal("access." + error.Code, error.Description, field(error.Code)))];

    /// <summary>A new password without the old one; every session of the account ends.</summary>
    public static async Task<IdentityResult> ReplacePassword(this UserManager<Account> accounts, Account account, string password)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return await accounts.UpdateSecurityStampAsync(account);
    }
}
