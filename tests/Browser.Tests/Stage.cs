using System.Collections.Concurrent;
using Anlan.Browser.Tests;
using Anlan.Web.Platform;

[assembly: AssemblyFixture(typeof(Stage))]

namespace Anlan.Browser.Tests;

/// <summary>One server and one Chromium for the whole run; every visit gets a context of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly AnlanHost host = new();
    private readonly ConcurrentDictionary<Role, Lazy<Task<string>>> sessions = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Password => host.Password;

    public async ValueTask InitializeAsync()
    {
        _ = host.Address;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--lang=zh-CN", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--force-color-profile=srgb"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await host.DisposeAsync();
        TestDatabases.Stop();
    }

    /// <summary>Somebody at a screen; without a role nobody has signed in.</summary>
    public async Task<Visit> Enter(Role? role, int width = 1280, bool dark = false, bool script = true, bool large = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = host.Address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            StorageState = role is { } known ? await sessions.GetOrAdd(known, one => new(() => SignIn(one))).Value : null,
        });
        context.SetDefaultTimeout(30_000);
        if (large) await context.AddCookiesAsync([new() { Name = "anlan-display", Value = "auto.large", Url = host.Address.AbsoluteUri }]);
        return new(context, await context.NewPageAsync());
    }

    private async Task<string> SignIn(Role role)
    {
        await using var visit = await Enter(null);
        await visit.SignIn(AnlanHost.UserNameOf(role), Password);
        return await visit.Context.StorageStateAsync();
    }
}

/// <summary>A browser window with nothing from any other, and what its console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts, refused by the content policy or failed requests.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task SignIn(string userName, string password)
    {
        await Page.GotoAsync("/access/sign-in");
        await Page.GetByLabel("登录名").FillAsync(userName);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Arrives("/");
    }

    /// <summary>Waits for an address by asking again and again: an event of the navigation may be over before anybody listens.</summary>
    public Task Arrives(string address) => Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = 30_000 });

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
