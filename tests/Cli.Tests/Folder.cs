namespace Anlan.Cli.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class Folder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anlan-cli-");

    public string Path => folder.FullName;

    /// <summary>Writes a file into the folder, gives its path.</summary>
    public string With(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public string With(string name, byte[] content)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    public void Dispose() => folder.Delete(recursive: true);

    public static string Text(params string[] parts) => File.ReadAllText(Checkout.Path(parts));
}
