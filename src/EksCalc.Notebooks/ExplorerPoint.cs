using EksCalc.Notebooks.Explorers;

namespace EksCalc.Notebooks;

/// <summary>One combination of a sweep's parameters, as the title of <see cref="Charts.Explore"/> is told it.</summary>
public sealed class ExplorerPoint
{
    private readonly ExplorerGrid grid;
    private readonly int row;

    internal ExplorerPoint(ExplorerGrid grid, int row) => (this.grid, this.row) = (grid, row);

    /// <summary>A parameter's or a measure's value as the view shows it: <c>1,020</c>, <c>/22</c>, <c>secondary IP mode</c>.</summary>
    /// <param name="column">Its name in the sweep.</param>
    /// <exception cref="InvalidInputException">The sweep has no such column; the message suggests the nearest names.</exception>
    public string this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return grid.TextOf(column, row);
        }
    }

    /// <summary>A parameter's or a measure's value as a number; a flag is 0 or 1.</summary>
    /// <param name="column">Its name in the sweep.</param>
    /// <exception cref="ArgumentException">It is a name.</exception>
    /// <exception cref="InvalidInputException">The sweep has no such column; the message suggests the nearest names.</exception>
    public double Number(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return grid.NumberOf(column, row);
    }

    /// <summary>The same with another value of one parameter, to compare with.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="value">One of its values in the sweep, as the sweep takes it: <c>20</c>, <c>secondaryIp</c>.</param>
    /// <exception cref="InvalidInputException">The sweep has no such parameter, or the parameter no such value.</exception>
    public ExplorerPoint With(string parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(value);
        var axis = grid.AxisOf(parameter);
        return new ExplorerPoint(grid, axis.RowWith(row, axis.IndexOf(value)));
    }
}
