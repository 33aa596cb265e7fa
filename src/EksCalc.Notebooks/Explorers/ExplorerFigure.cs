using EksCalc.Notebooks.Figures;
using Plotly.NET;

namespace EksCalc.Notebooks.Explorers;

/// <summary>The chart of an explorer: a line for each value of one parameter, the chosen one stronger, a ring at the chosen point.</summary>
internal static class ExplorerFigure
{
    /// <summary>Height without a title.</summary>
    public const int HeightPixels = 400;

    /// <summary>Of a line that is chosen, and of the others: <c>explore.js</c> has the same.</summary>
    private const double ChosenWidth = 3.5, OtherWidth = 2;

    private const int MarginTopPixels = 30;

    /// <summary>The chart of one combination, with its title.</summary>
    public static ChartView At(ExplorerGrid grid, ExplorerLimits limits, int row, string title)
    {
        var traces = Enumerable.Range(0, grid.LineCount).Select(line =>
        {
            var rows = grid.RowsOf(row, line).ToList();
            return Line(grid, line, line == Chosen(grid, row), Xs(grid), rows.Select(each => grid.NumberOf(grid.Measure.Name, each)));
        }).ToList();
        var all = Enumerable.Range(0, grid.LineCount).SelectMany(line => grid.RowsOf(row, line));
        List<int> shortRows = grid.Shortage is { } shortage ? [.. all.Where(shortage.IsShort)] : [];
        traces.Add(Shortages(shortRows.Select(each => X(grid, each)), shortRows.Select(each => grid.NumberOf(grid.Measure.Name, each)), shortRows.Count > 0, grid.Shortage));
        traces.Add(Ring([X(grid, row)], [grid.NumberOf(grid.Measure.Name, row)]));
        var chart = FigureBuilder.Chart(traces, Layout(grid, limits.At(row), (ExplorerLimits.BottomOf(grid, row), limits.TopOf(grid, row)), title));
        return new ChartView(chart, title, Words(grid, row));
    }

    /// <summary>The same without what depends on the choice, for a script to fill: every limit there is, no title and no points.</summary>
    public static ChartView Empty(ExplorerGrid grid, ExplorerLimits limits)
    {
        var traces = Enumerable.Range(0, grid.LineCount).Select(line => Line(grid, line, isChosen: false, [], [])).ToList();
        traces.Add(Shortages([], [], isShown: false, grid.Shortage));
        traces.Add(Ring([], []));
        return new ChartView(FigureBuilder.Chart(traces, Layout(grid, limits.Lines, (0, 1), null)), "", []);
    }

    /// <summary>The table of a combination: for each line what the chosen one of the parameter from left to right gives.</summary>
    public static IEnumerable<(string Line, IReadOnlyList<string> Cells)> Table(ExplorerGrid grid, int row) =>
        Enumerable.Range(0, grid.LineCount).Select(line => (
            grid.Lines?.Shown[line] ?? "",
            (IReadOnlyList<string>)[.. grid.Table.Select(column => column.TextOf(grid.Lines?.RowWith(row, line) ?? row))]));

    private static IReadOnlyList<string> Words(ExplorerGrid grid, int row) =>
    [
        .. grid.Axes.Where(axis => axis.Values.Count > 1).Select(axis => $"{axis.Title}: {axis.Shown[axis.IndexIn(row)]}, of {axis.Shown[0]} to {axis.Shown[^1]}"),
        .. Table(grid, row).Select(line => string.Join(", ", grid.Table.Zip(line.Cells).Select(cell => $"{cell.First.Title} {cell.Second}")) is var cells && line.Line.Length > 0
            ? $"{grid.Lines!.Title} {line.Line}: {cells}" : cells),
    ];

    private static int Chosen(ExplorerGrid grid, int row) => grid.Lines?.IndexIn(row) ?? 0;

    private static object X(ExplorerGrid grid, int row) => grid.Along.Numbers is { } numbers ? numbers[grid.Along.IndexIn(row)] : PlotText.Encode(grid.Along.Shown[grid.Along.IndexIn(row)]);

    private static IEnumerable<object> Xs(ExplorerGrid grid) => Enumerable.Range(0, grid.Along.Values.Count).Select(index => X(grid, index * grid.Along.Stride));

    private static Trace Line(ExplorerGrid grid, int line, bool isChosen, IEnumerable<object> x, IEnumerable<double> y) => SweepFigure.Line(
        line, grid.Lines?.Shown[line] ?? grid.Measure.Title, grid.Along.Numbers is not null, x, y, isChosen ? ChosenWidth : OtherWidth, isNamed: grid.Lines is not null);

    private static Trace Shortages(IEnumerable<object> x, IEnumerable<double> y, bool isShown, ExplorerColumn? shortage) => FigureBuilder.Trace("scatter", new
    {
        name = shortage is { IsNumeric: true } ? "pods wait" : "does not fit",
        mode = "markers",
        x,
        y,
        hoverinfo = "skip",
        marker = new { symbol = "x", size = 7, color = Palette.Shortage },
        showlegend = isShown,
        cliponaxis = false,
    });

    private static Trace Ring(IEnumerable<object> x, IEnumerable<double> y) => FigureBuilder.Trace("scatter", new
    {
        name = "chosen",
        mode = "markers",
        x,
        y,
        hoverinfo = "skip",
        marker = new { symbol = "circle-open", size = 15, color = Palette.Assigned, line = new { width = 3 } },
        showlegend = false,
        cliponaxis = false,
    });

    private static object Layout(ExplorerGrid grid, IEnumerable<(double Value, string Words)> limits, (double Bottom, double Top) range, string? title)
    {
        IReadOnlyList<(double Value, string Words)> drawn = [.. limits];
        var above = title is null ? MarginTopPixels : ChartTemplate.TopMarginPixels(title) - MarginTopPixels / 2;
        IReadOnlyList<string> names = grid.Lines is { } lines ? [.. lines.Shown, lines.Title, "does not fit"] : [];
        return new
        {
            title = title is null ? null : ChartTemplate.Title(title),
            height = HeightPixels - MarginTopPixels + above,
            margin = new { l = SweepFigure.MarginLeftPixels, r = names.Count == 0 ? SweepFigure.MarginRightPixels : 60 + names.Max(ChartTemplate.PixelsOf), t = above, b = SweepFigure.MarginBottomPixels },
            legend = SweepFigure.Legend(grid.Lines?.Title ?? ""),
            hovermode = "x unified",
            xaxis = new
            {
                title = new { text = PlotText.Encode(grid.Along.Title) },
                range = grid.Along.Numbers is { } numbers ? Range(numbers) : null,
                tickformat = ",d",
                dtick = grid.Along.Numbers is { } whole && whole.Max() - whole.Min() <= SweepFigure.MostWholeTicks ? 1 : (int?)null,
                showgrid = false,
                zeroline = false,
                showline = true,
            },
            yaxis = new { title = new { text = PlotText.Encode(grid.Measure.Title) }, range = new[] { range.Bottom, range.Top }, tickformat = ",.6~g" },
            shapes = drawn.Select(limit => LimitLines.Shape(limit.Value)),
            annotations = drawn.Select(limit => LimitLines.Label(limit.Value, PlotText.Encode(limit.Words), "left")),
        };
    }

    private static double[] Range(IReadOnlyList<int> numbers)
    {
        var (least, most) = (numbers.Min(), numbers.Max());
        var room = Math.Max(1, most - least) * 0.02;
        return [least - room, most + room];
    }
}
