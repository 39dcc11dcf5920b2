using Anlan.Web.Access;
using Anlan.Web.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Testing.Web;

/// <summary>
/// The product on a free port with a database of its own and the demonstration accounts: a class fixture for tests over
/// HTTP, and the server behind tests in a browser.
/// </summary>
public class AnlanHost : WebApplicationFactory<Program>
{
    private readonly string data = TemporaryFolder.Create();
    private readonly Lazy<Uri> address;

    public AnlanHost()
    {
        UseKestrel(0);
        address = new(() =>
        {
            StartServer();
            return ClientOptions.BaseAddress;
        });
    }

    /// <summary>Where it listens; the first call starts it.</summary>
    public Uri Address => address.Value;

    public string Connection { get; } = TestDatabases.Clone();

    /// <summary>The password of the three demonstration accounts.</summary>
    public string Password => DemonstrationAccounts.Password(Services.GetRequiredService<IConfiguration>());

    public static string UserNameOf(Role role) => DemonstrationAccounts.All.Single(account => account.Role == role).UserName;

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    public async Task<Visitor> SignedIn(Role role)
    {
        var visitor = Visitor();
        var page = await visitor.SignIn(UserNameOf(role), Password);
        if (page.Status != System.Net.HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{role} could not sign in: {page.Status}");
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in Settings()) builder.UseSetting(name, value);
    }

    /// <summary>What the tests of a derived host set otherwise.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings() =>
    [
        ("ConnectionStrings:Anlan", Connection),
        ("ANLAN_DATA", data),
        ("Demonstration", "true"),
        ("Greeting", "false"),
        ("urls", "http://127.0.0.1:0"),
        ("Access:SignInsPerMinute", "1000"),
    ];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }
}
