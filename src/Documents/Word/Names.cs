namespace Anlan.Documents.Word;

/// <summary>Namespaces and kinds of parts, as ECMA-376 names them.</summary>
internal static class Names
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public const string Placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public const string Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public const string Package = "http://schemas.openxmlformats.org/package/2006";
    public const string CustomXml = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
}
