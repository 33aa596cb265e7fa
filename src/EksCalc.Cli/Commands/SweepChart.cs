using System.Globalization;
using EksCalc.Notebooks;
using EksCalc.Sweeps;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary>The chart that fits a sweep.</summary>
internal static class SweepChart
{
    private const int MostLines = 15;

    /// <summary>Lines against one parameter; of two, lines for each value of the shorter one, or fields of colour where there are too many.</summary>
    /// <exception cref="InvalidInputException">More than two parameters have several values, or none has.</exception>
    public static ChartView Of(SweepResult result, string measure)
    {
        var swept = result.Parameters.Where(column => column.Cycle > 1).ToList();
        var title = Title(result, measure, swept);
        return swept switch
        {
            [var one, var other] when result.Column(measure) is SweepColumn<bool> => Charts.HeatMap(result, other.Name, one.Name, measure, title),
            [var only] => Charts.Sweep(result, only.Name, null, measure, title),
            [var one, SweepColumn<int> other] when one.Cycle <= MostLines => Charts.Sweep(result, other.Name, one.Name, measure, title),
            [SweepColumn<int> one, var other] when other.Cycle <= MostLines => Charts.Sweep(result, one.Name, other.Name, measure, title),
            [var one, var other] => Charts.HeatMap(result, other.Name, one.Name, measure, title),
            _ => throw new InvalidInputException("--chart", $"draws one or two parameters with several values; here there are {swept.Count}: give the others one value."),
        };
    }

    private static string Title(SweepResult result, string measure, List<SweepColumn> swept)
    {
        if (result.Column(measure) is SweepColumn<bool> flags)
            return Invariant($"{measure} in {Enumerable.Range(0, result.Rows).Count(row => flags[row]):#,0} of {result.Rows:#,0} combinations");
        var values = Enumerable.Range(0, result.Rows).Select(row => Convert.ToDouble(result.Column(measure).ValueAt(row), CultureInfo.InvariantCulture));
        var (least, most) = values.Aggregate((Least: double.MaxValue, Most: double.MinValue), (range, value) => (Math.Min(range.Least, value), Math.Max(range.Most, value)));
        return Invariant($"{measure} goes from {least:#,0.##} to {most:#,0.##} with {string.Join(" and ", swept.Select(column => column.Name))}");
    }
}
