using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Anlan.Web.Platform.Database;

/// <summary>
/// The one context. A module brings its tables by an <see cref="IEntityTypeConfiguration{TEntity}"/> beside the
/// entity, and its sets by extension properties (<c>db.Accounts</c>). Names in the database are snake_case.
/// </summary>
public sealed partial class AnlanDb(DbContextOptions<AnlanDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AnlanDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
    }

    private static string Snake(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
