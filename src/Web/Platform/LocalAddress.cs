namespace Anlan.Web.Platform;

/// <summary>An address that came with a request is followed only when it stays on this site.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
