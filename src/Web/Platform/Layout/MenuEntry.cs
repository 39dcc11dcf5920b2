namespace Anlan.Web.Platform.Layout;

/// <summary>A module's line in the menu: shown to who holds the permission, in ascending order.</summary>
public sealed record MenuEntry(int Order, string Text, string Href, Permission Permission, string What);

/// <summary>The menu of all modules; a role sees at most <see cref="Most"/> entries.</summary>
public sealed class Menu(IEnumerable<MenuEntry> entries)
{
    public const int Most = 7;

    public static readonly MenuEntry Home = new(0, "首页", "/", Permission.Enter, "");

    public IReadOnlyList<MenuEntry> Entries { get; } = [Home, .. entries.OrderBy(entry => entry.Order)];

    public IReadOnlyList<MenuEntry> For(System.Security.Claims.ClaimsPrincipal person) =>
        [.. Entries.Where(entry => Permissions.Allow(person, entry.Permission))];

    /// <summary>The entry whose page, or a page below it, has this path.</summary>
    public static bool IsCurrent(MenuEntry entry, PathString path) =>
        entry == Home ? path == "/" : path.StartsWithSegments(entry.Href);
}
