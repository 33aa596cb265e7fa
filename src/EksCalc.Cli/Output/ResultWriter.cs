using System.Globalization;
using System.Text.Json;
using CsvHelper;
using EksCalc.Notebooks;
using EksCalc.Notebooks.Tables;

namespace EksCalc.Cli.Output;

/// <summary>Prints results in each of the formats.</summary>
internal static class ResultWriter
{
    public static void Write(Result result, OutputFormat format, Screen screen, TextWriter output)
    {
        switch (format)
        {
            case OutputFormat.Json when result.JsonLines:
                foreach (var line in (IEnumerable<object>)result.Json)
                    output.WriteLine(JsonSerializer.Serialize(line, result.JsonType));
                break;
            case OutputFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(result.Json, result.JsonType));
                break;
            case OutputFormat.Csv:
                WriteCsv(result.Columns, result.Rows, output);
                break;
            case OutputFormat.Md:
                WriteMarkdown(result, output);
                break;
            default:
                TextTable.Write(result, screen, output);
                break;
        }
    }

    /// <summary>A value as programs read it: invariant culture, truth values in lower case, nothing for null.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Writes CSV with a header row, a row at a time.</summary>
    public static void WriteCsv(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, TextWriter output)
    {
        using var csv = new CsvWriter(output, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column);
        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var value in row)
                csv.WriteField(Text(value));
            csv.NextRecord();
        }
    }

    private static void WriteMarkdown(Result result, TextWriter output)
    {
        output.WriteLine(Line(result.Columns));
        output.WriteLine(Line(result.Columns.Select((_, column) => TextColumn.IsNumericIn(result, column) ? "--:" : "---")));
        foreach (var row in result.Rows)
            output.WriteLine(Line(row.Select(value => Markdown.Escape(CellText.Of(value)))));

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
    }
}
