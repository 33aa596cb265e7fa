using Spectre.Console;

namespace EksCalc.Cli.Output;

/// <summary>Prints a table on a terminal, fitted to its width. On its own, so that Spectre.Console is loaded only there.</summary>
internal static class TableWriter
{
    public static void Write(Result result, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        for (var column = 0; column < result.Columns.Count; column++)
        {
            var heading = new TableColumn(Markup.Escape(result.Columns[column])) { NoWrap = column == 0 };
            table.AddColumn(ResultWriter.IsNumeric(result, column) ? heading.RightAligned() : heading);
        }

        foreach (var row in result.Rows)
            table.AddRow([.. row.Select(value => Markup.Escape(ResultWriter.Text(value)))]);
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }
}
