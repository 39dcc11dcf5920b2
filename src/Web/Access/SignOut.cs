using Microsoft.AspNetCore.Identity;

namespace Anlan.Web.Access;

public static class SignOut
{
    public static async Task<IResult> Handle(SignInManager<Account> door)
    {
        await door.SignOutAsync();
        return Results.LocalRedirect(AccessSetup.SignInAddress);
    }
}
