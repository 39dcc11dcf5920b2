using System.Net;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Access;

public sealed class SignInTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task The_right_password_opens_the_first_page()
    {
        using var visitor = host.Visitor();
        var answer = await visitor.SignIn("jixiao", host.Password);
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/");
        var home = await visitor.Get("/");
        home.Status.ShouldBe(HttpStatusCode.OK);
        home.TextOf(".top summary").ShouldBe("演示绩效专员");
    }

    [Theory]
    [InlineData("jixiao", "wrong", "Form.Password", "登录名或密码不对，请检查后重新输入。")]
    [InlineData("nobody", "wrong", "Form.Password", "登录名或密码不对，请检查后重新输入。")]
    [InlineData(" ", "wrong", "Form.UserName", "请填写登录名。")]
    [InlineData("jixiao", "", "Form.Password", "请填写密码。")]
    public async Task A_refusal_stands_in_Chinese_beside_its_field(string userName, string password, string field, string words)
    {
        using var visitor = host.Visitor();
        var answer = await visitor.SignIn(userName, password);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = answer.Html.QuerySelectorAll(".field.wrong").ShouldHaveSingleItem();
        wrong.QuerySelector("input")!.GetAttribute("name").ShouldBe(field);
        wrong.QuerySelector("input")!.GetAttribute("aria-describedby").ShouldBe(wrong.QuerySelector(".field-error")!.Id);
        wrong.QuerySelector(".field-error")!.TextContent.ShouldBe(words);
    }

    [Fact]
    public async Task A_refusal_keeps_the_name_but_not_the_password()
    {
        using var visitor = host.Visitor();
        var answer = await visitor.SignIn("jixiao", "not-the-password");
        answer.Html.QuerySelector("[name='Form.UserName']")!.GetAttribute("value").ShouldBe("jixiao");
        answer.Text.ShouldNotContain("not-the-password");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_even_the_right_one_out()
    {
        using var visitor = host.Visitor();
        for (var attempt = 1; attempt <= 4; attempt++)
            (await visitor.SignIn("pingjia", "wrong")).TextOf(".field-error").ShouldContain("登录名或密码不对");
        (await visitor.SignIn("pingjia", "wrong")).TextOf(".field-error").ShouldContain("已锁定 15 分钟");
        (await visitor.SignIn("pingjia", host.Password)).TextOf(".field-error").ShouldContain("已锁定 15 分钟");
    }

    [Theory]
    [InlineData("/access/account", "/access/account")]
    [InlineData("/performance/appraisals?year=2024", "/performance/appraisals?year=2024")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil.example", "/")]
    public async Task The_return_address_stays_on_this_site(string asked, string followed)
    {
        using var visitor = host.Visitor();
        var answer = await visitor.SignIn("guanli", host.Password, "?return=" + Uri.EscapeDataString(asked));
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe(followed);
    }

    [Fact]
    public async Task A_closed_page_leads_to_the_sign_in_page_and_back()
    {
        using var visitor = host.Visitor();
        var answer = await visitor.Get("/access/accounts?x=1");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldBe("/access/sign-in?return=%2Faccess%2Faccounts%3Fx%3D1");
    }

    [Fact]
    public async Task A_fragment_without_a_session_sends_htmx_to_sign_in()
    {
        using var visitor = host.Visitor();
        var request = new HttpRequestMessage(HttpMethod.Get, "/access/accounts");
        request.Headers.Add("HX-Request", "true");
        var answer = await visitor.Send(request);
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Response.Headers.GetValues("HX-Redirect").ShouldBe(["/access/sign-in"]);
    }

    [Fact]
    public async Task Cookies_are_closed_to_script_and_other_sites()
    {
        using var visitor = host.Visitor();
        var answer = await visitor.SignIn("jixiao", host.Password);
        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("anlan=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires=");
    }

    [Fact]
    public async Task Signing_out_needs_the_form_and_ends_the_session()
    {
        using var visitor = await host.SignedIn(Role.PerformanceOfficer);
        (await visitor.Get("/access/sign-out")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Send(new(HttpMethod.Post, "/access/sign-out"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var home = await visitor.Get("/");
        home.Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Submit(home, "form[action='/access/sign-out']")).Location.ShouldBe("/access/sign-in");
        (await visitor.Get("/")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}

public sealed class SignInLimitTests(SignInLimitTests.Host host) : IClassFixture<SignInLimitTests.Host>
{
    public sealed class Host : AnlanHost
    {
        protected override IEnumerable<(string, string)> Settings() => [.. base.Settings(), ("Access:SignInsPerMinute", "3")];
    }

    [Fact]
    public async Task Too_many_attempts_in_a_minute_get_a_Chinese_page()
    {
        using var visitor = host.Visitor();
        for (var attempt = 1; attempt <= 3; attempt++)
            (await visitor.SignIn("nobody" + attempt, "wrong")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var answer = await visitor.SignIn("nobody", "wrong");
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.TextOf("h1").ShouldBe("操作太频繁");
        (await visitor.Get("/access/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

public sealed class BehindTlsTests(BehindTlsTests.Host host) : IClassFixture<BehindTlsTests.Host>
{
    public sealed class Host : AnlanHost
    {
        protected override IEnumerable<(string, string)> Settings() => [.. base.Settings(), ("ForwardedHeaders_Enabled", "true")];
    }

    [Fact]
    public async Task Behind_TLS_every_cookie_is_for_TLS_only()
    {
        using var visitor = host.Visitor();
        var page = await visitor.Get("/access/sign-in");
        visitor.Headers.Add("X-Forwarded-Proto", "https");
        var signedIn = await visitor.Submit(page, "main form", ("Form.UserName", "jixiao"), ("Form.Password", host.Password));
        var display = await visitor.Submit(page, ".display-form", ("theme", "dark"));
        using var other = host.Visitor();
        other.Headers.Add("X-Forwarded-Proto", "https");
        var form = await other.Get("/access/sign-in");
        foreach (var (answer, cookie) in new[] { (signedIn, "anlan="), (display, "anlan-display="), (form, "anlan-form=") })
            answer.Response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(cookie, StringComparison.Ordinal)).ShouldContain("; secure");
    }
}
