using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anlan.Cli.Tests;

public sealed class SchemaTests
{
    private static readonly string[] Cases = [.. Directory.GetDirectories(Checkout.Path("cases")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Fact]
    [Shows("V-09b")]
    public void Output_of_all_cases_fits_its_schema()
    {
        var documents = Cases.Select(id => ("scorecard.json", Program.Anlan("evaluate", id, "--json").Output)).ToList();
        documents.Add(("indicator.json", Program.Anlan("explain", "yantian-2023", "Y16", "--json").Output));
        documents.Add(("indicator.json", Program.Anlan("explain", "yantian-2023", "Y19", "--json").Output));
        documents.Add(("indicator.json", Program.Anlan("explain", "luohu-2024", "H01", "--json").Output));

        Cases.Length.ShouldBe(5);
        Validate(documents).ShouldAllBe(faults => faults.Length == 0);
    }

    [Fact]
    public void Each_damage_to_an_output_is_noticed()
    {
        var card = Program.Anlan("evaluate", "yantian-2023", "--json").Output;
        (string Pointer, Action<JsonObject> Damage)[] damages =
        [
            ("", o => o.Remove("totals")),
            ("", o => o["extra"] = 1),
            ("", o => o["year"] = "2023"),
            ("", o => o["kind"] = "其他"),
            ("totals", o => o["published"] = "95.7"),
            ("totals", o => o.Remove("proved")),
            ("totals/checked", o => o["alternatives"] = null),
            ("totals/checked/alternatives/0", o => o["value"] = "91.70"),
            ("points", o => o["open"] = null),
            ("grade/proved", o => o["min"] = 1),
            ("indicators/0", o => o.Remove("ref")),
            ("indicators/0", o => o["note"] = ""),
            ("indicators/0", o => o["weight"] = 0),
            ("indicators/0", o => o["checked"] = -1),
            ("indicators/0", o => o["evidence"] = "guessed"),
            ("indicators/0", o => o["kind"] = "check"),
            ("indicators/0", o => o["exact"] = "0.5"),
            ("indicators/0", o => o["line"] = 0),
            ("indicators/0", o => o["working"] = new JsonArray()),
            ("indicators/0/proved", o => o["max"] = null),
            ("indicators/15/working/0", o => o.Remove("line")),
            ("indicators/15/working/0", o => o.Remove("exact")),
            ("indicators/15/working/0", o => o["step"] = "operation"),
            ("findings/0", o => o["severity"] = "warning"),
            ("findings/0", o => o["code"] = "Total Checked"),
        ];

        var faults = Validate(damages.Select(damage => ("scorecard.json", Damaged(card, damage.Pointer, damage.Damage))));

        faults.Length.ShouldBe(damages.Length);
        damages.Where((_, i) => faults[i].Length == 0).Select(damage => damage.Pointer).ShouldBeEmpty();
        Validate([("scorecard.json", Damaged(card, "", _ => { }))]).Single().ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-17j")]
    public void Verdicts_fit_their_schema_and_damaged_ones_do_not()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "report.docx");
        Program.Anlan("report", "luohu-2024", "--out", file).Exit.ShouldBe(0);
        var holds = Program.Anlan("verify", file, "--json");
        var copy = Path.Combine(folder.Path, "copy.docx");
        File.Copy(file, copy);
        using (var zip = System.IO.Compression.ZipFile.Open(copy, System.IO.Compression.ZipArchiveMode.Update))
            zip.GetEntry("customXml/item1.xml")!.Delete();
        var found = Program.Anlan("verify", copy, "--json");
        var code = Program.Anlan("verify", "ZZZZ-ZZZZ", "--case", "luohu-2024", "--json");

        (holds.Exit, found.Exit, code.Exit).ShouldBe((0, 1, 2));
        code.Bytes.ShouldBeEmpty();
        Validate([("verify.json", holds.Output), ("verify.json", found.Output)]).ShouldAllBe(faults => faults.Length == 0);
        (string Pointer, Action<JsonObject> Damage)[] damages =
        [
            ("", o => o.Remove("holds")),
            ("", o => o["extra"] = 1),
            ("", o => o["subject"] = "letter"),
            ("", o => o["digest"] = "abc"),
            ("", o => o["figures"] = -1),
            ("findings/0", o => o["kind"] = "Copy"),
            ("findings/0", o => o.Remove("old")),
            ("findings/0", o => o["text"] = ""),
        ];
        Validate(damages.Select(damage => ("verify.json", Damaged(found.Output, damage.Pointer, damage.Damage)))).ShouldAllBe(faults => faults.Length > 0);
    }

    private static string Damaged(string json, string pointer, Action<JsonObject> damage)
    {
        var root = JsonNode.Parse(json)!;
        var node = root;
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = int.TryParse(part, out var index) ? node[index]! : node[part]!;
        damage(node.AsObject());
        return root.ToJsonString();
    }

    /// <summary>What is wrong with each document; one process of Node for all of them.</summary>
    private static string[][] Validate(IEnumerable<(string Schema, string Document)> documents)
    {
        var start = new ProcessStartInfo("node", [Checkout.Path("tests", "Cli.Tests", "validate.mjs"), Checkout.Path("docs", "schema")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        JsonSerializer.Serialize(node.StandardInput.BaseStream, documents.Select(d => new { schema = d.Schema, document = d.Document }));
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return JsonSerializer.Deserialize<string[][]>(answer)!;
    }
}
