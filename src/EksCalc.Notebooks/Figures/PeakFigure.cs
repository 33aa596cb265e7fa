using EksCalc.Clusters;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What each subnet's peak is made of, one event on top of the other, as a share of its capacity: small subnets are seen beside large ones.</summary>
internal static class PeakFigure
{
    private const int RowPixels = 40;
    private const int MarginBottomPixels = 62;

    private const int LabelFontPixels = 12;

    private const double Whole = 100;

    public static ChartView Build(IReadOnlyList<SubnetPlan> subnets, string title)
    {
        var top = ChartTemplate.TopMarginPixels(title) + ChartTemplate.LinePixels;
        (string Name, string Color, string Pattern, Func<SubnetPlan, long> Addresses)[] parts =
        [
            ("at rest", Palette.Assigned, "", subnet => subnet[Situation.Steady].Total),
            ("left by churn", Palette.Cooling, "", subnet => subnet[Situation.Churned].Total - subnet[Situation.Steady].Total),
            ("groups at their most", Palette.EniPrimary, "", subnet => subnet[Situation.Grown].Total - subnet[Situation.Churned].Total),
            ("update", Palette.Warm, "/", subnet => subnet.PeakSituation == Situation.Upgrade ? subnet.Peak.Total - subnet[Situation.Grown].Total : 0),
            ("a zone lost", Palette.Reserved, "x", subnet => subnet.PeakSituation == Situation.Upgrade ? 0 : subnet.Peak.Total - subnet[Situation.Grown].Total),
        ];
        var traces = parts.Where(part => subnets.Any(subnet => part.Addresses(subnet) != 0)).Select(part => Bars(part.Name, part.Color, part.Pattern, subnets, part.Addresses))
            .Append(Capacities(subnets));
        var labels = subnets.Select(subnet => Invariant($"{subnet.Peak.Total:N0} of {subnet.Capacity:N0}")).ToList();
        var labelAt = subnets.Select(subnet => Math.Max(Whole, Share(subnet, subnet.Peak.Total))).ToList();
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (RowPixels * Math.Max(2, subnets.Count)),
            margin = new { l = 24 + subnets.Select(subnet => ChartTemplate.PixelsOf(subnet.Subnet.Name)).DefaultIfEmpty().Max(), r = 16 + labels.Select(ChartTemplate.PixelsOf).DefaultIfEmpty().Max(), t = top, b = MarginBottomPixels },
            barmode = "stack",
            bargap = 0.35,
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new { title = new { text = "Share of the subnet's usable addresses" }, range = new[] { 0, labelAt.Append(Whole).Max() * 1.01 }, ticksuffix = " %", tickformat = ",d", zeroline = true },
            yaxis = new { range = new[] { subnets.Count - 0.5, -0.5 }, tickvals = Enumerable.Range(0, subnets.Count), ticktext = subnets.Select(subnet => PlotText.Encode(subnet.Subnet.Name)), showgrid = false, ticks = "" },
            annotations = labels.Select((text, row) => new
            {
                x = labelAt[row],
                y = row,
                text,
                showarrow = false,
                xanchor = "left",
                xshift = 6,
                font = new { size = LabelFontPixels },
            }),
        });
        return new ChartView(chart, title, [.. subnets.Select(Words)]);
    }

    private static Trace Bars(string name, string color, string pattern, IReadOnlyList<SubnetPlan> subnets, Func<SubnetPlan, long> addresses) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        y = Enumerable.Range(0, subnets.Count),
        x = subnets.Select(subnet => Share(subnet, addresses(subnet))),
        customdata = subnets.Select(addresses),
        hovertemplate = "%{customdata:,d} addresses " + name + ", %{x:,.1f} %<extra></extra>",
        marker = new { color, pattern = new { shape = pattern } },
    });

    private static Trace Capacities(IReadOnlyList<SubnetPlan> subnets) => FigureBuilder.Trace("scatter", new
    {
        name = "capacity",
        mode = "markers",
        y = Enumerable.Range(0, subnets.Count),
        x = subnets.Select(_ => Whole),
        customdata = subnets.Select(subnet => subnet.Capacity),
        hovertemplate = "%{customdata:,d} to be had<extra></extra>",
        marker = new { symbol = "line-ns-open", size = 26, color = Palette.Shortage, line = new { width = 3, color = Palette.Shortage } },
        cliponaxis = false,
    });

    // Of a subnet without any address to be had, whatever is needed is as much over it as can be drawn.
    private static double Share(SubnetPlan subnet, long addresses) => Math.Round(Whole * addresses / Math.Max(1, subnet.Capacity), 2);

    private static string Words(SubnetPlan subnet) =>
        Invariant($"{subnet.Subnet.Name}: {subnet[Situation.Steady].Total:N0} at rest, {subnet[Situation.Churned].Total:N0} after churn, {subnet[Situation.Grown].Total:N0} with groups at their most, ")
        + Invariant($"{subnet.Peak.Total:N0} at the peak ({(subnet.PeakSituation == Situation.Upgrade ? "an update" : "a zone lost")}), of {subnet.Capacity:N0}{(subnet.Fits ? "" : ": does not fit")}");
}
