using System.Net;
using Anlan.Web.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Tests.Platform.Layout;

public sealed class ErrorPagesTests(ErrorPagesTests.Host host) : IClassFixture<ErrorPagesTests.Host>
{
    /// <summary>A host whose clock can be broken, so that a page that shows a time fails half-way.</summary>
    public sealed class Host : AnlanHost
    {
        public FragileClock Clock { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    public sealed class FragileClock : TimeProvider
    {
        public bool Broken { get; set; }

        public override DateTimeOffset GetUtcNow() =>
            Broken ? throw new InvalidOperationException("the clock is broken") : base.GetUtcNow();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/access/nowhere")]
    [InlineData("/lib/nowhere.js")]
    public async Task An_unknown_address_says_so_in_Chinese(string address)
    {
        using var visitor = host.Visitor();
        Expect(await visitor.Get(address), HttpStatusCode.NotFound, "没有这一页");
    }

    [Fact]
    public async Task A_page_of_another_role_says_so_in_Chinese()
    {
        using var visitor = await host.SignedIn(Role.Evaluator);
        Expect(await visitor.Get("/access/accounts"), HttpStatusCode.Forbidden, "没有权限");
    }

    [Fact]
    public async Task A_form_without_its_token_gets_a_Chinese_page()
    {
        using var visitor = host.Visitor();
        var answer = await visitor.Send(new(HttpMethod.Post, "/access/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.UserName", "jixiao"), new("Form.Password", host.Password)]),
        });
        Expect(answer, HttpStatusCode.BadRequest, "这次提交没有被接受");
        answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith("anlan=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_over_the_limit_gets_a_Chinese_page()
    {
        using var visitor = host.Visitor();
        var page = await visitor.Get("/access/sign-in");
        Expect(await visitor.Submit(page, "main form", ("Form.UserName", new string('x', 2 * 1024 * 1024))),
            HttpStatusCode.RequestEntityTooLarge, "文件太大");
    }

    [Fact]
    public async Task A_failure_shows_a_number_and_nothing_of_its_inside()
    {
        using var visitor = await host.SignedIn(Role.Administrator);
        host.Clock.Broken = true;
        try
        {
            var answer = await visitor.Get("/access/accounts");
            Expect(answer, HttpStatusCode.InternalServerError, "系统出了问题");
            answer.TextOf(".notice .quiet").ShouldContain("编号");
            answer.Text.ShouldNotContain("clock");
        }
        finally
        {
            host.Clock.Broken = false;
        }
    }

    private static void Expect(Page answer, HttpStatusCode status, string heading)
    {
        answer.Status.ShouldBe(status);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.TextOf("h1").ShouldBe(heading);
    }
}
