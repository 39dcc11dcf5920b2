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
    public const long MaxBytes = 4_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

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
        var folder = Directory.Exists(folderOrId) ? folderOrId : Path.Combine(root, "cases", Path.GetFileName(folderOrId));
        var file = Path.Combine(folder, "case.yaml");
        if (!File.Exists(file))
            return new([new Problem(folderOrId, 0, $"没有这个案例。可用的案例：{string.Join("、", Cases)}")]);
        if (ReadText(file) is var (text, problem) && problem is not null)
            return new([problem]);
        return Load(Path.GetRelativePath(Environment.CurrentDirectory, file), text!, id => frameworkFile ?? FrameworkFile(folder, id));
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
            var loaded = Framework.Read(Path.GetFileName(file), yaml!);
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
    public CaseTexts Texts(string id)
    {
        var folder = Path.Combine(root, "cases", id);
        var scored = Load(folder) is { Value: { } read } ? read : throw new InvalidOperationException($"The shipped case {id} cannot be read.");
        return new CaseTexts(scored, ReadText(Path.Combine(folder, "case.yaml")).Text!, scored.Case.FrameworkId is { } framework ? FrameworkText(framework) : null);
    }

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
    public static (string? Text, Problem? Problem) ReadText(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
                return (null, new Problem(file, 0, "没有这个文件"));
            if (info.Length > MaxBytes)
                return (null, new Problem(Path.GetFileName(file), 0, $"文件有 {info.Length:N0} 字节，最多 {MaxBytes:N0} 字节"));
            return (File.ReadAllText(file, Utf8), null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem(file, 0, $"文件打不开（{failed.Message}）"));
        }
    }

    private static List<string> Ids(string folder, Func<string, IEnumerable<string>> list) =>
        Directory.Exists(folder) ? [.. list(folder).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)] : [];
}
