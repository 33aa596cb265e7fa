using System.Globalization;
using EksCalc.Ec2;
using EksCalc.Nodes.Ipamd;
using Plotly.NET;

namespace EksCalc.Notebooks.Figures;

/// <summary>EC2 calls per hour, a bar a run, its parts the APIs.</summary>
internal static class CallsFigure
{
    private const int RowPixels = 34;
    private const int AxisPixels = 62;
    private const int LegendRowPixels = 22;
    private const int LegendColumns = 2;
    private const int MarginRightPixels = 64;
    private const int MostLabelPixels = 320;

    // What belongs together is one part of a bar: more than six cannot be told apart.
    private static readonly (string Words, Ec2Call[] Calls, string Color, string Pattern)[] Kinds =
    [
        ("take addresses", [Ec2Call.AssignPrivateIpAddresses, Ec2Call.AssignIpv6Addresses], Palette.Warm, ""),
        ("give addresses back", [Ec2Call.UnassignPrivateIpAddresses, Ec2Call.UnassignIpv6Addresses], Palette.Warm, "/"),
        ("create and attach ENIs", [Ec2Call.CreateNetworkInterface, Ec2Call.AttachNetworkInterface], Palette.EniPrimary, ""),
        ("detach and delete ENIs", [Ec2Call.DetachNetworkInterface, Ec2Call.DeleteNetworkInterface], Palette.EniPrimary, "/"),
        ("attributes and tags of ENIs", [Ec2Call.ModifyNetworkInterfaceAttribute, Ec2Call.CreateTags], Palette.Reserved, ""),
        ("describe", [Ec2Call.DescribeNetworkInterfaces, Ec2Call.DescribeInstances, Ec2Call.DescribeSubnets], Palette.Others, ""),
    ];

    public static ChartView Build(IReadOnlyList<(string Label, NodeTrace Trace)> runs, string title, TimeSpan from)
    {
        var rates = runs.Select(run => (run.Label, PerHour: PerHour(run.Trace, from), Total: Total(run.Trace, from))).ToList();
        var shown = Kinds.Where(kind => rates.Exists(run => Sum(kind.Calls, run.PerHour) > 0)).ToList();
        var top = ChartTemplate.TopMarginPixels(title) - LegendRowPixels;
        var bottom = AxisPixels + (LegendRowPixels * ((shown.Count + LegendColumns - 1) / LegendColumns));
        var rows = Enumerable.Range(0, rates.Count).ToList();
        var chart = FigureBuilder.Chart(shown.Select(kind => Bars(kind, rates.ConvertAll(run => run.PerHour))), new
        {
            title = ChartTemplate.Title(title),
            height = top + (RowPixels * Math.Max(2, rates.Count)) + bottom,
            margin = new { l = 20 + Math.Min(MostLabelPixels, rates.Max(run => ChartTemplate.PixelsOf(run.Label))), r = MarginRightPixels, t = top, b = bottom },
            barmode = "stack",
            bargap = 0.4,
            hovermode = "closest",
            showlegend = shown.Count > 0,
            legend = new { orientation = "h", x = 0, xanchor = "left", xref = "container", y = 0, yanchor = "bottom", yref = "container", traceorder = "normal" },
            xaxis = new { title = new { text = "Calls per hour and node" }, rangemode = "tozero", tickformat = ",", zeroline = true },
            yaxis = new { range = new[] { rates.Count - 0.5, -0.5 }, tickvals = rows, ticktext = rates.Select(run => PlotText.Encode(run.Label)), showgrid = false, ticks = "" },
            annotations = rows.Select(row => new
            {
                x = Math.Round(rates[row].PerHour.Sum(), 3),
                y = row,
                text = Number(rates[row].PerHour.Sum()),
                showarrow = false,
                xanchor = "left",
                xshift = 6,
            }),
        });
        return new ChartView(chart, title, [.. rates.Select(run => $"{run.Label}: {Number(run.PerHour.Sum())} calls an hour{(run.Total.Total > 0 ? $" ({run.Total})" : "")}")]);
    }

    private static Trace Bars((string Words, Ec2Call[] Calls, string Color, string Pattern) kind, List<double[]> perHour) => FigureBuilder.Trace("bar", new
    {
        name = kind.Words,
        orientation = "h",
        y = Enumerable.Range(0, perHour.Count),
        x = perHour.Select(rates => Math.Round(Sum(kind.Calls, rates), 3)),
        customdata = perHour.Select(rates => string.Join("<br>", kind.Calls.Where(call => rates[(int)call] > 0).Select(call => $"{call}: {Number(rates[(int)call])}"))),
        hovertemplate = $"%{{x:,.1f}} calls an hour to {kind.Words}<br>%{{customdata}}<extra></extra>",
        marker = new { color = kind.Color, pattern = new { shape = kind.Pattern } },
    });

    private static double Sum(Ec2Call[] calls, double[] perHour) => calls.Sum(call => perHour[(int)call]);

    private static Ec2CallCounts Total(NodeTrace trace, TimeSpan from) => trace.Calls.Since(trace.CallsBefore(from));

    private static double[] PerHour(NodeTrace trace, TimeSpan from)
    {
        var total = Total(trace, from);
        return [.. Ec2CallCounts.Calls.Select(call => total[call] / (trace.Scenario.Until - from).TotalHours)];
    }

    private static string Number(double perHour) => perHour.ToString(perHour >= 100 ? "N0" : "0.#", CultureInfo.InvariantCulture);
}
