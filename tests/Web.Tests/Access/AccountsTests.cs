using System.Net;
using Anlan.Web.Platform;

namespace Anlan.Web.Tests.Access;

public sealed class AccountsTests(AnlanHost host) : IClassFixture<AnlanHost>
{
    [Fact]
    public async Task A_new_account_signs_in_with_its_shown_password()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var password = await Create(administrator, "新来的同事", Role.Evaluator, Role.PerformanceOfficer);

        using var visitor = host.Visitor();
        (await visitor.SignIn("新来的同事", password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/access/account")).TextOf(".facts").ShouldContain("评价人员、绩效专员");
        (await administrator.Get("/access/accounts")).TextOf(".list").ShouldContain("新来的同事");
    }

    [Fact]
    public async Task An_incomplete_account_is_refused_field_by_field()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var form = await administrator.Get("/access/accounts/create");
        var empty = await administrator.Submit(form, "main form");
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        empty.TextOf(".field-error").ShouldBe("请填写登录名，不超过 40 个字。\n请填写显示名，不超过 40 个字。\n请至少选择一个角色。");
        var taken = await administrator.Submit(form, "main form",
            ("Form.UserName", "JIXIAO"), ("Form.Name", "某人"), ("Form.Roles", nameof(Role.Evaluator)));
        taken.TextOf(".field.wrong .field-error").ShouldBe("这个登录名已被使用，请换一个。");
        taken.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value").ShouldBe("某人");
        taken.Html.QuerySelectorAll("[name='Form.Roles'][checked]").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lock_holds_from_the_next_click_until_it_is_lifted()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var password = await Create(administrator, "locked", Role.Evaluator);
        using var visitor = host.Visitor();
        await visitor.SignIn("locked", password);
        (await visitor.Get("/")).Status.ShouldBe(HttpStatusCode.OK);

        var record = await administrator.Get(await AddressOf(administrator, "locked"));
        var locked = await administrator.Submit(record, "form.actions", ("Form.Do", "Lock"));
        locked.TextOf(".state").ShouldContain("已锁定");
        (await visitor.Get("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SignIn("locked", password)).TextOf(".field-error").ShouldContain("已被管理员锁定");

        (await administrator.Submit(locked, "form.actions", ("Form.Do", "Unlock"))).TextOf(".state").ShouldBe("可用");
        (await visitor.SignIn("locked", password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_reset_shows_a_new_password_and_ends_the_old_one()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var before = await Create(administrator, "forgetful", Role.Evaluator);
        using var visitor = host.Visitor();
        await visitor.SignIn("forgetful", before);

        var record = await administrator.Get(await AddressOf(administrator, "forgetful"));
        var after = (await administrator.Submit(record, "form.actions", ("Form.Do", "ResetPassword"))).TextOf(".secret");
        (await visitor.Get("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SignIn("forgetful", before)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.SignIn("forgetful", after)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Lock", "不能锁定自己正在使用的账号，请由另一名管理员操作。")]
    [InlineData("ResetPassword", "自己的密码请在“我的账号”里修改。")]
    public async Task An_administrator_cannot_shut_himself_out(string verb, string words)
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var record = await administrator.Get(await AddressOf(administrator, "guanli"));
        (await administrator.Submit(record, "form.actions", ("Form.Do", verb))).TextOf(".refusals").ShouldBe(words);
        (await administrator.Get("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_not_found()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var answer = await administrator.Get($"/access/accounts/{Guid.Empty}");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.TextOf("h1").ShouldBe("没有这一页");
    }

    [Fact]
    public async Task One_changes_ones_own_password_and_stays_signed_in()
    {
        using var administrator = await host.SignedIn(Role.Administrator);
        var before = await Create(administrator, "careful", Role.Evaluator);
        using var here = host.Visitor();
        using var elsewhere = host.Visitor();
        await here.SignIn("careful", before);
        await elsewhere.SignIn("careful", before);
        var page = await here.Get("/access/account");

        (await Change("wrong", "long-enough-1", "long-enough-1")).TextOf(".field-error").ShouldBe("现在的密码不对，请重新输入。");
        (await Change(before, "short-1", "short-1")).TextOf(".field-error").ShouldBe("密码至少要有 10 个字符。");
        (await Change(before, "long-enough-1", "long-enough-2")).TextOf(".field-error").ShouldContain("两次输入的新密码不一样");
        (await Change(before, "long-enough-1", "long-enough-1")).TextOf(".done").ShouldContain("密码已修改");

        (await here.Get("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.Get("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await elsewhere.SignIn("careful", "long-enough-1")).Status.ShouldBe(HttpStatusCode.Redirect);

        Task<Page> Change(string current, string next, string again) => here.Submit(page, "main form",
            ("Form.Current", current), ("Form.New", next), ("Form.Again", again));
    }

    private static async Task<string> Create(Visitor administrator, string userName, params Role[] roles)
    {
        var form = await administrator.Get("/access/accounts/create");
        var answer = await administrator.Submit(form, "main form",
            [("Form.UserName", userName), ("Form.Name", userName), .. roles.Select(role => ("Form.Roles", role.ToString()))]);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.TextOf(".secret");
    }

    private static async Task<string> AddressOf(Visitor administrator, string userName)
    {
        var list = await administrator.Get("/access/accounts");
        return list.Html.QuerySelectorAll(".list tbody tr")
            .Single(row => row.Children[1].TextContent == userName)
            .QuerySelector("a")!.GetAttribute("href")!;
    }
}
