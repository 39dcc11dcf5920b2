using Anlan.Web.Platform;

namespace Anlan.Browser.Tests;

/// <summary>Pictures of the pages, taken only when <c>tools/screenshots</c> asks for them.</summary>
public sealed class Pictures(Stage stage)
{
    /// <summary>For the README: small enough to be committed.</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_pictures_of_the_README()
    {
        await using (var visit = await stage.Show("list")) await Take(visit, "list");
        await using (var visit = await stage.Enter(Role.PerformanceOfficer))
        {
            await visit.Page.GotoAsync("/performance/appraisals/yantian-2023");
            await Take(visit, "evaluation");
        }
        await using (var visit = await stage.Show("evaluation", width: 360))
        {
            await visit.Page.Locator("#Y16").EvaluateAsync("leaf => scrollTo(0, leaf.getBoundingClientRect().top + scrollY - 60)");
            await Take(visit, "leaf-phone");
        }
        await using (var visit = await stage.Show("list", width: 360)) await Take(visit, "list-phone");
    }

    /// <summary>Every page in every dress, for somebody to look at.</summary>
    [Fact(Explicit = true)]
    public async Task Write_a_picture_of_every_page()
    {
        foreach (var name in Screens.Names.Select(row => row.Data))
        {
            foreach (var (width, dark, large) in new[] { (360, false, false), (1280, false, false), (1920, false, false), (1280, true, false), (360, true, true), (1280, false, true) })
            {
                await using var visit = await stage.Show(name, width, dark, large: large);
                await Take(visit, $"{name}-{width}{(dark ? "-dark" : "")}{(large ? "-large" : "")}", whole: true);
            }
        }
        foreach (var id in new[] { "", "/yantian-2023", "/longgang-2020/recompute" })
        {
            await using var visit = await stage.Enter(Role.Evaluator, width: 673);
            await visit.Page.GotoAsync("/performance/appraisals" + id);
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await Take(visit, "print" + id.Replace('/', '-'), whole: true);
        }
    }

    private static async Task Take(Visit visit, string name, bool whole = false)
    {
        var folder = Environment.GetEnvironmentVariable("PICTURES") ?? throw new InvalidOperationException("PICTURES names no folder");
        // Two frames, so that what is sticky has come to its place.
        await visit.Page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))");
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}
