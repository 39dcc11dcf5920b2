using System.Globalization;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>
/// A page of the list, newest year first, filtered by what stands in the address. It goes on after a key, so that the
/// thousandth page costs what the first does.
/// </summary>
public sealed class ListAppraisals
{
    public const int PageSize = 50;

    public string? Words { get; init; }

    public int? Year { get; init; }

    public string? Kind { get; init; }

    /// <summary>The key of the last row of the page before: year and slug.</summary>
    public string? After { get; init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Words) || Year is not null || !string.IsNullOrEmpty(Kind);

    public async Task<(List<Appraisal> Rows, string? Next)> Run(AnlanDb db)
    {
        var rows = db.Appraisals.AsNoTracking();
        if (Year is { } year) rows = rows.Where(row => row.Year == year);
        if (!string.IsNullOrEmpty(Kind)) rows = rows.Where(row => row.Kind == Kind);
        if (Words?.Trim() is { Length: > 0 } words)
        {
            var pattern = $"%{words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            rows = rows.Where(row => EF.Functions.ILike(row.Title, pattern) || EF.Functions.ILike(row.Unit, pattern));
        }
        if (Key(After) is var (lastYear, lastSlug) && lastSlug is not null)
            rows = rows.Where(row => row.Year < lastYear || (row.Year == lastYear && row.Slug.CompareTo(lastSlug) > 0));
        var page = await rows.OrderByDescending(row => row.Year).ThenBy(row => row.Slug).Take(PageSize + 1).ToListAsync();
        if (page.Count <= PageSize) return (page, null);
        page.RemoveAt(PageSize);
        return (page, $"{page[^1].Year.ToString(CultureInfo.InvariantCulture)}.{page[^1].Slug}");
    }

    /// <summary>The address of this list with another key.</summary>
    public string Address(string? after) => "/performance/appraisals" + QueryString.Create(new Dictionary<string, string?>
    {
        ["words"] = Words, ["year"] = Year?.ToString(CultureInfo.InvariantCulture), ["kind"] = Kind, ["after"] = after,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static (int Year, string? Slug) Key(string? after) =>
        after?.Split('.', 2) is [var year, var slug] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, slug) : default;
}
