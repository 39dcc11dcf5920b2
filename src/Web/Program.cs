using System.Diagnostics;
using Anlan.Web.Access;
using Anlan.Web.Performance;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Anlan.Web.Platform.Hosting;
using Anlan.Web.Platform.Layout;
using Npgsql;

var started = Stopwatch.StartNew();
Machine.Require();

// A verb comes first and does one thing: migrate, seed. Without one the program does both and serves.
var verb = args is [not ['-', ..], ..] ? args[0] : "serve";
if (verb is not ("serve" or "migrate" or "seed"))
{
    Console.Error.WriteLine("Verbs: migrate, seed; without a verb: serve.");
    return 2;
}

var builder = WebApplication.CreateBuilder(verb == "serve" ? args : args[1..]);
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
if (verb != "migrate") await Seeds.Run(app.Services);
if (verb != "serve") return 0;

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

/// <summary>The host; public so that tests can start it.</summary>
public sealed partial class Program;
