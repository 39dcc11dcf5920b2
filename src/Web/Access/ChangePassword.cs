using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>One's own password; the other sessions of the account end, this one goes on.</summary>
public sealed class ChangePassword
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }

    public async Task<Refusal[]> Submit(SignInManager<Account> door, Account account)
    {
        if (string.IsNullOrEmpty(Current)) return [new("access.no-password", "请填写现在的密码。", nameof(Current))];
        if (string.IsNullOrEmpty(New)) return [new("access.no-password", "请填写新密码。", nameof(New))];
        if (New != Again) return [new("access.not-again", "两次输入的新密码不一样，请重新输入。", nameof(Again))];

        // A stolen session must not become a way to guess the password without end.
        if (await door.UserManager.IsLockedOutAsync(account))
            return [new("access.locked", "密码连续输错多次，请 15 分钟后再试。", nameof(Current))];
        var result = await door.UserManager.ChangePasswordAsync(account, Current, New);
        if (!result.Succeeded)
        {
            if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)))
                await door.UserManager.AccessFailedAsync(account);
            return result.Refusals(error => error == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(Current) : nameof(New));
        }

        await door.RefreshSignInAsync(account);
        return [];
    }
}
