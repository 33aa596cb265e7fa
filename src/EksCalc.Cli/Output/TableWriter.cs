using Spectre.Console;

namespace EksCalc.Cli.Output;

/// <summary>
/// Prints a table on a terminal, fitted to its width: where the columns find no room beside each other, each row becomes a column. On its own, so that
/// Spectre.Console is loaded only there.
/// </summary>
internal static class TableWriter
{
    /// <summary>The line and the two spaces that a column has beside its text.</summary>
    private const int Frame = 3;

    public static void Write(Result result, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var rows = result.Rows.Select(row => row.Select(ResultWriter.Text).ToArray()).ToList();
        if (LeastWidth(result.Columns, rows) <= console.Profile.Width || rows.Count == 0)
        {
            console.Write(Upright(result, rows));
            return;
        }

        for (var from = 0; from < rows.Count;)
        {
            var room = console.Profile.Width - 1 - Frame - result.Columns.Max(column => column.Length);
            var count = 0;
            while (from + count < rows.Count && (count == 0 || room >= Frame + Longest(rows[from + count])))
                room -= Frame + Longest(rows[from + count++]);
            console.Write(Turned(result.Columns, rows.GetRange(from, count)));
            from += count;
        }
    }

    private static Table Upright(Result result, List<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        for (var column = 0; column < result.Columns.Count; column++)
        {
            var heading = new TableColumn(Markup.Escape(result.Columns[column])) { NoWrap = column == 0 };
            table.AddColumn(ResultWriter.IsNumeric(result, column) ? heading.RightAligned() : heading);
        }

        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static Table Turned(IReadOnlyList<string> columns, List<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn(Markup.Escape(columns[0])) { NoWrap = true });
        foreach (var row in rows)
            table.AddColumn(new TableColumn(Markup.Escape(row[0])).RightAligned());
        for (var column = 1; column < columns.Count; column++)
            table.AddRow([Markup.Escape(columns[column]), .. rows.Select(row => Markup.Escape(row[column]))]);
        return table;
    }

    /// <summary>The width at which no word is broken; the first column is never wrapped.</summary>
    private static int LeastWidth(IReadOnlyList<string> columns, List<string[]> rows)
    {
        var width = 1 + Frame + Math.Max(columns[0].Length, rows.Select(row => row[0].Length).DefaultIfEmpty(0).Max());
        for (var column = 1; column < columns.Count; column++)
            width += Frame + Math.Max(LongestWord(columns[column]), rows.Select(row => LongestWord(row[column])).DefaultIfEmpty(0).Max());
        return width;
    }

    private static int Longest(string[] row) => row.Max(text => text.Split('\n').Max(line => line.Length));

    private static int LongestWord(string text) => text.Split([' ', '\n']).Max(word => word.Length);
}
