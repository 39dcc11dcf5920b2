using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>
/// Three accounts to look around with, only where the configuration says <c>Demonstration=true</c>. They share one
/// password, generated once for each data folder and readable by its owner only; at every start they have it again.
/// </summary>
public sealed class DemonstrationAccounts(
    UserManager<Account> accounts, IConfiguration configuration, TimeProvider time) : ISeed
{
    public static IReadOnlyList<(string UserName, string Name, Role Role)> All { get; } =
    [
        ("jixiao", "演示绩效专员", Role.PerformanceOfficer),
        ("pingjia", "演示评价人员", Role.Evaluator),
        ("guanli", "演示管理员", Role.Administrator),
    ];

    public int Order => 10;

    public static bool Wanted(IConfiguration configuration) => configuration.GetValue<bool>("Demonstration");

    public async Task Run(CancellationToken cancellation)
    {
        if (!Wanted(configuration)) return;
        var password = Password(configuration);
        foreach (var (userName, name, role) in All)
        {
            var account = await accounts.FindByNameAsync(userName);
            if (account is null)
            {
                account = new() { UserName = userName, Name = name, Roles = [role], CreatedAt = time.GetUtcNow() };
                Expect(await accounts.CreateAsync(account, password));
            }
            else
            {
                if (!await accounts.CheckPasswordAsync(account, password))
                    Expect(await accounts.ReplacePassword(account, password));
                account.Unlock();
                Expect(await accounts.UpdateAsync(account));
            }
        }
    }

    public static string Password(IConfiguration configuration)
    {
        var folder = Directory.CreateDirectory(DataFolder.Of(configuration));
        var file = Path.Combine(folder.FullName, "demonstration-password");
        if (File.Exists(file)) return File.ReadAllText(file).Trim();
        var password = NewPassword.Generate();
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(stream);
        writer.WriteLine(password);
        return password;
    }

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}

/// <summary>Tells the demonstration accounts to who started the program.</summary>
public sealed class DemonstrationGreeting(IConfiguration configuration) : Anlan.Web.Platform.Hosting.IGreeting
{
    public IEnumerable<string> Lines()
    {
        if (!DemonstrationAccounts.Wanted(configuration)) yield break;
        yield return "演示账号（密码都是 " + DemonstrationAccounts.Password(configuration) + "）：";
        foreach (var (userName, _, role) in DemonstrationAccounts.All)
            yield return $"  {userName,-8}  {Permissions.NameOf(role)}";
    }
}
