using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>Name and password; five wrong ones lock the account for a while.</summary>
public sealed class SignIn
{
    public string? UserName { get; set; }

    public string? Password { get; set; }

    public async Task<Refusal?> Submit(SignInManager<Account> door, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(UserName)) return new("access.no-user-name", "请填写登录名。", nameof(UserName));
        if (string.IsNullOrEmpty(Password)) return new("access.no-password", "请填写密码。", nameof(Password));

        var wrong = new Refusal("access.wrong", "登录名或密码不对，请检查后重新输入。", nameof(Password));
        var accounts = door.UserManager;
        var account = await accounts.FindByNameAsync(UserName.Trim());
        if (account is null)
        {
            // An unknown name takes as long as a wrong password, so that the clock does not tell which names exist.
            accounts.PasswordHasher.HashPassword(null!, Password);
            return wrong;
        }

        var result = await door.CheckPasswordSignInAsync(account, Password, lockoutOnFailure: true);
        if (result.IsLockedOut)
            return new("access.locked", account.IsLockedForGood
                ? "这个账号已被管理员锁定，请联系管理员。"
                : "密码连续输错多次，账号已锁定 15 分钟，请稍后再试或联系管理员。", nameof(UserName));
        if (!result.Succeeded) return wrong;

        account.LastSignInAt = time.GetUtcNow();
        await accounts.UpdateAsync(account);
        await door.SignInAsync(account, isPersistent: false);
        return null;
    }
}
