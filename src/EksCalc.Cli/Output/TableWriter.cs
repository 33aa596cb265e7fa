using Spectre.Console;

namespace EksCalc.Cli.Output;

/// <summary>Prints a table for a person. On its own, so that Spectre.Console is loaded only when a table is asked for.</summary>
internal static class TableWriter
{
    /// <summary>Width where there is no terminal to fit into: wide enough that no row is wrapped.</summary>
    private const int WidthWithoutTerminal = 240;

    public static void Write(Result result, TextWriter output)
    {
        var toTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = toTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!toTerminal)
            console.Profile.Width = WidthWithoutTerminal;

        var table = new Table().Border(toTerminal ? TableBorder.Rounded : TableBorder.Simple);
        for (var column = 0; column < result.Columns.Count; column++)
        {
            var heading = new TableColumn(Markup.Escape(result.Columns[column]));
            table.AddColumn(ResultWriter.IsNumeric(result, column) ? heading.RightAligned() : heading);
        }

        foreach (var row in result.Rows)
            table.AddRow([.. row.Select(value => Markup.Escape(ResultWriter.Text(value)))]);
        console.Write(table);
    }
}
