namespace Anlan.Web.Platform.Database;

/// <summary>Where the program keeps what is not in a database of your own: <c>ANLAN_DATA</c>, or <c>./data</c>.</summary>
public static class DataFolder
{
    public static string Path { get; } =
        System.IO.Path.GetFullPath(Environment.GetEnvironmentVariable("ANLAN_DATA") is { Length: > 0 } given ? given : "data");
}
