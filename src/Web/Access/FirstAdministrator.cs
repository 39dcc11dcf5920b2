using Anlan.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>The way into a database without demonstration accounts, for whoever may run the program on the server.</summary>
public static class FirstAdministrator
{
    public static async Task<int> Create(IServiceProvider services, string userName)
    {
        await using var scope = services.CreateAsyncScope();
        var account = new CreateAccount { UserName = userName, Name = userName, Roles = [Role.Administrator] };
        var (refusals, password) = await account.Submit(
            scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        foreach (var refusal in refusals) Console.Error.WriteLine(refusal.Text);
        if (password is null) return 1;
        Console.WriteLine($"管理员 {userName} 的密码：{password}");
        return 0;
    }
}
