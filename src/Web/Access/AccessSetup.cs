using System.Threading.RateLimiting;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Anlan.Web.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Anlan.Web.Access;

public static class AccessSetup
{
    public const string SignInAddress = "/access/sign-in";
    public const string SignInLimit = "sign-in";

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                // Chinese names may be account names.
                options.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<AnlanDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddErrorDescriber<ChineseErrors>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "anlan";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(10);
                options.LoginPath = SignInAddress;
                options.ReturnUrlParameter = SignInPage.ReturnParameter;
                options.Events = new SessionEvents();
            });

        services.AddAuthorization(options => options.FallbackPolicy =
            // An endpoint that declares nothing is open to nobody.
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddCascadingAuthenticationState();

        var perMinute = builder.Configuration.GetValue("Access:SignInsPerMinute", 20);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });

        services.AddScoped<ISeed, DemonstrationAccounts>();
        services.AddSingleton<Platform.Hosting.IGreeting, DemonstrationGreeting>();
        services.AddSingleton(new MenuEntry(90, "账号管理", "/access/accounts", Permission.ManageAccounts, "新建账号、重置密码、锁定与解锁"));
    }

    public static void MapAccess(this WebApplication app) =>
        app.MapPost("/access/sign-out", SignOut.Handle)
            .WithMetadata(new RequiresAttribute(Permission.Enter), new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
}
