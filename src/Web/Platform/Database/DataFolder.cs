namespace Anlan.Web.Platform.Database;

/// <summary>Where the program keeps what is not in a database of your own: <c>ANLAN_DATA</c>, or <c>./data</c>.</summary>
public static class DataFolder
{
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration["ANLAN_DATA"] is { Length: > 0 } given ? given : "data");
}
