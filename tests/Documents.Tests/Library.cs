using System.Text;
using Anlan.Documents.Cases;
using Anlan.Evaluation.Sources;

namespace Anlan.Documents.Tests;

/// <summary>The texts of a published case, and an upload of something that a test makes of them.</summary>
internal static class Library
{
    public static readonly CaseLibrary Published = new(Checkout.Root);

    public static readonly string Case = File.ReadAllText(Checkout.Path("cases", "luohu-2024", "case.yaml"));

    public static readonly string Framework = File.ReadAllText(Checkout.Path("frameworks", "luohu-project-2024.yaml"));

    /// <summary>Reads bytes as an upload against the published frameworks; whatever is wrong must be said so that a person understands it.</summary>
    public static Loaded<CaseTexts> Upload(byte[] bytes, string name = "case.zip", bool withFrameworks = true)
    {
        var loaded = CaseUpload.Read(name, bytes, id => withFrameworks ? Published.FrameworkText(id) : null);
        (loaded.Value is null).ShouldBe(loaded.Problems.Count > 0);
        foreach (var problem in loaded.Problems)
        {
            problem.File.ShouldNotBeEmpty();
            problem.Message.ShouldContain(c => c >= '一' && c <= '龥');
            problem.ToString().ShouldNotContain(c => char.IsControl(c) || c == '\u202E' || c == '\uFFFD');
            problem.ToString().Length.ShouldBeLessThan(600);
        }
        return loaded;
    }

    public static Loaded<CaseTexts> Upload(string text) => Upload(Encoding.UTF8.GetBytes(text), "case.yaml");

    /// <summary>The one sentence with which bytes are refused.</summary>
    public static string Refusal(byte[] bytes, string name = "case.zip") => Upload(bytes, name).Problems.ShouldHaveSingleItem().ToString();
}
