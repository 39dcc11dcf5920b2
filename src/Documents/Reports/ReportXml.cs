using System.Globalization;
using System.Text;
using System.Xml;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Reports;

/// <summary>
/// The part of a Word file that carries <see cref="ReportData"/>. Everything is an element: office programs drop
/// attributes of such parts when they save.
/// </summary>
public static class ReportXml
{
    /// <summary>The namespace of all its elements.</summary>
    public const string Namespace = "urn:anlan:report:1";

    /// <summary>The most charts that a report may carry.</summary>
    public const int MaxCharts = 100;

    /// <summary>Writes the part: UTF-8, the digest last.</summary>
    public static byte[] Write(ReportData data)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("report", Namespace);
            Put(xml, "number", data.Number);
            Put(xml, "style", data.Style.ToString());
            Put(xml, "edition", data.Public ? "public" : "full");
            Put(xml, "codes", data.Codes ? "yes" : "no");
            Put(xml, "title", data.Title);
            Put(xml, "unit", data.Unit);
            Put(xml, "framework", data.FrameworkId ?? "");
            Put(xml, "frameworkVersion", data.FrameworkVersion);
            Put(xml, "frameworkText", data.FrameworkText ?? "");
            Put(xml, "caseText", data.CaseText);
            xml.WriteStartElement("figures", Namespace);
            foreach (var (name, seal, places, figure) in data.Figures)
            {
                xml.WriteStartElement("figure", Namespace);
                Put(xml, "name", name);
                Put(xml, "seal", seal);
                Put(xml, "places", places.ToString(CultureInfo.InvariantCulture));
                Put(xml, "key", figure.Key);
                Put(xml, "label", figure.Label);
                Put(xml, "value", figure.Text);
                Put(xml, "unit", figure.Unit);
                Put(xml, "source", figure.Source);
                Put(xml, "period", figure.Period);
                Put(xml, "precision", figure.Precision.ToString(CultureInfo.InvariantCulture));
                Put(xml, "computable", figure.Computable ? "yes" : "no");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteStartElement("charts", Namespace);
            foreach (var chart in data.Charts)
                Put(xml, "chart", string.Join(' ', chart));
            xml.WriteEndElement();
            Put(xml, "digest", data.Digest());
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    /// <summary>Whether an element of this name begins such a part.</summary>
    public static bool Begins(string localName, string? namespaceUri) => localName == "report" && namespaceUri == Namespace;

    /// <summary>Reads the part, and the digest that it states.</summary>
    /// <exception cref="XmlException">It is no such part, or damaged.</exception>
    public static (ReportData Data, string Digest) Read(Stream stream)
    {
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return Read(xml);
    }

    /// <summary>Reads the part from a reader that resolves nothing.</summary>
    /// <exception cref="XmlException">It is no such part, or damaged.</exception>
    public static (ReportData Data, string Digest) Read(XmlReader xml)
    {
        xml.MoveToContent();
        if (!Begins(xml.LocalName, xml.NamespaceURI))
            throw new XmlException("Not the data of a report.");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var figures = new List<CarriedFigure>();
        var charts = new List<IReadOnlyList<string>>();
        foreach (var name in Children(xml))
        {
            if (name == "figures")
            {
                foreach (var _ in Children(xml))
                {
                    if (figures.Count == Report.MaxFigures)
                        throw new XmlException("Too many figures.");
                    figures.Add(Figure(Fields(xml)));
                }
            }
            else if (name == "charts")
            {
                foreach (var _ in Children(xml))
                {
                    if (charts.Count == MaxCharts)
                        throw new XmlException("Too many charts.");
                    charts.Add(xml.ReadElementContentAsString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
                }
            }
            else
            {
                texts[name] = xml.ReadElementContentAsString();
            }
        }
        var data = new ReportData
        {
            Number = Text(texts, "number"),
            Style = Enum.TryParse<HouseStyle>(Text(texts, "style"), out var style) && Enum.IsDefined(style) ? style : throw new XmlException("No such style."),
            Public = Text(texts, "edition") == "public",
            Codes = Text(texts, "codes") == "yes",
            Title = Text(texts, "title"),
            Unit = Text(texts, "unit"),
            FrameworkId = Text(texts, "framework") is { Length: > 0 } id ? id : null,
            FrameworkText = Text(texts, "frameworkText") is { Length: > 0 } framework ? framework : null,
            CaseText = Text(texts, "caseText"),
            Figures = figures,
            Charts = charts,
        };
        return (data, Text(texts, "digest"));
    }

    private static CarriedFigure Figure(Dictionary<string, string> of) => new(
        Text(of, "name"),
        Text(of, "seal"),
        int.TryParse(Text(of, "places"), NumberStyles.None, CultureInfo.InvariantCulture, out var places) ? places : throw new XmlException("Not a number of places."),
        new Figure(Text(of, "key"), Text(of, "label"), Text(of, "value"), Text(of, "unit"), Text(of, "source"), Text(of, "period"), Text(of, "computable") == "yes"));

    private static Dictionary<string, string> Fields(XmlReader xml)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Children(xml))
            fields[name] = xml.ReadElementContentAsString();
        return fields;
    }

    /// <summary>Stands on each child element in turn; the caller reads it to its end.</summary>
    private static IEnumerable<string> Children(XmlReader xml)
    {
        var empty = xml.IsEmptyElement;
        xml.ReadStartElement();
        if (empty)
            yield break;
        while (xml.MoveToContent() == XmlNodeType.Element)
            yield return xml.NamespaceURI == Namespace ? xml.LocalName : throw new XmlException("A foreign element.");
        xml.ReadEndElement();
    }

    private static string Text(Dictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out var text) ? text : throw new XmlException($"{name} is missing.");

    private static void Put(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
