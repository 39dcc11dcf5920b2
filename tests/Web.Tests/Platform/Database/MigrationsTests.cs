using System.Text.RegularExpressions;
using Anlan.Web.Platform.Database;
using Anlan.Web.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anlan.Web.Tests.Platform.Database;

public sealed partial class MigrationsTests
{
    private static readonly (string, string)[] Two = [("0001_a.sql", "create table a (x int);"), ("0002_b.sql", "create table b (x int);")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>EF makes its own tables in an empty database; the migrated one must have the same.</summary>
    [Fact]
    public async Task The_migrated_database_is_the_one_the_model_expects()
    {
        await using var migrated = NpgsqlDataSource.Create(TestDatabases.Clone());
        await using var modelled = NpgsqlDataSource.Create(TestDatabases.Empty());
        var options = new DbContextOptionsBuilder<AnlanDb>().UseNpgsql(modelled).Options;
        await using (var db = new AnlanDb(options))
        await using (var script = modelled.CreateCommand(db.Database.GenerateCreateScript()))
            await script.ExecuteNonQueryAsync(Cancellation);

        var expected = await Columns(modelled);
        expected.ShouldNotBeEmpty();
        // What only plain SQL touches is not in the model.
        (await Columns(migrated))
            .Where(column => !column.StartsWith("platform.migration.", StringComparison.Ordinal)
                && !column.StartsWith("platform.protection_key.", StringComparison.Ordinal))
            .ShouldBe(expected);
        (await Keys(migrated)).Where(key => !key.StartsWith("platform.", StringComparison.Ordinal)).ShouldBe(await Keys(modelled));
    }

    [Fact]
    public async Task Applying_twice_changes_nothing()
    {
        await using var database = NpgsqlDataSource.Create(TestDatabases.Empty());
        await Migrations.Apply(database, Two, Cancellation);
        await Migrations.Apply(database, Two, Cancellation);
        (await Applied(database)).ShouldBe(["0001_a.sql", "0002_b.sql"]);
    }

    [Fact]
    public async Task Two_programs_at_once_apply_every_file_once()
    {
        await using var database = NpgsqlDataSource.Create(TestDatabases.Empty());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrations.Apply(database, Two, Cancellation)));
        (await Applied(database)).ShouldBe(["0001_a.sql", "0002_b.sql"]);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_is_refused()
    {
        await using var database = NpgsqlDataSource.Create(TestDatabases.Empty());
        await Migrations.Apply(database, Two, Cancellation);
        var error = await Should.ThrowAsync<CannotStart>(
            () => Migrations.Apply(database, [("0001_a.sql", "create table a (x bigint);"), Two[1]], Cancellation));
        error.Message.ShouldContain("0001_a.sql was changed");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await using var database = NpgsqlDataSource.Create(TestDatabases.Empty());
        await Migrations.Apply(database, Two, Cancellation);
        var error = await Should.ThrowAsync<CannotStart>(() => Migrations.Apply(database, [Two[0]], Cancellation));
        error.Message.ShouldContain("0002_b.sql");
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind()
    {
        await using var database = NpgsqlDataSource.Create(TestDatabases.Empty());
        await Should.ThrowAsync<PostgresException>(
            () => Migrations.Apply(database, [Two[0], ("0002_b.sql", "create table nonsense (")], Cancellation));
        await using var command = database.CreateCommand("select to_regclass('a') is null and to_regclass('platform.migration') is null");
        (await command.ExecuteScalarAsync(Cancellation)).ShouldBe(true);
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_gap()
    {
        var names = Directory.GetFiles(Checkout.Path("src", "Web", "Platform", "Database", "Migrations"))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        names.ShouldAllBe(name => FileName().IsMatch(name));
        names.Select(name => int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, names.Count));
    }

    private static Task<List<string>> Applied(NpgsqlDataSource database) =>
        Strings(database, "select name from platform.migration order by name");

    private static Task<List<string>> Columns(NpgsqlDataSource database) => Strings(database, """
        select format('%s.%s.%s %s%s%s', table_schema, table_name, column_name, udt_name,
            case when is_nullable = 'YES' then '' else ' not null' end,
            case when character_maximum_length is null then '' else ' ' || character_maximum_length end)
        from information_schema.columns
        where table_schema not in ('pg_catalog', 'information_schema')
        order by table_schema collate "C", table_name collate "C", column_name collate "C"
        """);

    /// <summary>Keys and indexes by what they hold, not by what they are called.</summary>
    private static Task<List<string>> Keys(NpgsqlDataSource database) => Strings(database, """
        select key from (select n.nspname || '.' || t.relname || ' ' || i.indisprimary || ' ' || i.indisunique || ' ' ||
            (select string_agg(pg_get_indexdef(i.indexrelid, k, true), ',' order by k) from generate_series(1, i.indnkeyatts) k) as key
        from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname not like 'pg\_%') keys
        order by key collate "C"
        """);

    private static async Task<List<string>> Strings(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation)) rows.Add(reader.GetString(0));
        return rows;
    }

    [GeneratedRegex("^[0-9]{4}_[a-z0-9_]+[.]sql$")]
    private static partial Regex FileName();
}
