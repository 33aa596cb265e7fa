using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using EksCalc.Sweeps;

namespace EksCalc.Exchange.Sweeps;

/// <summary>A sweep's result as CSV.</summary>
internal static class SweepCsv
{
    private const int RowsPerReport = 100_000;

    public static void Write(SweepResult result, TextWriter output, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        var columns = result.Columns.Select(column => (column.Name, Text: TextOf(column))).ToArray();
        foreach (var (name, _) in columns)
            csv.WriteField(name);
        csv.NextRecord();
        for (var row = 0; row < result.Rows; row++)
        {
            foreach (var (_, text) in columns)
                csv.WriteField(text(row));
            csv.NextRecord();
            if (row % RowsPerReport != 0)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report((double)row / result.Rows);
        }

        csv.Flush();
    }

    private static Func<int, string?> TextOf(SweepColumn column) => column switch
    {
        SweepColumn<int> numbers => row => numbers[row].ToString(CultureInfo.InvariantCulture),
        SweepColumn<long> numbers => row => numbers[row].ToString(CultureInfo.InvariantCulture),
        SweepColumn<double> numbers => row => numbers[row].ToString("R", CultureInfo.InvariantCulture),
        SweepColumn<bool> flags => row => flags[row] ? "true" : "false",
        SweepColumn<string> texts => row => texts[row],
        _ => throw new ArgumentException($"A column of {column.ElementType.Name} has no form in CSV.", nameof(column)),
    };
}
