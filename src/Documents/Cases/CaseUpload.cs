using System.Globalization;
using Anlan.Documents.Archives;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Cases;

/// <summary>The texts of a case that somebody sent, with what was read from them.</summary>
/// <param name="Scored">The case and its framework.</param>
/// <param name="CaseText">The case as sent.</param>
/// <param name="FrameworkText">The framework as sent or as found, or nothing where the case names none.</param>
public sealed record CaseTexts(ScoredCase Scored, string CaseText, string? FrameworkText);

/// <summary>
/// Reads a case that somebody sent: one YAML file, or a zip with <c>case.yaml</c> and, if it brings one, the framework.
/// The sender is not trusted: kind is told by the bytes, sizes by what really comes out, and nothing is written anywhere.
/// </summary>
public static class CaseUpload
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = CaseLibrary.MaxBytes;

    private const int MaxEntries = 20;

    /// <summary>Reads what was sent.</summary>
    /// <param name="name">The file's name, for problems; it decides nothing.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="frameworkText">The text of a framework that the sender did not bring, by its id, or nothing.</param>
    public static Loaded<CaseTexts> Read(string name, byte[] bytes, Func<string, string?> frameworkText)
    {
        name = Path.GetFileName(name.Replace('\\', '/'));
        if (bytes.Length == 0)
            return Refuse(name, "文件是空的");
        if (bytes.Length > MaxBytes)
            return Refuse(name, $"文件有 {bytes.Length} 字节，最多 {MaxBytes} 字节");
        if (!BoundedZip.Begins(bytes))
            return CaseLibrary.Decode(name, bytes) is var (text, problem) && problem is not null ? new([problem]) : Read(name, text!, null, frameworkText);

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        return Unpack(name, bytes, files) is { Count: > 0 } problems ? new(problems) : Choose(name, files, frameworkText);
    }

    private static Loaded<CaseTexts> Choose(string name, Dictionary<string, string> files, Func<string, string?> frameworkText)
    {
        var cases = files.Keys.Where(file => Path.GetFileName(file) == "case.yaml").ToList();
        if (cases.Count != 1)
            return Refuse(name, cases.Count == 0 ? "压缩包里没有 case.yaml" : "压缩包里有多个 case.yaml，一次只能上传一个案例");
        return Read(cases[0], files[cases[0]], files, frameworkText);
    }

    private static Loaded<CaseTexts> Read(string file, string text, Dictionary<string, string>? files, Func<string, string?> frameworkText)
    {
        if (Case.FrameworkOf(file, text, out var id) is { Count: > 0 } unreadable)
            return new(unreadable);
        if (id is null)
            return Score(file, text, null, null);
        var found = files?.Keys.Where(f => Path.GetFileName(f) == $"{id}.yaml").ToList() ?? [];
        if (found.Count > 1)
            return Refuse(file, $"压缩包里有多个 {Path.GetFileName(found[0])}，只能有一个");
        var brought = found.FirstOrDefault();
        var yaml = brought is not null ? files![brought] : frameworkText(id);
        if (yaml is null)
            return Refuse(file, $"找不到指标体系“{(id.Length > 40 ? id[..40] + "…" : id)}”。请把它的 YAML 文件与 case.yaml 一起放进压缩包");
        var framework = Framework.Read(brought ?? $"{id}.yaml", yaml);
        return framework.Value is { } read ? Score(file, text, read, yaml) : new(framework.Problems);
    }

    private static Loaded<CaseTexts> Score(string file, string text, Framework? framework, string? yaml)
    {
        var subject = Case.Read(file, text, framework);
        return subject.Value is { } read ? new(new CaseTexts(new ScoredCase(read, framework), text, yaml)) : new(subject.Problems);
    }

    /// <summary>Fills <paramref name="files"/> with the YAML files of a zip; a name that leads elsewhere or a size beyond the bounds refuses all.</summary>
    private static List<Problem> Unpack(string name, byte[] bytes, Dictionary<string, string> files)
    {
        var problems = new List<Problem>();
        try
        {
            using var zip = new BoundedZip(bytes, MaxEntries, MaxBytes);
            foreach (var entry in zip.Entries)
            {
                if (entry.FullName.EndsWith('/'))
                    continue;
                if (!IsPlain(entry.FullName))
                    problems.Add(new(name, 0, $"压缩包里的文件名不可用：{Clean(entry.FullName)}"));
                else if (entry.FullName.EndsWith(".yaml", StringComparison.Ordinal))
                {
                    var (text, problem) = CaseLibrary.Decode(entry.FullName, zip.Read(entry));
                    if (problem is not null)
                        problems.Add(problem);
                    else if (!files.TryAdd(entry.FullName, text!))
                        problems.Add(new(name, 0, $"压缩包里有两个 {entry.FullName}"));
                }
            }
        }
        catch (BeyondBounds beyond)
        {
            return [new Problem(name, 0, beyond.Message)];
        }
        catch (Exception broken) when (BoundedZip.IsDamage(broken))
        {
            return [new Problem(name, 0, "压缩包已损坏或加了密，无法解开")];
        }
        return problems;
    }

    private static bool IsPlain(string entry) =>
        entry.Length <= 200 && !entry.Any(c => c is '\\' or ':' || IsHidden(c)) && !entry.Split('/').Any(part => part is "" or "." or "..");

    private static string Clean(string entry) => new([.. entry.Take(60).Select(c => IsHidden(c) ? '?' : c)]);

    /// <summary>Control characters, those that turn the direction of a text, and other breaks.</summary>
    private static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static Loaded<CaseTexts> Refuse(string file, string message) => new([new Problem(file, 0, message)]);
}
