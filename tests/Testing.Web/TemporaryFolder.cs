namespace Anlan.Testing.Web;

public static class TemporaryFolder
{
    /// <summary>A new folder that the account of the private server may pass through.</summary>
    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("anlan-test-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8));
        return folder;
    }
}
