using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Anlan.Web.Platform.Layout;

public static class LayoutSetup
{
    /// <summary>Everything comes from here; pictures may stand in the style sheet.</summary>
    private const string ContentSecurity =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void AddLayout(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<Menu>();
        services.AddSingleton<Assets>();
        services.AddResponseCompression(options => options.MimeTypes =
            [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        // Style sheets and scripts are asked for once: smaller matters more than sooner.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "anlan-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // Names and titles stand in the pages as they are, not as numbers.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(options =>
            options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurity;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Addresses with a version are for ever; the others are asked for again.</summary>
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
    });

    public static void MapLayout(this WebApplication app)
    {
        app.MapRazorComponents<App>();
        app.MapPost(Display.Address, Display.Save).AllowAnonymous();
        // An unknown address is answered as such, to everybody, rather than with a sign-in page.
        app.MapFallback("{*path}", (HttpContext http) => { http.Response.StatusCode = StatusCodes.Status404NotFound; })
            .AllowAnonymous();
    }
}
