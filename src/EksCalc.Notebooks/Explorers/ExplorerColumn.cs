using EksCalc.Notebooks.Figures;
using EksCalc.Notebooks.Tables;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Explorers;

/// <summary>A measure that an explorer shows.</summary>
/// <param name="Values">Its values.</param>
/// <param name="Title">It in words.</param>
/// <param name="Decimals">Decimals of its fractions.</param>
internal sealed record ExplorerColumn(SweepColumn Values, string Title, int Decimals)
{
    private const string Fits = "fits";

    /// <summary>Its name in the sweep.</summary>
    public string Name => Values.Name;

    /// <summary>Whether it holds numbers.</summary>
    public bool IsNumeric => Values is SweepColumn<int> or SweepColumn<long> or SweepColumn<double>;

    /// <summary>Whether it says that something is short: pods that wait, or a cluster that does not fit.</summary>
    public bool IsShortage => Name is NodeMeasures.WaitingPods or Fits;

    /// <summary>The measure of a sweep.</summary>
    public static ExplorerColumn Of(SweepResult sweep, string measure)
    {
        var column = sweep.Column(measure);
        if (sweep.Parameters.Contains(column))
            throw new ArgumentException($"'{measure}' is a parameter, not a measure of the sweep.", nameof(measure));
        var decimals = column is SweepColumn<double> fractions ? Enumerable.Range(0, sweep.Rows).Max(row => CellText.Decimals(fractions[row])) : 0;
        return new ExplorerColumn(column, SweepAxisValues.TitleOf(measure), decimals);
    }

    /// <summary>The value in a row as the table shows it.</summary>
    public string TextOf(int row) => CellText.Of(Values.ValueAt(row), Decimals);

    /// <summary>Whether something is short in a row.</summary>
    public bool IsShort(int row) => Values switch
    {
        SweepColumn<bool> flags => !flags[row],
        SweepColumn<int> counts => counts[row] > 0,
        _ => false,
    };
}
