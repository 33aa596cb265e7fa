using System.Text;
using EksCalc.Cli.Output;
using EksCalc.Exchange;
using EksCalc.Exchange.Results;
using EksCalc.Sweeps;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary>One run of <c>ekscalc sweep</c>: evaluates, draws, writes or prints.</summary>
/// <param name="Measures">What to keep; empty for everything.</param>
/// <param name="File">Where all rows go instead of the output; null for none.</param>
/// <param name="Chart">Where the chart goes; null for none.</param>
/// <param name="List">Only list what there is.</param>
/// <param name="Format">How to print.</param>
/// <param name="Console">Where to print.</param>
internal sealed record SweepRun(IReadOnlyList<string> Measures, string? File, string? Chart, bool List, OutputFormat Format, ToolConsole Console)
{
    /// <summary>Rows that a person reads; files have them all.</summary>
    private const int MostRowsInATable = 200;

    public async Task RunAsync<TCase>(Sweep<TCase> sweep, List<(string Name, string Values)> values, string chartedMeasure, CancellationToken cancellationToken)
    {
        if (List)
        {
            PrintList(sweep);
            return;
        }

        if (File is not null)
            SweepFile.CheckExtension(File);
        sweep = SweepAnswer.Over(sweep, values, Measures);
        SweepResult result;
        using (var progress = new ShareProgress(Console.Error, "evaluated"))
            result = await Task.Run(() => sweep.Run(progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (Chart is not null)
            SweepChart.Of(result, Measures.Count > 0 ? Measures[0] : chartedMeasure).Save(Chart);
        if (File is null)
        {
            Print(result, Measures.Count > 0 ? Measures[0] : chartedMeasure);
            return;
        }

        using (var progress = new ShareProgress(Console.Error, "written"))
            await SweepFile.WriteAsync(result, File, progress, cancellationToken).ConfigureAwait(false);
        Console.Note(Invariant($"{result.Rows:N0} rows written to {File}"));
    }

    private void PrintList<TCase>(Sweep<TCase> sweep)
    {
        var rows = sweep.Parameters.Select(parameter => (IReadOnlyList<object?>)["parameter", parameter.Name, parameter.Values])
            .Concat(sweep.Measures.Select(measure => (IReadOnlyList<object?>)["measure", measure, ""])).ToList();
        var json = SweepListJson.Of(sweep);
        Console.Write(new Result(["Kind", "Name", "Values"], rows, json, ResultJson.Readable.SweepListJson), Format);
    }

    private void Print(SweepResult result, string measure)
    {
        if (Format == OutputFormat.Csv)
        {
            SweepFile.WriteCsv(result, Console.Output);
            return;
        }

        if (Format == OutputFormat.Json)
        {
            using var json = new MemoryStream();
            SweepFile.WriteJson(result, json);
            Console.Output.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length));
            return;
        }

        if (result.Rows > 0)
            Console.Answer($"{SweepRange.Of(result, measure)}.", Format);
        var columns = result.Columns.ToList();
        var rows = Enumerable.Range(0, Math.Min(result.Rows, MostRowsInATable)).Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.ValueAt(row))]).ToList();
        Console.Write(new Result([.. columns.Select(column => column.Name)], rows, rows, ResultJson.Readable.SweepListJson), Format);
        if (result.Rows > MostRowsInATable)
            Console.Note(Invariant($"{MostRowsInATable} of {result.Rows:N0} rows shown; --format csv prints all, --out FILE keeps them."));
    }
}
