using EksCalc.Notebooks.Explorers;
using EksCalc.Sweeps;
using EksCalc.Vpc;

namespace EksCalc.Notebooks;

/// <content>Sweeps that a reader drags.</content>
public static partial class Charts
{
    /// <summary>More combinations than this are refused before any is computed: they could not be kept in a page.</summary>
    private const int MostCombinations = 200_000;

    /// <summary>
    /// A sweep with a slider or a choice for each of its one to four parameters. A measure is drawn against one parameter, a line for each value of
    /// another; the title, the curves, the limits and a table follow the choice at once, from values that are computed here and kept in the page. The
    /// choice can be copied as C#.
    /// </summary>
    /// <typeparam name="TCase">What is swept: nodes or a cluster.</typeparam>
    /// <param name="sweep">The sweep, not yet run. <see cref="Sweep{TCase}.Measuring"/> says what the table has.</param>
    /// <param name="along">The parameter from left to right.</param>
    /// <param name="measure">What is drawn, a number.</param>
    /// <param name="title">The finding, a sentence, for each combination: what the reader should see.</param>
    /// <param name="lines">The parameter of the lines, at most 15 values; null for a single line.</param>
    /// <param name="limits">Subnet sizes to compare with; null for those of the swept parameter <c>subnet</c>, if there is one.</param>
    /// <param name="start">What is chosen at first, parameters with their values; for the others a number in the middle, or the first name.</param>
    /// <exception cref="ArgumentException">The measure is no number, there are too many lines, or the view would take more than 300 kB.</exception>
    /// <exception cref="InvalidInputException">The sweep has no such parameter, measure or value; the message suggests the nearest names.</exception>
    public static ExplorerView Explore<TCase>(
        Sweep<TCase> sweep,
        string along,
        string measure,
        Func<ExplorerPoint, string> title,
        string? lines = null,
        IEnumerable<SubnetSize>? limits = null,
        IEnumerable<(string Parameter, string Value)>? start = null)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(along);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(title);
        if (sweep.Points > MostCombinations)
            throw new ArgumentException(FormattableString.Invariant($"A view of {sweep.Points:N0} combinations does not fit into a page; take fewer values, or a step: 0..100:5."), nameof(sweep));
        var result = sweep.Run();
        var grid = new ExplorerGrid(result, along, measure, lines, result.Measures.Select(column => column.Name));
        var row = grid.Axes.Aggregate(0, (at, axis) => axis.RowWith(at, axis.Numbers is null ? 0 : axis.Values.Count / 2));
        foreach (var (parameter, value) in start ?? [])
        {
            var axis = grid.AxisOf(parameter);
            row = axis.RowWith(row, axis.IndexOf(value));
        }

        return ExplorerView.Of(sweep, grid, ExplorerLimits.For(grid, limits), title, row);
    }
}
