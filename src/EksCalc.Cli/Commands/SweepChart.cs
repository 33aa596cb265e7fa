using EksCalc.Notebooks;
using EksCalc.Sweeps;

namespace EksCalc.Cli.Commands;

/// <summary>The chart that fits a sweep.</summary>
internal static class SweepChart
{
    private const int MostLines = 15;

    /// <summary>Lines against one parameter; of two, lines for each value of the shorter one, or fields of colour where there are too many.</summary>
    /// <exception cref="InvalidInputException">More than two parameters have several values, or none has; or the measure is a name.</exception>
    public static ChartView Of(SweepResult result, string measure)
    {
        var swept = result.Parameters.Where(column => column.Cycle > 1).ToList();
        if (result.Column(measure) is SweepColumn<string>)
            throw new InvalidInputException("--chart", $"draws numbers, and yes or no; {measure} is a name: put another measure first.");
        var title = SweepRange.Of(result, measure);
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
}
