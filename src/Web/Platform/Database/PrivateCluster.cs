using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anlan.Web.Platform.Hosting;
using Npgsql;

namespace Anlan.Web.Platform.Database;

/// <summary>
/// A PostgreSQL of our own: its data in one folder, reached through a Unix socket only, alive as long as this program.
/// The server runs in a session of its own, so that Ctrl-C reaches the web first, under a small shell that holds the
/// other end of a pipe: when this program ends, however it ends, the pipe closes and the shell stops the server.
/// </summary>
public sealed class PrivateCluster : IDisposable
{
    private const string User = "anlan";
    private const int FirstVersionWithIcuDatabases = 15;

    /// <summary>
    /// Runs "$@"; a closed standard input asks it to stop fast; ends when it ends, and removes the socket folder "$0".
    /// </summary>
    private const string Supervisor = """
        exec 3<&0
        "$@" 3<&- & server=$!
        (read -r _ <&3; kill -INT "$server" 2>/dev/null) & watcher=$!
        exec 3<&-
        wait "$server"; code=$?
        kill "$watcher" 2>/dev/null
        rm -rf "$0"
        exit "$code"
        """;

    private readonly FileStream folderLock;
    private readonly string sockets;
    private Process? supervisor;

    private PrivateCluster(string data, string sockets, FileStream folderLock)
    {
        Data = data;
        this.sockets = sockets;
        this.folderLock = folderLock;
    }

    /// <summary>The server's data folder.</summary>
    public string Data { get; }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = sockets,
        Username = User,
        Database = database,
        MaxPoolSize = 50,
    }.ConnectionString;

    /// <summary>
    /// Starts the server of <paramref name="folder"/>, which is made on first use. <paramref name="settings"/> are
    /// added to the server's own.
    /// </summary>
    public static PrivateCluster Start(string folder, params string[] settings)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var folderLock = LockFolder(folder);
        try
        {
            var data = ReachableData(folder);
            var binaries = Binaries(VersionOf(data));
            var sockets = Sockets();
            var cluster = new PrivateCluster(data, sockets, folderLock);
            try
            {
                if (VersionOf(data) is null) Initialise(binaries, data);
                StopLeftover(data);
                cluster.StartServer(binaries, settings);
                cluster.WaitUntilReady();
                return cluster;
            }
            catch
            {
                cluster.Dispose();
                throw;
            }
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public void CreateDatabaseIfMissing(string name)
    {
        using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.Add(new() { Value = name });
        if (exists.ExecuteScalar() is not null) return;
        using var create = source.CreateCommand($"create database \"{name}\"");
        create.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (supervisor is not null)
        {
            supervisor.StandardInput.Close();
            supervisor.WaitForExit(TimeSpan.FromSeconds(60));
            supervisor.Dispose();
            supervisor = null;
        }

        if (Directory.Exists(sockets)) Directory.Delete(sockets, recursive: true);
        folderLock.Dispose();
    }

    private void StartServer(string binaries, string[] settings)
    {
        string[] own =
        [
            "listen_addresses=", $"unix_socket_directories={sockets}", "unix_socket_permissions=0700",
            "max_connections=200", "timezone=UTC", "log_timezone=UTC",
            "logging_collector=off", "log_line_prefix=%m [%p] ",
        ];
        var command = Unprivileged(
        [
            "sh", "-c", Supervisor, sockets,
            "sh", "-c", "exec \"$@\" >>\"$0\" 2>&1", Path.Combine(Data, "server.log"),
            Path.Combine(binaries, "postgres"), "-D", Data,
            .. own.Concat(settings).SelectMany(setting => new[] { "-c", setting }),
        ]);
        supervisor = Process.Start(Described(["setsid", .. command], input: true))!;
    }

    private void WaitUntilReady()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (!supervisor!.HasExited && patience.Elapsed < TimeSpan.FromMinutes(2))
            {
                // Not listening yet, or still recovering from a crash.
                Thread.Sleep(20);
            }
            catch (NpgsqlException error)
            {
                throw new CannotStart(
                    $"The private PostgreSQL did not start; its log is {Path.Combine(Data, "server.log")}.", error);
            }
        }
    }

    private static void Initialise(string binaries, string data)
    {
        Run(Unprivileged(
        [
            Path.Combine(binaries, "initdb"), "--pgdata", data, "--username", User, "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "zh-Hans-CN",
        ]));
    }

    /// <summary>One program a folder; the system lets go of the lock however the program ends.</summary>
    private static FileStream LockFolder(string folder)
    {
        try
        {
            return new(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new CannotStart($"Another Anlan is running on {folder}: stop it, or set ANLAN_DATA to another folder.", error);
        }
    }

    /// <summary>
    /// The data folder, owned by who runs the server. A checkout that an unprivileged account cannot enter keeps its
    /// data in a folder of the system's, named after the checkout's place.
    /// </summary>
    private static string ReachableData(string folder)
    {
        var data = Path.Combine(folder, "postgres");
        if (Account is null)
        {
            Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return data;
        }

        if (TryRun(Unprivileged(["test", "-x", folder])) is not 0)
        {
            var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
            data = Path.Combine("/var/lib/anlan", place);
        }

        Run(["install", "-d", "-m", "700", "-o", Account, "-g", Account, data]);
        return data;
    }

    private static string Sockets()
    {
        // The system cuts a socket's path at 107 bytes, of which the file's name takes 15.
        var folder = Path.GetTempPath().Length <= 60
            ? Directory.CreateTempSubdirectory("anlan-").FullName
            : Directory.CreateDirectory(Path.Combine("/tmp", "anlan-" + Path.GetRandomFileName())).FullName;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Account is not null) Run(["chown", $"{Account}:{Account}", folder]);
        return folder;
    }

    /// <summary>
    /// We hold the folder's lock, so a server that still runs here has lost its program: stop it. A process number that
    /// meanwhile belongs to something else would make the server refuse to start: remove the stale note of it.
    /// </summary>
    private static void StopLeftover(string data)
    {
        var note = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(note)
            || !int.TryParse(File.ReadLines(note).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
            || !Directory.Exists($"/proc/{id}")) return;

        if (!File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(data))
        {
            File.Delete(note);
            return;
        }

        TryRun(["kill", "-INT", id.ToString(CultureInfo.InvariantCulture)]);
        var patience = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{id}") && patience.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(20);
    }

    private static int? VersionOf(string data)
    {
        var file = Path.Combine(data, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The newest PostgreSQL on this machine, or the one whose version made the data.</summary>
    private static string Binaries(int? version)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Prepend(PgConfig())
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin"))
                : []);
        var found = folders
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")))
            .Distinct()
            .Select(folder => (Folder: folder, Version: Major(folder)))
            .Where(server => version is null ? server.Version >= FirstVersionWithIcuDatabases : server.Version == version)
            .OrderByDescending(server => server.Version)
            .Select(server => server.Folder)
            .FirstOrDefault();
        return found ?? throw new CannotStart(
            $"PostgreSQL {(version is null ? $"{FirstVersionWithIcuDatabases} or newer" : version)} was not found: "
            + "install the package postgresql, or set ConnectionStrings__Anlan to a server of your own.");
    }

    private static string PgConfig() => TryRun(["pg_config", "--bindir"], out var folder) is 0 ? folder.Trim() : "";

    private static int Major(string folder)
    {
        // Debian's folder tells the version; elsewhere the server does: "postgres (PostgreSQL) 15.18 (Debian …)".
        if (int.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)), CultureInfo.InvariantCulture, out var version)) return version;
        TryRun([Path.Combine(folder, "postgres"), "--version"], out var text);
        return int.Parse(text.Split(' ')[2].Split('.')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>PostgreSQL refuses to run as root: root steps down to the account of the Debian package.</summary>
    private static string? Account { get; } = Environment.IsPrivilegedProcess ? "postgres" : null;

    private static string[] Unprivileged(string[] command) => Account is null
        ? command
        : ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--init-groups", .. command];

    private static ProcessStartInfo Described(string[] command, bool input = false)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = input,
            RedirectStandardOutput = !input,
            RedirectStandardError = !input,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static void Run(string[] command)
    {
        var code = TryRun(command, out _, out var error);
        if (code is not 0)
            throw new CannotStart($"{string.Join(' ', command)} failed: {error.Trim()}");
    }

    private static int? TryRun(string[] command) => TryRun(command, out _, out _);

    private static int? TryRun(string[] command, out string output) => TryRun(command, out output, out _);

    private static int? TryRun(string[] command, out string output, out string error)
    {
        try
        {
            using var process = Process.Start(Described(command))!;
            var errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            error = errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            output = "";
            error = missing.Message;
            return null;
        }
    }
}
