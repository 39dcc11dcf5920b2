using System.Text;

namespace Anlan.Repository.Tests;

/// <summary>A file of the repository; the path is relative, with forward slashes.</summary>
public sealed record TrackedFile(string Path, string Text);

/// <summary>What belongs to the repository: the files git tracks, or in an export without git every file not built.</summary>
public static class Tracked
{
    private static readonly string[] Built = [".git", "bin", "obj", "node_modules", "data", "artifacts", ".vs", ".idea"];

    public static IReadOnlyList<string> Paths { get; } = [.. Find().Where(path => File.Exists(Checkout.Path(path))).Order(StringComparer.Ordinal)];

    /// <summary>Every tracked file that is text: the others have a zero byte.</summary>
    public static IReadOnlyList<TrackedFile> Texts { get; } = [.. Paths
        .Select(path => (path, bytes: File.ReadAllBytes(Checkout.Path(path))))
        .Where(file => !file.bytes.Contains((byte)0))
        .Select(file => new TrackedFile(file.path, Encoding.UTF8.GetString(file.bytes)))];

    public static string Text(string path) => File.ReadAllText(Checkout.Path(path));

    public static IEnumerable<string> Walk(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root))
            yield return Path.GetFileName(file);
        foreach (var folder in Directory.EnumerateDirectories(root).Where(folder => !Built.Contains(Path.GetFileName(folder))))
            foreach (var file in Walk(folder))
                if ($"{Path.GetFileName(folder)}/{file}" is var path && !path.Contains("wwwroot/lib/"))
                    yield return path;
    }

    private static IEnumerable<string> Find()
    {
        if (!Path.Exists(Checkout.Path(".git")))
            return Walk(Checkout.Root);
        var (exit, output) = Shell.Run("git ls-files -z");
        return exit == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : Walk(Checkout.Root);
    }
}
