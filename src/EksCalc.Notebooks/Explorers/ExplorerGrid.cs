using EksCalc.Notebooks.Figures;
using EksCalc.Notebooks.Tables;
using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Explorers;

/// <summary>What an explorer shows of a sweep: its parameters, one of them from left to right, perhaps one of lines; the measure drawn and those of the table.</summary>
internal sealed class ExplorerGrid
{
    private readonly SweepResult sweep;
    private readonly Dictionary<string, ExplorerColumn> columns;

    public ExplorerGrid(SweepResult sweep, string along, string measure, string? lines, IEnumerable<string> table)
    {
        this.sweep = sweep;
        Axes = [.. sweep.Parameters.Select(column => ExplorerAxis.Of(sweep, column))];
        Along = AxisOf(along);
        Lines = lines is null ? null : AxisOf(lines);
        if (Along == Lines)
            throw new ArgumentException($"'{along}' goes from left to right, and cannot be that of the lines as well.", nameof(lines));
        if (Lines?.Values.Count > SweepFigure.MostLines)
            throw new ArgumentException(FormattableString.Invariant($"'{lines}' has {Lines.Values.Count:N0} values; at most {SweepFigure.MostLines} lines can be told apart."), nameof(lines));
        Measure = ColumnOf(measure);
        if (!Measure.IsNumeric)
            throw new ArgumentException($"'{measure}' is not a number.", nameof(measure));
        Table = [.. table.Select(ColumnOf)];
        columns = Table.Append(Measure).DistinctBy(column => column.Name).ToDictionary(column => column.Name);
        Shortage = columns.Values.FirstOrDefault(column => column.IsShortage);
    }

    /// <summary>The parameters, the one that changes slowest first.</summary>
    public IReadOnlyList<ExplorerAxis> Axes { get; }

    /// <summary>The parameter from left to right.</summary>
    public ExplorerAxis Along { get; }

    /// <summary>The parameter of the lines.</summary>
    public ExplorerAxis? Lines { get; }

    /// <summary>What is drawn.</summary>
    public ExplorerColumn Measure { get; }

    /// <summary>What the table has.</summary>
    public IReadOnlyList<ExplorerColumn> Table { get; }

    /// <summary>What of these says that something is short.</summary>
    public ExplorerColumn? Shortage { get; }

    /// <summary>The measure and the table's columns, each once.</summary>
    public IEnumerable<ExplorerColumn> Columns => columns.Values;

    /// <summary>Combinations.</summary>
    public int Rows => sweep.Rows;

    /// <summary>A parameter.</summary>
    public ExplorerAxis AxisOf(string parameter) => Axes.FirstOrDefault(axis => axis.Name == parameter)
        ?? throw new InvalidInputException(parameter, $"is no parameter of this sweep{NearestNames.DidYouMean(parameter, Axes.Select(axis => axis.Name))}");

    /// <summary>A parameter's or measure's value in a row as the view shows it.</summary>
    public string TextOf(string column, int row) => Axes.FirstOrDefault(axis => axis.Name == column) is { } axis
        ? axis.Shown[axis.IndexIn(row)]
        : columns.GetValueOrDefault(column) is { } shown ? shown.TextOf(row) : CellText.Of(sweep.Column(column).ValueAt(row));

    /// <summary>A parameter's or measure's value in a row.</summary>
    public double NumberOf(string column, int row) => SweepAxisValues.NumbersOf(sweep, column)(row);

    /// <summary>The rows of a line, from left to right.</summary>
    /// <param name="row">A row of the combination.</param>
    /// <param name="line">The line.</param>
    public IEnumerable<int> RowsOf(int row, int line)
    {
        var first = Lines?.RowWith(row, line) ?? row;
        return Enumerable.Range(0, Along.Values.Count).Select(index => Along.RowWith(first, index));
    }

    /// <summary>How many lines there are.</summary>
    public int LineCount => Lines?.Values.Count ?? 1;

    private ExplorerColumn ColumnOf(string measure) => ExplorerColumn.Of(sweep, measure);
}
