using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>What an administrator does to an account that exists.</summary>
public sealed class ManageAccount
{
    public enum Verb
    {
        Lock,
        Unlock,
        ResetPassword,
    }

    public Verb Do { get; set; }

    /// <summary>The generated password of a reset, to be shown once.</summary>
    public string? NewPassword { get; private set; }

    public async Task<Refusal[]> Submit(UserManager<Account> accounts, Account account, Guid by)
    {
        IdentityResult result;
        switch (Do)
        {
            case Verb.Lock:
                if (account.Lock(by) is { } refusal) return [refusal];
                result = await accounts.UpdateSecurityStampAsync(account);
                break;
            case Verb.Unlock:
                account.Unlock();
                result = await accounts.UpdateAsync(account);
                break;
            default:
                if (account.Id == by) return [new("access.reset-self", "自己的密码请在“我的账号”里修改。")];
                var password = Access.NewPassword.Generate();
                account.Unlock();
                result = await accounts.ReplacePassword(account, password);
                if (result.Succeeded) NewPassword = password;
                break;
        }

        return result.Refusals(_ => null);
    }
}
