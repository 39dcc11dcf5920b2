using System.Net;
using System.Text.RegularExpressions;
using Anlan.Web.Platform;
using Anlan.Web.Platform.Layout;
using Anlan.Web.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Tests.Platform.Layout;

public sealed partial class PagesTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task No_page_has_a_printed_handler_or_anything_inline()
    {
        foreach (var (address, page) in await EveryPage())
        {
            PrintedHandler().IsMatch(page.Text).ShouldBeFalse(address);
            foreach (var element in page.Html.All)
            {
                element.HasAttribute("style").ShouldBeFalse($"{address}: {element.OuterHtml}");
                element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    .ShouldBeFalse($"{address}: {element.OuterHtml}");
            }

            page.Html.QuerySelectorAll("style").ShouldBeEmpty(address);
            page.Html.Scripts.ShouldAllBe(script => script.Text.Length == 0 && script.Source!.StartsWith('/'), address);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var visitor = host.Visitor();
        var pages = await EveryPage();
        pages.Add(("/anlan.css", await visitor.Get("/anlan.css")));
        pages.Add(("/health/ready", await visitor.Get("/health/ready")));
        pages.Add(("redirect", await visitor.Get("/")));
        foreach (var (address, page) in pages)
        {
            Header(page, "Content-Security-Policy").ShouldContain("default-src 'self';", customMessage: address);
            Header(page, "Content-Security-Policy").ShouldNotContain("unsafe", customMessage: address);
            Header(page, "X-Content-Type-Options").ShouldBe("nosniff", address);
            Header(page, "X-Frame-Options").ShouldBe("DENY", address);
            Header(page, "Referrer-Policy").ShouldBe("same-origin", address);
            page.Response.Headers.Contains("Server").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task Every_page_is_a_Chinese_document_with_one_heading()
    {
        foreach (var (address, page) in await EveryPage())
        {
            page.Html.DocumentElement.GetAttribute("lang").ShouldBe("zh-CN", address);
            page.Html.Title!.ShouldEndWith("· 安澜", customMessage: address);
            page.Html.QuerySelectorAll("h1").Length.ShouldBe(1, address);
            page.Html.QuerySelectorAll("main#content").Length.ShouldBe(1, address);
            page.Html.QuerySelector("body > a.skip")!.GetAttribute("href").ShouldBe("#content", address);
            page.Html.All.Where(element => element.HasAttribute("id")).GroupBy(element => element.Id).ShouldAllBe(ids => ids.Count() == 1, address);
            page.Text.ShouldNotContain("！", customMessage: address);
        }
    }

    [Fact]
    public async Task What_the_pages_link_to_is_there()
    {
        using var visitor = host.Visitor();
        var page = await visitor.Get("/access/sign-in");
        var addresses = page.Html.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.Html.Scripts.Select(script => script.Source!)).ToList();
        addresses.ShouldContain(address => address.StartsWith("/lib/tabler.min.css?v=", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            var file = await visitor.Get(address);
            file.Status.ShouldBe(HttpStatusCode.OK, address);
            Header(file, "Cache-Control").ShouldContain("immutable", customMessage: address);
        }
    }

    [Fact]
    public async Task A_role_sees_at_most_seven_entries_and_only_its_own()
    {
        var menu = host.Services.GetRequiredService<Menu>();
        foreach (var (role, name, holds) in Permissions.Table)
        {
            using var visitor = await host.SignedIn(role);
            var shown = (await visitor.Get("/")).Html.QuerySelectorAll(".top-menu a").Select(link => link.TextContent).ToList();
            shown.ShouldBe(menu.Entries.Where(entry => holds.Contains(entry.Permission)).Select(entry => entry.Text), name);
            shown.Count.ShouldBeInRange(1, Menu.Most, name);
        }
    }

    [Fact]
    public async Task Colours_and_size_of_type_are_chosen_without_script()
    {
        using var visitor = host.Visitor();
        var page = await visitor.Get("/access/sign-in");
        DarkMedia(page).ShouldBe("screen and (prefers-color-scheme: dark)");
        var answer = await visitor.Submit(page, ".display-form", ("theme", "dark"));
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/access/sign-in");
        await visitor.Submit(page, ".display-form", ("size", "large"));
        page = await visitor.Get("/access/sign-in");
        DarkMedia(page).ShouldBe("screen");
        page.Html.DocumentElement.ClassName.ShouldBe("large");
        await visitor.Submit(page, ".display-form", ("theme", "light"));
        page = await visitor.Get("/access/sign-in");
        DarkMedia(page).ShouldBeNull();
        page.Html.DocumentElement.ClassName.ShouldBe("large");

        (await visitor.Submit(page, ".display-form", ("theme", "dark"), ("back", "//evil.example/"))).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_page_weighs_less_than_120_KB_with_all_it_loads()
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = host.Address };
        visitor.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var browser = host.Visitor();
        var page = await browser.Get("/access/sign-in");
        var addresses = page.Html.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.Html.Scripts.Select(script => script.Source!)).Append("/access/sign-in");
        var bytes = 0;
        foreach (var address in addresses) bytes += (await visitor.GetByteArrayAsync(address, TestContext.Current.CancellationToken)).Length;
        bytes.ShouldBeLessThan(120_000);
    }

    private static string? DarkMedia(Page page) => page.Html.QuerySelector("link[href^='/anlan-dark.css']")?.GetAttribute("media");

    private static string Header(Page page, string name) => string.Join(", ", page.Response.Headers.GetValues(name));

    /// <summary>Every page that a GET reaches, as somebody sees it who may, and the error pages.</summary>
    private async Task<List<(string Address, Page Page)>> EveryPage()
    {
        var pages = new List<(string, Page)>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await host.SignedIn(role);
            foreach (var (_, _, endpoint) in Endpoints.Of(host).Where(row => row.Method == "GET"))
            {
                var address = Endpoints.Address(endpoint);
                var page = await visitor.Get(address);
                if (page.Response.Content.Headers.ContentType?.MediaType == "text/html") pages.Add(($"{role} {address}", page));
            }
        }

        using var anonymous = host.Visitor();
        pages.Add(("/access/sign-in", await anonymous.Get("/access/sign-in")));
        pages.Add(("refused sign-in", await anonymous.SignIn("", "")));
        pages.Add(("form without token", await anonymous.Send(new(HttpMethod.Post, "/access/sign-in"))));
        pages.Count.ShouldBeGreaterThan(10);
        return pages;
    }

    [GeneratedRegex(@"@on[a-z]|@bind|@formname")]
    private static partial Regex PrintedHandler();
}
