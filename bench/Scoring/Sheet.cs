using System.Globalization;
using System.Text;
using Anlan.Testing;

namespace Anlan.Bench.Scoring;

/// <summary>
/// The sheet that every engine gets: a CSV file of inputs, one row a department, and one formula a leaf for the peers.
/// </summary>
internal static class Sheet
{
    public const int Departments = 1000;

    private const int Seed = 20240101;

    /// <summary>The formulas in the framework's order; <c>{name}</c> stands for the department's cell in that column.</summary>
    public static IReadOnlyList<(string Leaf, string Formula)> Formulas { get; } =
        [.. File.ReadLines(Checkout.Path("bench", "formulas", "department.tsv")).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    /// <summary>The CSV text; the same bytes on every machine.</summary>
    public static string Csv()
    {
        var random = new Random(Seed);
        var text = new StringBuilder();
        for (var i = 0; i < Departments; i++)
        {
            var row = Row(new Dice(random));
            if (i == 0)
                text.AppendJoin(',', row.Select(cell => cell.Column)).Append('\n');
            text.AppendJoin(',', row.Select(cell => cell.Value.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The letters of a column, from 0: A, B … Z, AA.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static List<(string Column, decimal Value)> Row(Dice dice)
    {
        var row = new List<(string, decimal)>
        {
            ("budgetFaults", dice.Whole(0, 3)),
            ("goalFaults", dice.Whole(0, 4)),
        };
        Amounts("adjusted", "budget", 200, 9000, 2, 35);
        Amounts("carriedOver", "income", 200, 9000, 0, 20);
        Amounts("procured", "procurementPlan", 10, 900, 70, 104);
        row.Add(("disclosureDelay", dice.Whole(-12, 5)));
        row.Add(("misuses", dice.Chance(85) ? 0 : dice.Whole(1, 3)));
        Counts("supervised", "projects", 3, 60, 60, 100);
        row.Add(("assetLevel", dice.Whole(1, 4)));
        Amounts("assetsInUse", "assets", 50, 5000, 50, 100);
        Counts("temporaryStaff", "staff", 20, 200, 0, 15);
        row.Add(("systemLevel", dice.Whole(1, 4)));
        Amounts("runningCosts", "runningBudget", 20, 500, 80, 103);
        decimal progress = 0;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            progress = Math.Min(100, progress + dice.Amount(12, 33));
            row.Add(($"progress{quarter}", progress));
        }
        Amounts("hospitality", "hospitalityBefore", 5, 90, 85, 108);
        Counts("tasksDone", "tasks", 5, 80, 75, 100);
        row.Add(("visits", dice.Whole(380, 620)));
        Counts("hazardsClosed", "hazards", 20, 900, 80, 100);
        row.Add(("projectDelay", dice.Whole(-10, 40)));
        Counts("accidents", "accidentsBefore", 3, 40, 70, 110);
        Counts("lettersInTime", "letters", 2, 120, 85, 100);
        foreach (var survey in (string[])["publicSurvey", "clientSurvey"])
        {
            int[] most = [90, 60, 20, 8, 4];
            for (var answer = 0; answer < most.Length; answer++)
                row.Add(($"{survey}{answer + 1}", dice.Whole(answer == 0 ? 10 : 0, most[answer])));
        }
        Counts("responsesInPlace", "responses", 1, 12, 90, 100);
        return row;

        void Amounts(string part, string whole, int low, int high, int lowShare, int highShare)
        {
            var all = dice.Amount(low, high);
            row.Add((part, decimal.Round(all * dice.Amount(lowShare, highShare) / 100, 2)));
            row.Add((whole, all));
        }

        void Counts(string part, string whole, int low, int high, int lowShare, int highShare)
        {
            var all = dice.Whole(low, high);
            row.Add((part, decimal.Round(all * dice.Amount(lowShare, highShare) / 100)));
            row.Add((whole, all));
        }
    }

    private sealed class Dice(Random random)
    {
        public decimal Whole(int low, int high) => random.Next(low, high + 1);

        /// <summary>A number with two decimals.</summary>
        public decimal Amount(int low, int high) => random.Next(low * 100, (high * 100) + 1) / 100m;

        public bool Chance(int percent) => random.Next(100) < percent;
    }
}
