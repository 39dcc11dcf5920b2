using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anlan.Web.Platform.Layout;

/// <summary>Every failure that would answer with an empty body gets a Chinese page instead.</summary>
public static class Errors
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Write,
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(context => Write(context.HttpContext));
    }

    /// <summary>A form without its token, or with a body over the limit, ends here.</summary>
    public static void RefuseUnreadableForms(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } form) return next(http);
        http.Response.StatusCode = IsTooLarge(form.Error) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>In a scope of its own, because a component that failed has used up the request's.</summary>
    private static async Task Write(HttpContext http)
    {
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            var status = http.Response.StatusCode;
            // A page that found nothing has left it already, and it may stand only once.
            http.Response.Headers.Remove("blazor-enhanced-nav");
            await new RazorComponentResult<ErrorDocument>(new { Status = status, Trace = http.TraceIdentifier }) { StatusCode = status }
                .ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }

    private static bool IsTooLarge(Exception? error) => error switch
    {
        null => false,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => true,
        // The form reader's own limit, where the server has none.
        InvalidDataException => true,
        _ => IsTooLarge(error.InnerException),
    };
}
