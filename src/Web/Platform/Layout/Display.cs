using Microsoft.AspNetCore.Mvc;

namespace Anlan.Web.Platform.Layout;

/// <summary>How a person wants the pages: colours and size of type, kept in a cookie of the browser.</summary>
public sealed record Display(string Theme, bool Large)
{
    public const string Address = "/platform/layout/display";
    private const string Cookie = "anlan-display";

    /// <summary>The choices of colour; the first follows the device.</summary>
    public static IReadOnlyList<(string Value, string Text)> Themes { get; } = [("auto", "跟随设备"), ("light", "浅色"), ("dark", "深色")];

    public static Display Of(HttpContext http)
    {
        var parts = (http.Request.Cookies[Cookie] ?? "").Split('.');
        return new(Themes.Select(theme => theme.Value).FirstOrDefault(value => value == parts[0]) ?? Themes[0].Value, parts is [_, "large"]);
    }

    /// <summary>Changes what the pressed button names, and returns to the page.</summary>
    public static IResult Save(HttpContext http, [FromForm] string? theme, [FromForm] string? size, [FromForm] string? back)
    {
        var now = Of(http);
        var chosen = new Display(
            Themes.Select(choice => choice.Value).FirstOrDefault(value => value == theme) ?? now.Theme,
            size switch { "large" => true, "usual" => false, _ => now.Large });
        http.Response.Cookies.Append(Cookie, chosen.Theme + (chosen.Large ? ".large" : ".usual"), new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
        });
        return Results.LocalRedirect(LocalAddress.OrHome(back));
    }
}
