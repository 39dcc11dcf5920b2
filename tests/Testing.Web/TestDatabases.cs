using System.Globalization;
using Anlan.Web.Platform.Database;
using Npgsql;

namespace Anlan.Testing.Web;

/// <summary>
/// One private cluster for the whole run, in a temporary folder, started by the product's own code. A database is
/// cloned from a migrated template, which takes a fraction of a second.
/// </summary>
public static class TestDatabases
{
    private const string Template = "template_anlan";

    private static readonly Lazy<string> Folder = new(TemporaryFolder.Create);
    private static readonly Lazy<PrivateCluster> Cluster = new(Start);
    private static readonly Lock Cloning = new();
    private static int last;

    /// <summary>The connection string of a new, migrated, empty database.</summary>
    public static string Clone() => Create(Template);

    /// <summary>The connection string of a new database without a single table.</summary>
    public static string Empty() => Create("template1");

    /// <summary>Stops the cluster, if a test used it, and removes its data.</summary>
    public static void Stop()
    {
        if (Cluster.IsValueCreated) Cluster.Value.Dispose();
        if (Folder.IsValueCreated) Directory.Delete(Folder.Value, recursive: true);
    }

    private static string Create(string template)
    {
        var name = "test_" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        // PostgreSQL refuses to copy a template that somebody is just copying.
        lock (Cloning)
        {
            using var source = NpgsqlDataSource.Create(Cluster.Value.ConnectionString("postgres"));
            using var create = source.CreateCommand($"create database {name} template {template}");
            create.ExecuteNonQuery();
        }

        return Cluster.Value.ConnectionString(name) + ";MaxPoolSize=10";
    }

    private static PrivateCluster Start()
    {
        var cluster = PrivateCluster.Start(Folder.Value, "fsync=off", "full_page_writes=off");
        cluster.CreateDatabaseIfMissing(Template);
        using var database = NpgsqlDataSource.Create(cluster.ConnectionString(Template) + ";Pooling=false");
        Migrations.Apply(database).GetAwaiter().GetResult();
        return cluster;
    }
}

/// <summary>
/// Ends what a run started. Every test project that uses <see cref="AnlanHost"/> or <see cref="TestDatabases"/> declares
/// it: <c>[assembly: AssemblyFixture(typeof(TestRun))]</c>.
/// </summary>
public sealed class TestRun : IDisposable
{
    public void Dispose() => TestDatabases.Stop();
}
