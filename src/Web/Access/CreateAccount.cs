using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>A new account with a generated first password, which the page shows once.</summary>
public sealed class CreateAccount
{
    public string? UserName { get; set; }

    public string? Name { get; set; }

    // A form with no box ticked posts nothing, which arrives as null.
    public Role[] Roles { get; set => field = value ?? []; } = [];

    public async Task<(Refusal[] Refusals, string? Password)> Submit(UserManager<Account> accounts, TimeProvider time)
    {
        var refusals = Check().ToArray();
        if (refusals.Length > 0) return (refusals, null);

        var password = NewPassword.Generate();
        var account = new Account { UserName = UserName!.Trim(), Name = Name!.Trim(), Roles = Roles, CreatedAt = time.GetUtcNow() };
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded ? ([], password) : (result.Refusals(_ => nameof(UserName)), null);
    }

    private IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(UserName) || UserName.Trim().Length > 40 || UserName.Any(char.IsControl))
            yield return new("access.no-user-name", "请填写登录名，不超过 40 个字。", nameof(UserName));
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 40 || Name.Any(char.IsControl))
            yield return new("access.no-name", "请填写显示名，不超过 40 个字。", nameof(Name));
        if (Roles.Length == 0 || Roles.Any(role => !Enum.IsDefined(role)))
            yield return new("access.no-role", "请至少选择一个角色。", nameof(Roles));
    }
}
