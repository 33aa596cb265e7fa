namespace EksCalc.Cli.Output;

/// <summary>Aligned columns without colours or boxes, for files and pipes.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    public static void Write(Result result, TextWriter output)
    {
        var rows = result.Rows.Select(row => row.Select(ResultWriter.Text).ToArray()).ToList();
        var widths = result.Columns.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        var numeric = result.Columns.Select((_, column) => ResultWriter.IsNumeric(result, column)).ToArray();

        output.WriteLine(Line([.. result.Columns]));
        output.WriteLine(Line([.. widths.Select(width => new string('-', width))]));
        foreach (var row in rows)
            output.WriteLine(Line(row));

        string Line(string[] cells) => string.Join(
            Gap, cells.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
    }
}
