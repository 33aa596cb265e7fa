using EksCalc.Clusters;
using Plotly.NET;

namespace EksCalc.Notebooks.Figures;

/// <summary>What each subnet's peak is made of, one event on top of the other, against its capacity.</summary>
internal static class PeakFigure
{
    private const int RowPixels = 40;
    private const int MarginBottomPixels = 62;
    private const int MarginRightPixels = 40;

    public static ChartView Build(ClusterPlan plan, string title)
    {
        var subnets = plan.Subnets;
        var top = ChartTemplate.TopMarginPixels(title);
        (string Name, string Color, string Pattern, Func<SubnetPlan, long> Addresses)[] parts =
        [
            ("at rest", Palette.Assigned, "", subnet => subnet.Steady.Total),
            ("left by churn", Palette.Cooling, "", subnet => subnet.Churned.Total - subnet.Steady.Total),
            ("groups at their most", Palette.EniPrimary, "", subnet => subnet.Grown.Total - subnet.Churned.Total),
            ("update", Palette.Warm, "/", subnet => IsUpdate(subnet) ? subnet.Peak.Total - subnet.Grown.Total : 0),
            ("a zone lost", Palette.Reserved, "x", subnet => IsUpdate(subnet) ? 0 : subnet.Peak.Total - subnet.Grown.Total),
        ];
        var traces = parts.Where(part => subnets.Any(subnet => part.Addresses(subnet) != 0)).Select(part => Bars(part.Name, part.Color, part.Pattern, subnets, part.Addresses))
            .Append(Capacities(subnets));
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (RowPixels * Math.Max(2, subnets.Count)),
            margin = new { l = 24 + subnets.Select(subnet => ChartTemplate.PixelsOf(subnet.Subnet.Name)).DefaultIfEmpty().Max(), r = MarginRightPixels, t = top, b = MarginBottomPixels },
            barmode = "stack",
            bargap = 0.35,
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new { title = new { text = "Subnet addresses" }, rangemode = "tozero", tickformat = ",d", zeroline = true },
            yaxis = new { range = new[] { subnets.Count - 0.5, -0.5 }, tickvals = Enumerable.Range(0, subnets.Count), ticktext = subnets.Select(subnet => PlotText.Encode(subnet.Subnet.Name)), showgrid = false, ticks = "" },
        });
        return new ChartView(chart, title, [.. subnets.Select(Words)]);
    }

    private static bool IsUpdate(SubnetPlan subnet) => subnet.Upgrade.Total >= subnet.ZoneLoss.Total;

    private static Trace Bars(string name, string color, string pattern, IReadOnlyList<SubnetPlan> subnets, Func<SubnetPlan, long> addresses) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        y = Enumerable.Range(0, subnets.Count),
        x = subnets.Select(addresses),
        hovertemplate = "%{x:,d} " + name + "<extra></extra>",
        marker = new { color, pattern = new { shape = pattern } },
    });

    private static Trace Capacities(IReadOnlyList<SubnetPlan> subnets) => FigureBuilder.Trace("scatter", new
    {
        name = "capacity",
        mode = "markers",
        y = Enumerable.Range(0, subnets.Count),
        x = subnets.Select(subnet => subnet.Capacity),
        hovertemplate = "%{x:,d} to be had<extra></extra>",
        marker = new { symbol = "line-ns-open", size = 26, color = Palette.Shortage, line = new { width = 3, color = Palette.Shortage } },
        cliponaxis = false,
    });

    private static string Words(SubnetPlan subnet) =>
        $"{subnet.Subnet.Name}: {subnet.Steady.Total:N0} at rest, {subnet.Churned.Total:N0} after churn, {subnet.Grown.Total:N0} with groups at their most, "
        + $"{subnet.Peak.Total:N0} at the peak ({(IsUpdate(subnet) ? "an update" : "a zone lost")}), of {subnet.Capacity:N0}{(subnet.Fits ? "" : ": does not fit")}";
}
