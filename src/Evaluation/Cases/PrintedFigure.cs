using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Cases;

/// <summary>A figure of a publication with the arithmetic that gives it again.</summary>
/// <param name="Id">Its number.</param>
/// <param name="What">What it is, in Chinese.</param>
/// <param name="Unit">Its unit, or nothing.</param>
/// <param name="Line">The line it is printed at, or 0.</param>
/// <param name="Stated">As printed, with its trailing zeros; <c>—</c> where nothing is printed.</param>
/// <param name="Expression">The arithmetic.</param>
/// <param name="Computed">Its exact result.</param>
/// <param name="Verdict">How the two compare.</param>
/// <param name="Note">A word on it, or nothing.</param>
public sealed record PrintedFigure(string Id, string What, string? Unit, int Line, string Stated, Arithmetic Expression, Rational Computed, Verdict Verdict, string? Note)
{
    /// <summary>Reads <c>recompute.yaml</c>: a list under <c>figures</c>. What the file expects as result and verdict is not believed but computed.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">Its content.</param>
    public static Loaded<IReadOnlyList<PrintedFigure>> Read(string file, string text)
    {
        var sink = new Sink(file, text);
        var figures = new List<PrintedFigure>();
        if (YamlText.Read(text, sink) is { } root)
        {
            var all = new Fields(root, sink);
            foreach (var figure in all.Maps("figures"))
                if (Read(figure) is { } read)
                    figures.Add(read);
            all.Done();
        }
        return sink.Any ? new(sink.All) : new(figures);
    }

    private static PrintedFigure? Read(Fields figure)
    {
        figure.Know("computed", "verdict");
        var id = figure.Required("id");
        var what = figure.Required("what");
        var stated = figure.Required("stated");
        var unit = figure.Text("unit");
        var note = figure.Text("note");
        var line = figure.Whole("line", 1, 1_000_000) ?? 0;
        var written = figure.Required("expression");
        figure.Done();
        if (stated != "—" && !Rational.TryParse(stated, out _))
            figure.Sink.Add(figure.LineOf("stated"), "“stated”应当是印出的数，没有印出的写 —");
        else if (!Arithmetic.TryParse(written, out var expression, out var problem))
            figure.Sink.Add(figure.LineOf("expression"), problem!);
        else if (expression!.Evaluate(_ => null) is not { } computed)
            figure.Sink.Add(figure.LineOf("expression"), "算式算不出数：提到了名称，或者除数为 0");
        else
            return new PrintedFigure(id, what, unit, line, stated, expression, computed, Recomputation.Compare(stated, computed), note);
        return null;
    }
}
