using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Anlan.Documents.Office;
using Anlan.Documents.Reports;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Word;

/// <summary>A report on paper: the PDF that the office program makes, read by tools that know nothing of us.</summary>
internal sealed class Pages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anlan-pages-").FullName;

    private Pages(byte[] pdf) => File.WriteAllBytes(Path.Combine(folder, "report.pdf"), pdf);

    public static async Task<Pages> Of(Report report, bool forPrint = true)
    {
        var converted = await OfficeProgram.ToPdfAsync(WordWriter.Write(report, forPrint), TestContext.Current.CancellationToken);
        converted.Problem.ShouldBeNull();
        return new Pages(converted.Bytes!);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The lines of each page from top to bottom.</summary>
    public List<string[]> Lines() =>
        [.. Run("pdftotext", "-layout", "-enc", "UTF-8", "report.pdf", "-").Split('\f', StringSplitOptions.RemoveEmptyEntries)
            .Select(page => page.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray())];

    /// <summary>The names of the fonts in the file.</summary>
    public string Fonts() => Run("pdffonts", "report.pdf");

    /// <summary>Where on each page a word begins, as a share of its width.</summary>
    public List<double> Position(string word)
    {
        var positions = new List<double>();
        var width = 0.0;
        foreach (var line in Run("pdftotext", "-bbox", "report.pdf", "-").Split('\n'))
        {
            if (line.Contains("<page "))
                width = Number(line, "width");
            else if (line.Contains($">{word}<"))
                positions.Add(Number(line, "xMin") / width);
        }
        return positions;

        static double Number(string line, string name)
        {
            var from = line.IndexOf($"{name}=\"", StringComparison.Ordinal) + name.Length + 2;
            return double.Parse(line[from..line.IndexOf('"', from)], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What the QR code of each page says.</summary>
    public string?[] Codes()
    {
        Run("pdftoppm", "-r", "200", "-gray", "-png", "report.pdf", "page");
        var pictures = Directory.GetFiles(folder, "page-*.png").Order(StringComparer.Ordinal);
        return JsonSerializer.Deserialize<string?[]>(Run("node", [Checkout.Path("tests", "Documents.Tests", "codes.mjs"), .. pictures]))!;
    }

    /// <summary>The longest unbroken run of a colour in each row of a page's picture.</summary>
    public List<int> Runs(int page, (byte, byte, byte) colour)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        Run("pdftoppm", "-r", "100", "-f", number, "-l", number, "-singlefile", "report.pdf", "picture");
        var picture = File.ReadAllBytes(Path.Combine(folder, "picture.ppm"));
        // P6, width and height, 255: a line each.
        var from = 0;
        var head = new string[3];
        for (var i = 0; i < head.Length; i++)
        {
            var end = Array.IndexOf(picture, (byte)'\n', from);
            head[i] = Encoding.ASCII.GetString(picture, from, end - from);
            from = end + 1;
        }
        var width = int.Parse(head[1].Split(' ')[0], CultureInfo.InvariantCulture);
        var runs = new List<int>();
        for (; from + width * 3 <= picture.Length; from += width * 3)
        {
            var (run, longest) = (0, 0);
            for (var x = 0; x < width; x++)
            {
                var at = from + x * 3;
                run = (picture[at], picture[at + 1], picture[at + 2]) == colour ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
            runs.Add(longest);
        }
        return runs;
    }

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, program);
        return output;
    }
}
