using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Anlan.Web.Tests.Platform.Hosting;

/// <summary>The program as a process of its own, with its private database.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private readonly string folder = TemporaryFolder.Create();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_programs_serve_side_by_side_and_leave_nothing_running()
    {
        var other = TemporaryFolder.Create();
        using var first = new Running(folder);
        using var second = new Running(other);
        var addresses = new[] { await first.Address(), await second.Address() };
        addresses.ShouldBeUnique();
        var servers = new[] { first.Server(), second.Server() };

        using var visitor = new Visitor(new(addresses[1]));
        var password = (await File.ReadAllTextAsync(Path.Combine(other, "demonstration-password"), TestContext.Current.CancellationToken)).Trim();
        (await visitor.SignIn("pingjia", password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);

        first.Interrupt().ShouldBe(0);
        second.Interrupt().ShouldBe(0);
        servers.ShouldAllBe(server => !Directory.Exists($"/proc/{server}"));
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task A_killed_program_takes_its_server_along_and_starts_again()
    {
        int server;
        using (var first = new Running(folder))
        {
            await first.Address();
            server = first.Server();
            first.Kill();
        }

        for (var wait = Stopwatch.StartNew(); Directory.Exists($"/proc/{server}") && wait.Elapsed < TimeSpan.FromSeconds(20);)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Directory.Exists($"/proc/{server}").ShouldBeFalse("the closed pipe stops the server");

        using var again = new Running(folder);
        await again.Address();
        again.Interrupt().ShouldBe(0);
    }

    [Fact]
    public void Verbs_do_one_thing_and_end()
    {
        using (var migrate = new Running(folder, "migrate")) migrate.WaitForExit().ShouldBe(0);
        File.Exists(Path.Combine(folder, "demonstration-password")).ShouldBeFalse("migrate seeds nothing");
        using (var seed = new Running(folder, "seed")) seed.WaitForExit().ShouldBe(0);
        File.Exists(Path.Combine(folder, "demonstration-password")).ShouldBeTrue();
        using (var first = new Running(folder, "administrator", "guanli")) first.WaitForExit().ShouldBe(1, "the name is taken");
        using (var other = new Running(folder, "administrator", "zhuguan")) other.WaitForExit().ShouldBe(0);
        using (var unknown = new Running(folder, "dance")) unknown.WaitForExit().ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_in_one_line()
    {
        using var first = new Running(folder);
        await first.Address();
        using var second = new Running(folder);
        second.WaitForExit().ShouldBe(1);
        second.Output.ShouldHaveSingleItem().ShouldContain("Another Anlan is running on " + folder);
    }

    [Fact]
    public void The_demonstration_password_is_readable_by_its_owner_only()
    {
        using (var seed = new Running(folder, "seed")) seed.WaitForExit().ShouldBe(0);
        File.GetUnixFileMode(Path.Combine(folder, "demonstration-password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private sealed partial class Running : IDisposable
    {
        private readonly string folder;
        private readonly Process process;
        private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> output = [];

        public Running(string folder, params string[] arguments)
        {
            this.folder = folder;
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anlan.Web.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["ANLAN_DATA"] = folder,
                    ["Demonstration"] = "true",
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ASPNETCORE_CONTENTROOT"] = Checkout.Path("src", "Web"),
                },
            };
            start.Environment.Remove("ConnectionStrings__Anlan");
            process = new() { StartInfo = start };
            process.OutputDataReceived += (_, line) => Read(line.Data);
            process.ErrorDataReceived += (_, line) => Read(line.Data);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public IEnumerable<string> Output => output;

        public async Task<string> Address()
        {
            await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
            return ready.Task.IsCompletedSuccessfully
                ? await ready.Task
                : throw new InvalidOperationException("It did not start:\n" + string.Join('\n', output));
        }

        public int Server() => int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

        /// <summary>What Ctrl-C sends; the exit code.</summary>
        public int Interrupt()
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            return WaitForExit();
        }

        public int WaitForExit()
        {
            process.WaitForExit(TimeSpan.FromSeconds(60)).ShouldBeTrue(string.Join('\n', output));
            process.WaitForExit();
            return process.ExitCode;
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) Kill();
            process.Dispose();
        }

        private void Read(string? line)
        {
            if (line is null) return;
            output.Enqueue(line);
            if (Ready().Match(line) is { Success: true } found) ready.TrySetResult(found.Value);
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
        private static partial Regex Ready();
    }
}
