using System.Globalization;
using System.Text.RegularExpressions;

namespace Anlan.Web.Tests.Platform.Layout;

/// <summary>The tokens of the style sheets, light and dark, held to the contrast that people can read.</summary>
public sealed partial class ContrastTests
{
    /// <summary>Text on its grounds, by WCAG's ratio.</summary>
    [Theory]
    [InlineData("ink", 4.5, "ground", "paper", "raised", "accent-wash")]
    [InlineData("quiet", 4.5, "ground", "paper", "raised")]
    [InlineData("accent", 4.5, "ground", "paper", "raised")]
    [InlineData("accent-strong", 4.5, "ground", "paper", "raised")]
    [InlineData("on-accent", 4.5, "accent", "accent-strong")]
    [InlineData("risk-red", 4.5, "paper", "raised", "risk-red-wash")]
    [InlineData("risk-orange", 4.5, "paper", "raised", "risk-orange-wash")]
    [InlineData("risk-yellow", 4.5, "paper", "raised", "risk-yellow-wash")]
    [InlineData("risk-blue", 4.5, "paper", "raised", "risk-blue-wash")]
    [InlineData("line-strong", 3, "paper")]
    public void Text_can_be_read_in_light_and_in_dark(string text, double least, params string[] grounds)
    {
        foreach (var sheet in new[] { "anlan.css", "anlan-dark.css" })
        {
            var tokens = Tokens(sheet);
            foreach (var ground in grounds)
                Ratio(tokens[text], tokens[ground]).ShouldBeGreaterThanOrEqualTo(least, $"{sheet}: {text} on {ground}");
        }
    }

    [Fact]
    public void The_dark_sheet_gives_every_colour_and_nothing_else()
    {
        Tokens("anlan-dark.css").Keys.ShouldBe(Tokens("anlan.css").Keys, ignoreOrder: true);
        var dark = File.ReadAllText(Checkout.Path("src", "Web", "wwwroot", "anlan-dark.css"));
        dark.Split('{').Length.ShouldBe(2, "one rule");
    }

    private static Dictionary<string, string> Tokens(string sheet) => Token()
        .Matches(File.ReadAllText(Checkout.Path("src", "Web", "wwwroot", sheet)))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(index => int.Parse(colour.AsSpan(2 * index, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))
            .ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Token();
}
