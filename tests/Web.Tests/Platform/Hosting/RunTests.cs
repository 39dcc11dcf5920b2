using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Anlan.Web.Platform.Hosting;
using Anlan.Web.Tests.Performance.Appraisals;
using Npgsql;

namespace Anlan.Web.Tests.Platform.Hosting;

/// <summary>
/// The real <c>./run</c> of this checkout as its user starts it. It may have to build first, so the tests of this
/// class, which run one after the other, are the only ones that start it.
/// </summary>
public sealed partial class RunTests : IDisposable
{
    private readonly string folder = TemporaryFolder.Create();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Shows("V-13a")]
    [Shows("V-13c")]
    public async Task Run_serves_beside_a_taken_port_and_leaves_nothing()
    {
        using var taken = HoldUsualPort();
        using var run = new Script(folder);
        var address = await run.Address();

        address.Port.ShouldNotBe(Address.UsualPort);
        run.Output.ShouldContain(line => line.Contains($"没有使用常用端口 {Address.UsualPort}"));
        await ListsTheFiveEvaluations(run, address);
        Processes.StartedFor(folder).ShouldContain(process => process.Contains("postgres"));

        run.Interrupt().ShouldBe(0);
        Processes.StartedFor(folder).ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-13c")]
    public async Task Run_uses_the_database_it_is_given_and_no_other()
    {
        var connection = TestDatabases.Empty();
        using var run = new Script(folder, ("ConnectionStrings__Anlan", connection));
        await ListsTheFiveEvaluations(run, await run.Address());

        Directory.Exists(Path.Combine(folder, "postgres")).ShouldBeFalse();
        await using (var database = NpgsqlDataSource.Create(connection))
        await using (var count = database.CreateCommand("select count(*) from performance.appraisal"))
            (await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(5L);

        run.Interrupt().ShouldBe(0);
        Processes.StartedFor(folder).ShouldBeEmpty();
    }

    private static async Task ListsTheFiveEvaluations(Script run, Uri address)
    {
        var password = Password().Match(string.Join('\n', run.Output)).Groups[1].Value;
        var name = run.Output.Select(line => Account().Match(line)).First(found => found.Success).Groups[1].Value;
        using var visitor = new Visitor(address);
        (await visitor.Get("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.SignIn(name, password)).Status.ShouldBe(HttpStatusCode.Redirect);
        var list = await visitor.Get("/performance/appraisals");
        list.Html.QuerySelectorAll("table.list tbody a").Select(link => link.GetAttribute("href"))
            .ShouldBe(Shipped.Library.Cases.Select(id => $"/performance/appraisals/{id}"), ignoreOrder: true);
    }

    /// <summary>Holds the usual port, unless somebody else already does.</summary>
    private static TcpListener? HoldUsualPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, Address.UsualPort);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    [GeneratedRegex("密码都是 ([^）]+)）")]
    private static partial Regex Password();

    [GeneratedRegex(@"^  (\w+) +\S+$")]
    private static partial Regex Account();

    /// <summary>The script in a process group of its own, as a terminal starts it.</summary>
    private sealed partial class Script : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

        private readonly Process process;
        private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<string> output = [];
        private Uri? address;

        public Script(string folder, params (string Name, string Value)[] settings)
        {
            var start = new ProcessStartInfo("setsid", [Checkout.Path("run")]) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var name in new[] { "ConnectionStrings__Anlan", "ASPNETCORE_URLS", "Demonstration" })
                start.Environment.Remove(name);
            start.Environment["ANLAN_DATA"] = folder;
            foreach (var (name, value) in settings)
                start.Environment[name] = value;
            process = new() { StartInfo = start };
            process.OutputDataReceived += (_, line) => Read(line.Data);
            process.ErrorDataReceived += (_, line) => Read(line.Data);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public IEnumerable<string> Output => output;

        /// <summary>The address it prints, once all it has to say is printed.</summary>
        public async Task<Uri> Address()
        {
            await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(Patience));
            return ready.Task.IsCompletedSuccessfully
                ? await ready.Task
                : throw new InvalidOperationException("It did not start:\n" + string.Join('\n', output));
        }

        /// <summary>Ctrl-C, which reaches the whole group; the exit code.</summary>
        public int Interrupt()
        {
            // setsid becomes the script and leads its group.
            Processes.SignalGroup(process, "INT");
            process.WaitForExit(Patience).ShouldBeTrue(string.Join('\n', output));
            return process.ExitCode;
        }

        public void Dispose()
        {
            // The private server goes with the program, whose pipe closes.
            if (!process.HasExited) Processes.SignalGroup(process, "KILL");
            process.WaitForExit();
            process.Dispose();
        }

        private void Read(string? line)
        {
            if (line is null) return;
            output.Enqueue(line);
            if (Printed().Match(line) is { Success: true } found) address = new(found.Groups[1].Value);
            if (line.Contains("Ctrl-C") && address is not null) ready.TrySetResult(address);
        }

        [GeneratedRegex(@"安澜已就绪：(http://127\.0\.0\.1:\d+)")]
        private static partial Regex Printed();
    }
}
