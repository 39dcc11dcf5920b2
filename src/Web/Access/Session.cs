using System.Security.Claims;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Anlan.Web.Access;

/// <summary>What a session knows of its account: id, names, roles, and the stamp that a lock or a new password changes.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Stamp = "stamp";

    protected override Task<ClaimsIdentity> GenerateClaimsAsync(Account user) => Task.FromResult(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.Name),
            new(Stamp, user.SecurityStamp ?? ""),
            .. user.Roles.Select(role => new Claim(Permissions.RoleClaim, role.ToString())),
        ],
        IdentityConstants.ApplicationScheme, ClaimTypes.Name, Permissions.RoleClaim));
}

public static class Session
{
    public static Guid AccountId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);
}

public sealed class SessionEvents : CookieAuthenticationEvents
{
    /// <summary>One small query a request, so that a lock, a new password or a changed role holds from the next click.</summary>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var db = services.GetRequiredService<AnlanDb>();
        var id = context.Principal!.AccountId();
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (account is null || account.IsLockedForGood
            || account.SecurityStamp != context.Principal!.FindFirstValue(AccountClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.ReplacePrincipal(await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account));
    }

    /// <summary>A fragment cannot show the sign-in page: htmx is told to leave.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = AccessSetup.SignInAddress;
            return Task.CompletedTask;
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
