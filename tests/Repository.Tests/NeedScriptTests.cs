namespace Anlan.Repository.Tests;

/// <summary>
/// <c>tools/need</c> on a machine without PostgreSQL or an office program: the folders of its packages are covered by empty ones in a mount
/// namespace of the test's own, and the package manager is a script that writes down how it was called.
/// </summary>
public sealed class NeedScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anlan-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Shows("V-13g")]
    public void A_missing_server_is_installed_with_its_PostGIS_and_starts_no_cluster()
    {
        Write("apt-get", """
            #!/bin/sh
            for last; do :; done
            echo "$last" >>"$(dirname "$0")/calls"
            case $last in
              postgresql) mkdir -p /usr/lib/postgresql/15/bin && touch /usr/lib/postgresql/15/bin/postgres ;;
              postgresql-15-postgis-3) mkdir -p /usr/share/postgresql/15/extension && touch /usr/share/postgresql/15/extension/postgis.control ;;
            esac

            """);
        var run = WithoutServer($"PATH={folder}:$PATH tools/need postgres && cat /etc/postgresql-common/createcluster.conf");

        run.Exit.ShouldBe(0, run.Output);
        run.Output.ShouldContain("installing postgresql and its PostGIS");
        run.Output.ShouldContain("create_main_cluster = false");
        File.ReadAllLines(Path.Combine(folder, "calls")).ShouldBe(["update", "postgresql", "postgresql-15-postgis-3"]);
    }

    [Fact]
    [Shows("V-13g")]
    public void Where_nothing_can_be_installed_one_line_says_what_to_install()
    {
        // A path with everything the script needs, and no package manager.
        foreach (var command in new[] { "bash", "cat", "dotnet", "env", "id", "ls", "mktemp", "node", "rm", "sort", "tail" })
            File.CreateSymbolicLink(Path.Combine(folder, command), Shell.Run($"command -v {command}").Output.Trim());
        var run = WithoutServer($"PATH={folder} tools/need postgres");

        run.Exit.ShouldNotBe(0);
        run.Output.Trim().Split('\n').ShouldHaveSingleItem().ShouldEndWith("install postgresql and its PostGIS (postgresql-15-postgis-3 on Debian 12)");
    }

    [Fact]
    [Shows("V-13g")]
    public void Office_program_and_its_fonts_are_installed_by_their_packages()
    {
        Write("apt-get", """
            #!/bin/sh
            while [ "$1" != install ] && [ $# -gt 0 ]; do shift; done
            [ $# -gt 0 ] || exit 0
            shift
            echo "$@" >>"$(dirname "$0")/calls"
            mkdir -p /usr/lib/libreoffice/program && touch /usr/lib/libreoffice/program/libswlo.so
            for font in opentype/noto/NotoSerifCJK-Regular.ttc truetype/arphic-gkai00mp/gkai00mp.ttf truetype/wqy/wqy-zenhei.ttc; do
              mkdir -p "/usr/share/fonts/${font%/*}" && touch "/usr/share/fonts/$font"
            done

            """);
        Write("soffice", "#!/bin/sh\n");
        var run = Without(["/usr/lib/libreoffice", "/usr/share/fonts"], $"mkdir -p /usr/lib/libreoffice /usr/share/fonts && PATH={folder}:$PATH tools/need writer papers");

        run.Exit.ShouldBe(0, run.Output);
        File.ReadAllText(Path.Combine(folder, "calls")).Trim().ShouldBe("--no-install-recommends libreoffice-writer-nogui fonts-noto-cjk fonts-arphic-gkai00mp fonts-wqy-zenhei");
    }

    /// <summary>Runs a line as root of a mount namespace in which the packages of PostgreSQL are not there.</summary>
    private static (int Exit, string Output) WithoutServer(string line) =>
        Without(["/usr/lib/postgresql", "/usr/share/postgresql", "/etc/postgresql-common"], line);

    private static (int Exit, string Output) Without(string[] places, string line)
    {
        var user = Environment.IsPrivilegedProcess ? "" : "--user --map-root-user";
        var covers = string.Join(" && ", places.Where(Directory.Exists).Select(place => $"mount -t tmpfs none {place}"));
        return Shell.Run($"unshare {user} --mount bash -c '{covers} && {line}'");
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
