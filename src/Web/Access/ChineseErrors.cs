using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

/// <summary>Identity's refusals of an account name or a password, in our words.</summary>
public sealed class ChineseErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "没有保存，请稍后再试。");

    public override IdentityError ConcurrencyFailure() =>
        Say(nameof(ConcurrencyFailure), "这个账号刚被别人修改过，请刷新页面后重新操作。");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "现在的密码不对，请重新输入。");

    public override IdentityError DuplicateUserName(string userName) =>
        Say(nameof(DuplicateUserName), "这个登录名已被使用，请换一个。");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "请填写登录名。");

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), $"密码至少要有 {length} 个字符。");

    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "密码里要有数字。");

    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "密码里要有小写字母。");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"密码里至少要有 {uniqueChars} 个不同的字符。");

    private static IdentityError Say(string code, string text) => new() { Code = code, Description = text };
}
