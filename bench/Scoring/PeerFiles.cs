using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace Anlan.Bench.Scoring;

/// <summary>Writes the sheet in the forms in which the peers take it: the same cells, the same formulas, no values for them.</summary>
internal static partial class PeerFiles
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string TextNames = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Formula = "urn:oasis:names:tc:opendocument:xmlns:of:1.2";

    public static void Write(string folder, string csv)
    {
        var rows = csv.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        var scores = Scores(rows);
        File.WriteAllText(Path.Combine(folder, "departments.csv"), csv);
        File.WriteAllText(Path.Combine(folder, "scores.json"), JsonSerializer.Serialize(scores));
        WriteWorkbook(Path.Combine(folder, "departments.fods"), rows, scores);
    }

    /// <summary>The score sheet: a heading, a row of 24 scores and their total for each department, and the sum of all totals.</summary>
    private static List<string[]> Scores(List<string[]> rows)
    {
        var columns = rows[0].Index().ToDictionary(c => c.Item, c => Sheet.Letters(c.Index));
        var last = Sheet.Letters(Sheet.Formulas.Count - 1);
        var total = Sheet.Letters(Sheet.Formulas.Count);
        var scores = new List<string[]> { (string[])[.. Sheet.Formulas.Select(f => f.Leaf), "total"] };
        for (var row = 2; row <= rows.Count; row++)
            scores.Add([
                .. Sheet.Formulas.Select(f => "=" + Name().Replace(f.Formula, name => $"Data!{columns[name.Groups[1].Value]}{row}")),
                $"=ROUND(SUM(A{row}:{last}{row}),2)"]);
        scores.Add([$"=SUM({total}2:{total}{rows.Count})"]);
        return scores;
    }

    private static void WriteWorkbook(string file, List<string[]> data, List<string[]> scores)
    {
        using var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("office", "document", Office);
        xml.WriteAttributeString("xmlns", "table", null, Table);
        xml.WriteAttributeString("xmlns", "text", null, TextNames);
        xml.WriteAttributeString("xmlns", "of", null, Formula);
        xml.WriteAttributeString("version", Office, "1.2");
        xml.WriteAttributeString("mimetype", Office, "application/vnd.oasis.opendocument.spreadsheet");
        xml.WriteStartElement("body", Office);
        xml.WriteStartElement("spreadsheet", Office);
        WriteTable(xml, "Data", data);
        WriteTable(xml, "Scores", scores);
    }

    private static void WriteTable(XmlWriter xml, string name, List<string[]> rows)
    {
        xml.WriteStartElement("table", Table);
        xml.WriteAttributeString("name", Table, name);
        foreach (var row in rows)
        {
            xml.WriteStartElement("table-row", Table);
            foreach (var cell in row)
                WriteCell(xml, cell);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string cell)
    {
        xml.WriteStartElement("table-cell", Table);
        if (cell[0] == '=')
        {
            xml.WriteAttributeString("formula", Table, "of:" + Reference().Replace(cell.Replace(',', ';'), OpenReference));
        }
        else if (char.IsAsciiLetter(cell[0]))
        {
            xml.WriteAttributeString("value-type", Office, "string");
            xml.WriteElementString("p", TextNames, cell);
        }
        else
        {
            xml.WriteAttributeString("value-type", Office, "float");
            xml.WriteAttributeString("value", Office, cell);
        }
        xml.WriteEndElement();
    }

    /// <summary><c>Data!B2</c> is <c>[$Data.B2]</c> in OpenFormula, <c>A2:X2</c> is <c>[.A2:.X2]</c>.</summary>
    private static string OpenReference(Match found)
    {
        var (sheet, first, last) = (found.Groups["sheet"], found.Groups["first"].Value, found.Groups["last"]);
        return $"[{(sheet.Success ? "$Data" : "")}.{first}{(last.Success ? $":.{last.Value}" : "")}]";
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<sheet>Data!)?\b(?<first>[A-Z]{1,2}\d+)(:(?<last>[A-Z]{1,2}\d+))?")]
    private static partial Regex Reference();
}
