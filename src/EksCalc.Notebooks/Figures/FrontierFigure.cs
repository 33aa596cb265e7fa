using EksCalc.Sweeps;
using EksCalc.Vpc;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Where a subnet is full: the most nodes against the pods on each.</summary>
internal static class FrontierFigure
{
    private const int MarginLeftPixels = 84;
    private const int MarginRightPixels = 40;
    private const int MarginBottomPixels = 62;

    /// <summary>From this ratio of most to fewest nodes on, the scale is logarithmic.</summary>
    private const double WideRange = 40;

    public static ChartView Build(IReadOnlyList<ExhaustionFrontier> frontiers, SubnetSize subnet, string title)
    {
        var nodes = frontiers.SelectMany(frontier => frontier.Points).Select(point => point.Nodes).Where(count => count > 0).DefaultIfEmpty(1).ToList();
        var legend = ChartTemplate.LegendPixels([.. frontiers.Select(frontier => frontier.Label)], MarginLeftPixels + MarginRightPixels);
        var traces = frontiers.Select(Line).Concat(frontiers.Select(Densest)).ToList();
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = ChartTemplate.HeightPixels + legend,
            margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = ChartTemplate.TopMarginPixels(title) + legend, b = MarginBottomPixels },
            hovermode = "x unified",
            xaxis = new { title = new { text = "Pods per node" }, tickformat = ",d", showgrid = false, zeroline = false, showline = true },
            yaxis = nodes.Max() >= WideRange * nodes.Min()
                ? (object)new { title = new { text = $"Most nodes in a {subnet}" }, type = "log", dtick = "D2", tickformat = ",d" }
                : new { title = new { text = $"Most nodes in a {subnet}" }, rangemode = "tozero", tickformat = ",d" },
        });
        return new ChartView(chart, title, [.. frontiers.Select(Words)]);
    }

    private static Trace Line(ExhaustionFrontier frontier, int index) => FigureBuilder.Trace("scatter", new
    {
        name = PlotText.Encode(frontier.Label),
        mode = "lines",
        x = frontier.Points.Select(point => point.PodsPerNode),
        y = frontier.Points.Select(point => point.Nodes),
        customdata = frontier.Points.Select(point => point.Pods),
        hovertemplate = "%{y:,d} nodes, %{customdata:,d} pods in all",
        line = new { shape = "hv", color = SeriesStyle.Color(index), dash = SeriesStyle.Dash(index), width = 2.5 },
    });

    private static Trace Densest(ExhaustionFrontier frontier, int index) => FigureBuilder.Trace("scatter", new
    {
        mode = "markers",
        x = frontier.Densest is { } point ? (int[])[point.PodsPerNode] : [],
        y = frontier.Densest is { } most ? (int[])[most.Nodes] : [],
        hoverinfo = "skip",
        showlegend = false,
        marker = new { symbol = SeriesStyle.Symbol(index), size = 11, color = SeriesStyle.Color(index), line = new { width = 1, color = ChartTemplate.Axis } },
        cliponaxis = false,
    });

    private static string Words(ExhaustionFrontier frontier) => frontier.Densest is { } densest
        ? Invariant($"{frontier.Label}: {frontier.Points[0].Nodes:N0} nodes without pods; most pods, {densest.Pods:N0}, with {densest.Nodes:N0} nodes of {densest.PodsPerNode:N0}")
        : $"{frontier.Label}: no pods";
}
