using System.Globalization;
using System.Linq.Expressions;
using Anlan.Evaluation.Frameworks;
using Anlan.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Performance.Appraisals;

/// <summary>What the list shows of an evaluation; the texts stay where they are.</summary>
public sealed record AppraisalRow(
    string Slug, string Title, string Unit, int Year, string Kind, decimal? PublishedTotal, string? PublishedGrade,
    decimal? CheckedTotal, string? CheckedGrade, decimal? ProvedMin, decimal? ProvedMax, decimal Weight, decimal ComputedWeight, int Findings);

/// <summary>
/// A page of the list, newest year first, filtered by what stands in the address; what makes no sense there filters
/// nothing. It goes on after a key, so that the thousandth page costs what the first does.
/// </summary>
public sealed class ListAppraisals
{
    public const int PageSize = 50;

    private static readonly Expression<Func<Appraisal, AppraisalRow>> Shown = row => new(
        row.Slug, row.Title, row.Unit, row.Year, row.Kind, row.PublishedTotal, row.PublishedGrade,
        row.CheckedTotal, row.CheckedGrade, row.ProvedMin, row.ProvedMax, row.Weight, row.ComputedWeight, row.Findings);

    // A text of the database cannot hold U+0000.
    public string? Words { get; init => field = value?.Replace("\0", "", StringComparison.Ordinal).Trim(); }

    public int? Year { get; init; }

    public string? Kind { get; init => field = Framework.Regimes.Contains(value) ? value : null; }

    /// <summary>The key of the last row of the page before: year and slug.</summary>
    public string? After { get; init; }

    public bool IsFiltered => !string.IsNullOrEmpty(Words) || Year is not null || Kind is not null;

    public async Task<(List<AppraisalRow> Rows, string? Next)> Run(AnlanDb db)
    {
        var rows = db.Appraisals.AsNoTracking();
        if (Year is { } year) rows = rows.Where(row => row.Year == year);
        if (Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (Words is { Length: > 0 } words)
        {
            var pattern = $"%{words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            rows = rows.Where(row => EF.Functions.ILike(row.Title, pattern, @"\") || EF.Functions.ILike(row.Unit, pattern, @"\"));
        }

        var page = new List<AppraisalRow>();
        if (Key(After) is var (lastYear, lastSlug))
        {
            // The rest of the key's year, then the older ones: each begins in the index where it is to begin.
            await Add(rows.Where(row => row.Year == lastYear && row.Slug.CompareTo(lastSlug) > 0));
            rows = rows.Where(row => row.Year < lastYear);
        }
        if (page.Count <= PageSize) await Add(rows);
        if (page.Count <= PageSize) return (page, null);
        page.RemoveAt(PageSize);
        return (page, $"{page[^1].Year.ToString(CultureInfo.InvariantCulture)}.{page[^1].Slug}");

        async Task Add(IQueryable<Appraisal> more) => page.AddRange(
            await more.OrderByDescending(row => row.Year).ThenBy(row => row.Slug).Take(PageSize + 1 - page.Count).Select(Shown).ToListAsync());
    }

    /// <summary>The address of this list with another key.</summary>
    public string Address(string? after) => "/performance/appraisals" + QueryString.Create(new Dictionary<string, string?>
    {
        ["words"] = Words, ["year"] = Year?.ToString(CultureInfo.InvariantCulture), ["kind"] = Kind, ["after"] = after,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static (int Year, string Slug)? Key(string? after) =>
        after?.Split('.', 2) is [var year, var slug] && !slug.Contains('\0')
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, slug) : null;
}
