using System.Text;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Cases;

/// <summary>A case with the framework that scores it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Framework">Its framework, or nothing where no tree was published.</param>
public sealed record ScoredCase(Case Case, Framework? Framework);

/// <summary>A folder that holds <c>cases/ID/case.yaml</c> and <c>frameworks/ID.yaml</c>.</summary>
public sealed class CaseLibrary(string root)
{
    /// <summary>A file of a case or a framework larger than this is refused before it is read.</summary>
    public const int MaxBytes = 4_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Root => root;

    /// <summary>The ids of the cases, sorted.</summary>
    public IReadOnlyList<string> Cases => Ids(Path.Combine(root, "cases"), Directory.EnumerateDirectories);

    /// <summary>The ids of the frameworks, sorted.</summary>
    public IReadOnlyList<string> Frameworks => Ids(Path.Combine(root, "frameworks"), folder => Directory.EnumerateFiles(folder, "*.yaml"));

    /// <summary>The library at or above <paramref name="start"/>, else the one that was shipped beside the program, or nothing.</summary>
    public static CaseLibrary? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "cases")) && Directory.Exists(Path.Combine(folder.FullName, "frameworks")))
                return new CaseLibrary(folder.FullName);
        return Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cases")) ? new CaseLibrary(AppContext.BaseDirectory) : null;
    }

    /// <summary>Reads a case: a folder of its own, or the id of one of the library's.</summary>
    /// <param name="folderOrId">The folder or the id.</param>
    /// <param name="frameworkFile">A framework file to use instead of the one the case names, or nothing.</param>
    public Loaded<ScoredCase> Load(string folderOrId, string? frameworkFile = null)
    {
        if (FolderOf(folderOrId) is not { } folder)
            return new([new Problem(folderOrId, 0, $"没有这个案例。可用的案例：{string.Join("、", Cases)}")]);
        var file = Path.Combine(folder, "case.yaml");
        if (ReadText(file) is var (text, problem) && problem is not null)
            return new([problem]);
        return Load(Shown(file), text!, id => frameworkFile ?? FrameworkFile(folder, id));
    }

    /// <summary>Reads a case with its texts: a folder of its own, or the id of one of the library's.</summary>
    public Loaded<CaseTexts> LoadTexts(string folderOrId)
    {
        var loaded = Load(folderOrId);
        if (loaded.Value is not { } scored)
            return new(loaded.Problems);
        var folder = FolderOf(folderOrId)!;
        var subject = ReadText(Path.Combine(folder, "case.yaml"));
        var framework = FrameworkFile(folder, scored.Case.FrameworkId) is { } file ? ReadText(file) : default;
        return (subject.Problem ?? framework.Problem) is { } problem ? new([problem]) : new(new CaseTexts(scored, subject.Text!, framework.Text));
    }

    /// <summary>The folder of a case, or nothing.</summary>
    private string? FolderOf(string folderOrId)
    {
        // An id is a name: a mistyped path must not end at a case of the library that has the same last part.
        string[] places = folderOrId == Path.GetFileName(folderOrId) ? [folderOrId, Path.Combine(root, "cases", folderOrId)] : [folderOrId];
        return places.FirstOrDefault(place => File.Exists(Path.Combine(place, "case.yaml")));
    }

    /// <summary>Reads a case from text; <paramref name="frameworkFile"/> gives the file of a framework by its id, or nothing.</summary>
    public static Loaded<ScoredCase> Load(string name, string text, Func<string?, string?> frameworkFile)
    {
        if (Case.FrameworkOf(name, text, out var id) is { Count: > 0 } unreadable)
            return new(unreadable);
        Framework? framework = null;
        if (frameworkFile(id) is { } file)
        {
            if (ReadText(file) is var (yaml, problem) && problem is not null)
                return new([problem]);
            var loaded = Framework.Read(Shown(file), yaml!);
            if (loaded.Value is null)
                return new(loaded.Problems);
            framework = loaded.Value;
        }
        else if (id is not null)
        {
            return new([new Problem(name, 0, $"找不到指标体系“{id}”")]);
        }
        var subject = Case.Read(name, text, framework);
        return subject.Value is { } value ? new(new ScoredCase(value, framework)) : new(subject.Problems);
    }

    /// <summary>A case of the library with its texts.</summary>
    /// <exception cref="InvalidOperationException">The library's own files cannot be read.</exception>
    public CaseTexts Texts(string id) =>
        LoadTexts(Path.Combine(root, "cases", id)).Value ?? throw new InvalidOperationException($"The shipped case {id} cannot be read.");

    /// <summary>The text of a framework of the library, or nothing.</summary>
    public string? FrameworkText(string id) => FrameworkFile(null, id) is { } file ? ReadText(file).Text : null;

    /// <summary>The file of a framework: beside the case, or in the library; nothing where it is in neither.</summary>
    public string? FrameworkFile(string? folder, string? id)
    {
        // An id is a name, never a way to somewhere else.
        if (string.IsNullOrEmpty(id) || id != Path.GetFileName(id))
            return null;
        string?[] places = [folder is null ? null : Path.Combine(folder, $"{id}.yaml"), Path.Combine(root, "frameworks", $"{id}.yaml")];
        return places.FirstOrDefault(place => place is not null && File.Exists(place));
    }

    /// <summary>A text file within the bounds, or the problem.</summary>
    public static (string? Text, Problem? Problem) ReadText(string file) =>
        ReadBytes(file, MaxBytes) is var (bytes, problem) && bytes is null ? (null, problem) : Decode(Shown(file), bytes);

    /// <summary>A file of at most <paramref name="most"/> bytes, or the problem.</summary>
    public static (byte[]? Bytes, Problem? Problem) ReadBytes(string file, int most)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var length = stream.CanSeek ? stream.Length : 0;
            if (length > most)
                return (null, new Problem(Shown(file), 0, $"文件有 {length} 字节，最多 {most} 字节"));
            // A pipe or a device states no length, and may never end.
            var bytes = new byte[length > 0 ? length : most + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read > most ? (null, new Problem(Shown(file), 0, $"超过 {most} 字节")) : (read == bytes.Length ? bytes : bytes[..read], null);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, new Problem(Shown(file), 0, "没有这个文件"));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem(Shown(file), 0, "文件打不开：没有读取的权限，或者正被别的程序占用"));
        }
    }

    /// <summary>UTF-8 with or without its mark, or the line where it is something else.</summary>
    internal static (string? Text, Problem? Problem) Decode(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return (Utf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException broken)
        {
            return (null, new Problem(file, 1 + bytes[..Math.Max(broken.Index, 0)].Count((byte)'\n'), "不是 UTF-8 文本"));
        }
    }

    /// <summary>From where the reader stands; a file elsewhere as it was given.</summary>
    public static string Shown(string file) =>
        Path.GetRelativePath(Environment.CurrentDirectory, file) is var near && near.StartsWith("..", StringComparison.Ordinal) ? file : near;

    private static List<string> Ids(string folder, Func<string, IEnumerable<string>> list) =>
        Directory.Exists(folder) ? [.. list(folder).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)] : [];
}
