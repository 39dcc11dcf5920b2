using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Anlan.Documents.Tests.Workbooks;

/// <summary>Workbooks as LibreOffice calculates them: every formula is worked out anew on loading.</summary>
internal static class Calc
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>The sheets of each workbook by name: rows of fields, figures as stored and not as shown.</summary>
    public static List<Dictionary<string, List<string[]>>> Read(IReadOnlyList<string> sheets, params IReadOnlyList<byte[]> workbooks)
    {
        var folder = Directory.CreateTempSubdirectory("anlan-calc-");
        try
        {
            var user = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
            File.WriteAllText(Path.Combine(user.FullName, "registrymodifications.xcu"), AlwaysRecalculate);
            var files = workbooks.Select((_, i) => Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"card{i}.xlsx"))).ToList();
            foreach (var (file, workbook) in files.Zip(workbooks))
                File.WriteAllBytes(file, workbook);
            // Semicolons, UTF-8, figures as stored, every sheet into a file of its own.
            Run(folder, ["--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder.FullName, .. files]);
            return [.. files.Select(file => sheets.ToDictionary(name => name, name => Fields(File.ReadAllText($"{file[..^5]}-{name}.csv"))))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Otherwise the program believes the values that stand beside the formulas.</summary>
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    private static void Run(DirectoryInfo folder, string[] arguments)
    {
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var office = Process.Start(start)!;
        office.StandardInput.Close();
        var output = office.StandardOutput.ReadToEndAsync();
        var error = office.StandardError.ReadToEndAsync();
        if (!office.WaitForExit(Patience))
        {
            office.Kill(entireProcessTree: true);
            throw new TimeoutException("LibreOffice did not end.");
        }
        office.ExitCode.ShouldBe(0, output.Result + error.Result);
    }

    private static List<string[]> Fields(string csv)
    {
        var (rows, row, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is (';' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == ';')
                    continue;
                rows.Add([.. row]);
                row.Clear();
            }
            else
                field.Append(c);
        }
        return rows;
    }
}
