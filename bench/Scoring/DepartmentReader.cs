using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;
using Anlan.Evaluation.Sources;
using Anlan.Testing;

namespace Anlan.Bench.Scoring;

/// <summary>Reads the sheet as the product would: a framework, a case as template, and a row of facts for each department.</summary>
internal static class DepartmentReader
{
    /// <summary>Columns that hold the number of a level, and the leaf the level is declared for.</summary>
    private static readonly (string Column, string Leaf)[] Levels = [("assetLevel", "D09"), ("systemLevel", "D12")];

    /// <summary>The framework, and the departments in the sheet's order, read as they are asked for, on every processor.</summary>
    public static (Framework Framework, ParallelQuery<Case> Departments) Read(string csvFile)
    {
        var framework = Value(Framework.Read("department.yaml", File.ReadAllText(Checkout.Path("bench", "frameworks", "department.yaml"))));
        var template = Value(Case.Read("department.yaml", File.ReadAllText(Checkout.Path("bench", "cases", "department.yaml")), framework));

        var lines = File.ReadAllLines(csvFile);
        var column = lines[0].Split(',').Index().ToDictionary(c => c.Item, c => c.Index);
        var facts = template.Facts.Values
            .Select(fact => (Template: fact, Columns: Enumerable.Range(1, fact.Values.Count).Select(n => column[$"{fact.Name}{n}"]).ToArray()))
            .Select(f => (f.Template, f.Columns, Single: f.Columns.Length == 0 ? column[f.Template.Name] : -1))
            .ToArray();
        var declared = Levels
            .Select(level => (Column: column[level.Column], Entries: framework.Leaf(level.Leaf)!.Rule is GradeRule rule
                ? rule.Levels.Select(l => template.Entries[level.Leaf] with { Support = ((Inputs)template.Entries[level.Leaf].Support) with { Level = l.Name } }).ToArray()
                : []))
            .ToArray();

        return (framework, lines[1..].AsParallel().AsOrdered().Select(Department));

        Case Department(string line)
        {
            var cells = line.Split(',');
            var own = new Dictionary<string, Fact>(facts.Length, StringComparer.Ordinal);
            foreach (var (fact, columns, single) in facts)
                own.Add(fact.Name, single >= 0
                    ? fact with { Value = Rational.Parse(cells[single]) }
                    : fact with { Values = Array.ConvertAll(columns, c => Rational.Parse(cells[c])) });
            var entries = new Dictionary<string, Entry>(template.Entries, StringComparer.Ordinal);
            foreach (var (levelColumn, choices) in declared)
            {
                var entry = choices[int.Parse(cells[levelColumn]) - 1];
                entries[entry.Indicator] = entry;
            }
            return template with { Facts = own, Entries = entries };
        }
    }

    private static T Value<T>(Loaded<T> loaded)
        where T : class =>
        loaded.Value ?? throw new InvalidDataException(string.Join('\n', loaded.Problems));
}
