using Anlan.Documents.Cases;

namespace Anlan.Cli;

/// <summary>Where cases are looked for.</summary>
internal static class Cases
{
    /// <summary>The library around the case, else around the working folder.</summary>
    public static CaseLibrary LibraryFor(string subject) =>
        CaseLibrary.Find(Directory.Exists(subject) ? Path.GetFullPath(subject) : Environment.CurrentDirectory) ?? new CaseLibrary(Environment.CurrentDirectory);
}
