using Plotly.NET;

namespace EksCalc.Notebooks.Figures;

/// <summary>Addresses at the peak side by side, those of nodes' and of pods' subnets told apart.</summary>
internal static class AddressBars
{
    private const int MarginBottomPixels = 62;
    private const int MarginRightPixels = 130;

    public static ChartView Build(IReadOnlyList<AddressBar> bars, string title, int rowPixels, int leftPixels)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var rows = Enumerable.Range(0, bars.Count).ToList();
        var traces = new[]
        {
            Bars("nodes' subnets", Palette.EniPrimary, bars, bar => bar.NodeSubnetAddresses),
            Bars("pods' subnets", Palette.Assigned, bars, bar => bar.PodSubnetAddresses),
        };
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (rowPixels * bars.Count),
            margin = new { l = leftPixels, r = MarginRightPixels, t = top, b = MarginBottomPixels },
            barmode = "stack",
            bargap = 0.35,
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new { title = new { text = "IPv4 addresses of subnets at the peak" }, rangemode = "tozero", tickformat = ",d", zeroline = true },
            yaxis = new { range = new[] { bars.Count - 0.5, -0.5 }, tickvals = rows, ticktext = bars.Select(bar => bar.Label), showgrid = false, ticks = "" },
            annotations = rows.Select(row => new
            {
                x = bars[row].NodeSubnetAddresses + bars[row].PodSubnetAddresses,
                y = row,
                text = bars[row].Note,
                showarrow = false,
                xanchor = "left",
                xshift = 6,
                font = new { size = 12 },
            }),
        });
        return new ChartView(chart, title, [.. bars.Select(bar => bar.Words)]);
    }

    private static Trace Bars(string name, string color, IReadOnlyList<AddressBar> bars, Func<AddressBar, long> addresses) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        y = Enumerable.Range(0, bars.Count),
        x = bars.Select(addresses),
        hovertemplate = "%{x:,d} in the " + name + "<extra></extra>",
        marker = new { color },
    });
}
