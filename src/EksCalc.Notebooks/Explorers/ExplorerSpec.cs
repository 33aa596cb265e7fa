using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Notebooks.Explorers;

/// <summary>All that <c>explore.js</c> needs to show a view, as JSON that can stand in a script.</summary>
internal static class ExplorerSpec
{
    private static readonly JsonSerializerOptions Members = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The JSON.</summary>
    /// <param name="grid">The values.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="origin">What the sweep starts from.</param>
    /// <param name="titles">A title for each row.</param>
    /// <param name="row">The combination that is chosen at first.</param>
    public static string Of(ExplorerGrid grid, ExplorerLimits limits, ExplorerOrigin origin, IReadOnlyList<string> titles, int row)
    {
        IReadOnlyList<ExplorerColumn> columns = [.. grid.Columns];
        var spec = JsonSerializer.SerializeToNode(
            new
            {
                axes = grid.Axes.Select(axis => new { axis.Name, axis.Title, axis.Values, axis.Shown, isNumber = axis.Numbers is not null, axis.Stride, at = axis.IndexIn(row) }),
                along = PlaceOf(grid.Along),
                lines = grid.Lines is { } lines ? PlaceOf(lines) : -1,
                limitsOf = limits.Of is { } axis ? PlaceOf(axis) : -1,
                columns = columns.Select(column => PackedValues.Of(column.Values, grid.Rows)),
                measure = columns.Index().First(column => column.Item == grid.Measure).Index,
                shortage = grid.Shortage is { } shortage ? columns.Index().First(column => column.Item == shortage).Index : -1,
                table = grid.Table.Select(column => new { column.Title, column.Decimals, column = columns.Index().First(each => each.Item.Name == column.Name).Index }),
                titles = PackedTexts.Of(titles),
                bottoms = Ends(grid, ExplorerLimits.BottomOf),
                tops = Ends(grid, limits.TopOf),
                origin.Code,
                origin.App,
            },
            Members)!.AsObject();
        spec["figure"] = Figure(ExplorerFigure.Empty(grid, limits));
        return spec.ToJsonString();

        int PlaceOf(ExplorerAxis axis) => grid.Axes.Index().First(each => each.Item == axis).Index;
    }

    /// <summary>An end of the y axis for each combination of what is neither from left to right nor lines; axes in order, the last changing fastest.</summary>
    private static List<double> Ends(ExplorerGrid grid, Func<ExplorerGrid, int, double> endOf)
    {
        IEnumerable<int> rows = [0];
        foreach (var axis in grid.Axes.Where(axis => axis != grid.Along && axis != grid.Lines))
            rows = [.. rows.SelectMany(row => Enumerable.Range(0, axis.Values.Count).Select(index => axis.RowWith(row, index)))];
        return [.. rows.Select(row => endOf(grid, row))];
    }

    private static JsonNode Figure(ChartView chart)
    {
        var figure = JsonNode.Parse(chart.FigureText)!;
        foreach (var trace in figure["data"]!.AsArray().OfType<JsonObject>())
        {
            trace.Remove("x");
            trace.Remove("y");
        }

        return figure;
    }
}
