using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Anlan.Web.Platform.Hosting;
using Npgsql;

namespace Anlan.Web.Platform.Database;

/// <summary>
/// Applies the numbered <c>.sql</c> files that are embedded in the program: all that are missing or none, one program
/// at a time. A file that was applied must never change; its hash is checked at every start.
/// </summary>
public static class Migrations
{
    /// <summary>Key of the advisory lock: "anlan" in ASCII.</summary>
    private const long Lock = 0x616E6C616E;

    public static async Task Apply(NpgsqlDataSource database, CancellationToken cancellation = default) =>
        await Apply(database, Embedded(), cancellation);

    public static async Task Apply(
        NpgsqlDataSource database, IReadOnlyList<(string Name, string Sql)> files, CancellationToken cancellation = default)
    {
        await using var connection = await Open(database, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute($"select pg_advisory_xact_lock({Lock})");
        await Execute("""
            create schema if not exists platform;
            create table if not exists platform.migration (
                name text primary key,
                hash text not null,
                applied_at timestamptz not null default now());
            """);

        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var command = new NpgsqlCommand("select name, hash from platform.migration", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                applied.Add(reader.GetString(0), reader.GetString(1));

        var unknown = applied.Keys.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new CannotStart(
                $"The database is newer than this program: it has {string.Join(", ", unknown)}.");

        foreach (var (name, sql) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (applied.TryGetValue(name, out var before))
            {
                if (before != hash)
                    throw new CannotStart(
                        $"{name} was changed after it was applied: restore it and write a new migration.");
                continue;
            }

            await Execute(sql);
            await Execute("insert into platform.migration (name, hash) values ($1, $2)", name, hash);
        }

        await transaction.CommitAsync(cancellation);

        async Task Execute(string text, params string[] values)
        {
            await using var command = new NpgsqlCommand(text, connection, transaction);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<NpgsqlConnection> Open(NpgsqlDataSource database, CancellationToken cancellation)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellation);
        }
        catch (NpgsqlException error)
        {
            throw new CannotStart($"The database does not answer: {error.Message}", error);
        }
    }

    private static List<(string Name, string Sql)> Embedded()
    {
        const string folder = "migrations/";
        var program = Assembly.GetExecutingAssembly();
        return [.. program.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(program.GetManifestResourceStream(name)!, Encoding.UTF8);
                return (name[folder.Length..], reader.ReadToEnd());
            })];
    }
}
