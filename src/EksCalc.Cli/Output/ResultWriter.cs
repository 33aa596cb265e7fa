using System.Globalization;
using System.Text.Json;
using CsvHelper;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Output;

/// <summary>Prints results in each of the formats.</summary>
internal static class ResultWriter
{
    public static void Write(Result result, OutputFormat format, TextWriter output)
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
            case OutputFormat.Table when ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected:
                TableWriter.Write(result, output);
                break;
            default:
                PlainTable.Write(result, output);
                break;
        }
    }

    /// <summary>A value as text: invariant culture, truth values in lower case, nothing for null.</summary>
    public static string Text(object? value) => value switch
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
        output.WriteLine(Line(result.Columns.Select((_, column) => IsNumeric(result, column) ? "--:" : "---")));
        foreach (var row in result.Rows)
            output.WriteLine(Line(row.Select(value => Markdown.Escape(Text(value)))));

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>Whether a column holds numbers only, and at least one.</summary>
    public static bool IsNumeric(Result result, int column) =>
        result.Rows.Any(row => row[column] is int or long) && result.Rows.All(row => row[column] is int or long or null);
}
