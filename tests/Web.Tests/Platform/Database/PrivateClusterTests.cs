using System.Diagnostics;
using System.Globalization;
using Anlan.Web.Platform.Database;
using Anlan.Web.Platform.Hosting;
using Npgsql;

namespace Anlan.Web.Tests.Platform.Database;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly string folder = TemporaryFolder.Create();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_killed_server_recovers_with_its_committed_rows()
    {
        using (var cluster = PrivateCluster.Start(folder))
        {
            Scalar(cluster, "create table kept (x int); insert into kept values (7); select 1");
            Kill(ServerOf(cluster));
        }

        File.Exists(Path.Combine(folder, "postgres", "postmaster.pid")).ShouldBeTrue("the note of the killed server is stale");
        using var again = PrivateCluster.Start(folder);
        Scalar(again, "select x from kept").ShouldBe(7);
    }

    [Fact]
    public void A_stale_note_that_names_another_process_is_ignored()
    {
        using (PrivateCluster.Start(folder)) { }
        File.WriteAllText(Path.Combine(folder, "postgres", "postmaster.pid"), Environment.ProcessId + "\n" + folder + "\n");
        using var again = PrivateCluster.Start(folder);
        Scalar(again, "select 1").ShouldBe(1);
    }

    [Fact]
    public void Two_clusters_run_side_by_side_and_a_folder_has_one()
    {
        var other = TemporaryFolder.Create();
        using (var first = PrivateCluster.Start(folder))
        using (var second = PrivateCluster.Start(other))
        {
            Scalar(first, "create table mine (x int); select 1");
            Scalar(second, "select to_regclass('mine')::text").ShouldBe(DBNull.Value);
            Should.Throw<CannotStart>(() => PrivateCluster.Start(folder)).Message.ShouldContain(folder);
        }

        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void Stopping_leaves_neither_server_nor_socket_folder()
    {
        int server;
        string sockets;
        using (var cluster = PrivateCluster.Start(folder))
        {
            server = ServerOf(cluster);
            sockets = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")).Host!;
            Directory.Exists(sockets).ShouldBeTrue();
        }

        Directory.Exists($"/proc/{server}").ShouldBeFalse();
        Directory.Exists(sockets).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_closed_to_other_accounts_still_gets_a_server()
    {
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string data;
        using (var cluster = PrivateCluster.Start(folder))
        {
            data = cluster.Data;
            Scalar(cluster, "create table kept (x int); insert into kept values (7); select 1");
        }

        using (var again = PrivateCluster.Start(folder)) Scalar(again, "select x from kept").ShouldBe(7);
        // As root the data lie in a folder of the system's, which nobody else would clear away.
        if (!data.StartsWith(folder, StringComparison.Ordinal)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void The_server_speaks_UTF8_and_ICU_in_UTC_without_TCP()
    {
        using var cluster = PrivateCluster.Start(folder);
        Scalar(cluster, "show server_encoding").ShouldBe("UTF8");
        Scalar(cluster, "show timezone").ShouldBe("UTC");
        Scalar(cluster, "show listen_addresses").ShouldBe("");
        Scalar(cluster, "select datlocprovider::text from pg_database where datname = 'postgres'").ShouldBe("i");
        Scalar(cluster, "select string_agg(x, '' order by x) from unnest(array['张', '安', '李']) x").ShouldBe("安李张");
    }

    private static object? Scalar(PrivateCluster cluster, string sql)
    {
        using var database = NpgsqlDataSource.Create(cluster.ConnectionString("postgres") + ";Pooling=false");
        using var command = database.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    private static int ServerOf(PrivateCluster cluster) => int.Parse(
        File.ReadLines(Path.Combine(cluster.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Ends the server the hard way and waits until it is gone.</summary>
    private static void Kill(int id)
    {
        using var server = Process.GetProcessById(id);
        server.Kill();
        for (var wait = Stopwatch.StartNew(); Directory.Exists($"/proc/{id}") && wait.Elapsed < TimeSpan.FromSeconds(10);) Thread.Sleep(10);
    }
}
