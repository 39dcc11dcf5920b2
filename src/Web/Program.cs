using System.Diagnostics;
using Anlan.Web.Access;
using Anlan.Web.Performance;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Anlan.Web.Platform.Hosting;
using Anlan.Web.Platform.Layout;
using Npgsql;

try
{
    return await Start(args);
}
catch (CannotStart reason)
{
    Console.Error.WriteLine(reason.Message);
    return 1;
}

static async Task<int> Start(string[] args)
{
    var started = Stopwatch.StartNew();
    Machine.Require();

    // A verb comes first and does one thing. Without one the program migrates, seeds and serves.
    string[] verb = args is [not ['-', ..], ..] ? args : [];
    if (verb is not ([] or ["migrate"] or ["seed"] or ["administrator", _]))
    {
        Console.Error.WriteLine("Verbs: migrate; seed; administrator NAME makes an account and prints its password. Without a verb: serve.");
        return 2;
    }

    var builder = WebApplication.CreateBuilder(verb is [] ? args : []);
    using var cluster = builder.AddDatabase();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.WebHost.ConfigureKestrel(options =>
    {
        options.AddServerHeader = false;
        // A page that takes a file says how large with [RequestSizeLimit].
        options.Limits.MaxRequestBodySize = 1024 * 1024;
    });
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    builder.ListenLocally();
    builder.AddLayout();
    builder.AddAccess();
    builder.AddPerformance();

    await using var app = builder.Build();
    await Migrations.Apply(app.Services.GetRequiredService<NpgsqlDataSource>());
    if (verb is ["migrate"]) return 0;
    if (verb is ["administrator", var name]) return await FirstAdministrator.Create(app.Services, name);
    await Seeds.Run(app.Services);
    if (verb is ["seed"]) return 0;

    app.UseHsts();
    app.UseSecurityHeaders();
    app.UseResponseCompression();
    app.UseErrorPages();
    app.UseAssets();
    app.UseRouting();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.RefuseUnreadableForms();
    app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
    app.MapHealthChecks("/health/ready").AllowAnonymous();
    app.MapAccess();
    app.MapPerformance();
    app.MapLayout();

    app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app, started.Elapsed));
    await app.RunAsync();
    return 0;
}

/// <summary>The host; public so that tests can start it.</summary>
public sealed partial class Program;
