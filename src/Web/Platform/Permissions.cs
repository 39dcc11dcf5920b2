using Microsoft.AspNetCore.Authorization;

namespace Anlan.Web.Platform;

/// <summary>What a person may do. Every page and endpoint names one, or says that it is open to everybody.</summary>
public enum Permission
{
    /// <summary>Enter, see the first page, keep one's own account.</summary>
    Enter,
    ReadAppraisals,
    WriteAppraisals,
    ManageAccounts,
}

/// <summary>What a person is here for; an account has one or several.</summary>
public enum Role
{
    PerformanceOfficer,
    Evaluator,
    Administrator,
}

/// <summary>The one table of roles and what they may do.</summary>
public static class Permissions
{
    /// <summary>Claim type under which a signed-in person carries a role.</summary>
    public const string RoleClaim = "role";

    public static IReadOnlyList<(Role Role, string Name, Permission[] Holds)> Table { get; } =
    [
        (Role.PerformanceOfficer, "绩效专员", [Permission.Enter, Permission.ReadAppraisals, Permission.WriteAppraisals]),
        (Role.Evaluator, "评价人员", [Permission.Enter, Permission.ReadAppraisals]),
        (Role.Administrator, "管理员", [Permission.Enter, Permission.ManageAccounts]),
    ];

    public static string NameOf(Role role) => Table.Single(row => row.Role == role).Name;

    public static bool Allow(System.Security.Claims.ClaimsPrincipal person, Permission permission) =>
        Table.Any(row => row.Holds.Contains(permission) && person.HasClaim(RoleClaim, row.Role.ToString()));
}

/// <summary>Put on a page, or given to an endpoint: only who holds the permission may enter.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission)
    : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    string? IAuthorizeData.Policy { get; set; }
    string? IAuthorizeData.Roles { get; set; }
    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

public sealed class PermissionHandler : AuthorizationHandler<RequiresAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        if (Permissions.Allow(context.User, requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
