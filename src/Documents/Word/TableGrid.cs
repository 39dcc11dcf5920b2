using Anlan.Documents.Reports;

namespace Anlan.Documents.Word;

/// <summary>A place of a table's grid: a cell, where a covered place continues one from above, or nothing.</summary>
internal readonly record struct GridPlace(Cell? Cell, int Column, int Columns, bool Continues);

/// <summary>A table as Word wants it: every place of every row, widths in twips.</summary>
internal static class TableGrid
{
    public const int MarginTop = 30, MarginSide = 70;

    /// <summary>Many columns are set in 五号, few in 小四.</summary>
    public static bool IsSmall(Table table) => table.Small || table.Widths.Count > 6;

    /// <summary>The columns' widths, which add up to the whole.</summary>
    public static int[] Widths(Table table, int whole)
    {
        var (shares, sum, before, edge) = (table.Widths, table.Widths.Sum(), 0, 0);
        var widths = new int[shares.Count];
        for (var i = 0; i < widths.Length; i++)
        {
            before += shares[i];
            var next = (int)((long)whole * before / sum);
            (widths[i], edge) = (next - edge, next);
        }
        return widths;
    }

    /// <summary>The places of each row from left to right.</summary>
    public static IEnumerable<List<GridPlace>> Rows(Table table)
    {
        // For each column the cell that still covers it from above, its first column and for how many rows more.
        var open = new (Cell Cell, int Column, int Left)[table.Widths.Count];
        foreach (var cells in table.Rows)
        {
            var places = new List<GridPlace>(open.Length);
            var next = 0;
            for (var column = 0; column < open.Length;)
            {
                if (open[column] is { Left: > 0 } above)
                {
                    var width = 0;
                    for (; column + width < open.Length && open[column + width] is { Left: > 0 } same && same.Column == above.Column; width++)
                        open[column + width].Left--;
                    places.Add(new(above.Cell, column, width, Continues: true));
                    column += width;
                    continue;
                }
                var cell = next < cells.Count ? cells[next++] : null;
                var columns = 1;
                while (columns < (cell?.Columns ?? 1) && column + columns < open.Length && open[column + columns].Left == 0)
                    columns++;
                if (cell is { Rows: > 1 })
                    Array.Fill(open, (cell, column, cell.Rows - 1), column, columns);
                places.Add(new(cell, column, columns, Continues: false));
                column += columns;
            }
            yield return places;
        }
    }
}
