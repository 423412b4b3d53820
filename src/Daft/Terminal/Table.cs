using System.Collections.Immutable;
using System.Text;

namespace Daft.Terminal;

/// <summary>Rows of text under one another; columns as wide as their widest cell, two spaces between them.</summary>
public static class Table
{
    private const string Gap = "  ";

    /// <param name="rows">All of the same length.</param>
    /// <param name="right">Indexes of the columns whose cells stand at the right edge.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ImmutableArray<string>> rows, params IReadOnlyList<int> right)
    {
        if (rows.Count == 0)
            return [];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Cells.Of(row[column])))];
        return [.. rows.Select(row => Line(row, widths, right))];
    }

    private static string Line(ImmutableArray<string> row, int[] widths, IReadOnlyList<int> right)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            line.Append(column == 0 ? "" : Gap);
            line.Append(right.Contains(column) ? Cells.PadLeft(row[column], widths[column]) : Cells.PadRight(row[column], widths[column]));
        }

        return line.ToString().TrimEnd();
    }
}
