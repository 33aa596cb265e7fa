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

    // What belongs together has one colour: addresses, ENIs, and questions and tags that come along.
    private static readonly (Ec2Call Call, string Color, string Pattern)[] Styles =
    [
        (Ec2Call.AssignPrivateIpAddresses, Palette.Warm, ""),
        (Ec2Call.UnassignPrivateIpAddresses, Palette.Warm, "/"),
        (Ec2Call.AssignIpv6Addresses, Palette.Warm, "x"),
        (Ec2Call.UnassignIpv6Addresses, Palette.Warm, "-"),
        (Ec2Call.CreateNetworkInterface, Palette.EniPrimary, ""),
        (Ec2Call.AttachNetworkInterface, Palette.EniPrimary, "/"),
        (Ec2Call.DetachNetworkInterface, Palette.EniPrimary, "x"),
        (Ec2Call.DeleteNetworkInterface, Palette.EniPrimary, "-"),
        (Ec2Call.ModifyNetworkInterfaceAttribute, Palette.Reserved, ""),
        (Ec2Call.CreateTags, Palette.Reserved, "/"),
        (Ec2Call.DescribeNetworkInterfaces, Palette.Others, ""),
        (Ec2Call.DescribeInstances, Palette.Others, "/"),
        (Ec2Call.DescribeSubnets, Palette.Others, "x"),
    ];

    public static ChartView Build(IReadOnlyList<(string Label, NodeTrace Trace)> runs, string title, TimeSpan from)
    {
        var rates = runs.Select(run => (run.Label, PerHour: PerHour(run.Trace, from), Total: Total(run.Trace, from))).ToList();
        var shown = Styles.Where(style => rates.Exists(run => run.PerHour[(int)style.Call] > 0)).ToList();
        var top = ChartTemplate.TopMarginPixels(title) - LegendRowPixels;
        var bottom = AxisPixels + (LegendRowPixels * ((shown.Count + LegendColumns - 1) / LegendColumns));
        var rows = Enumerable.Range(0, rates.Count).ToList();
        var chart = FigureBuilder.Chart(shown.Select(style => Bars(style, rates.ConvertAll(run => run.PerHour[(int)style.Call]))), new
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

    private static Trace Bars((Ec2Call Call, string Color, string Pattern) style, List<double> perHour) => FigureBuilder.Trace("bar", new
    {
        name = style.Call.ToString(),
        orientation = "h",
        y = Enumerable.Range(0, perHour.Count),
        x = perHour.Select(rate => Math.Round(rate, 3)),
        hovertemplate = $"%{{x:,.1f}} {style.Call} an hour<extra></extra>",
        marker = new { color = style.Color, pattern = new { shape = style.Pattern } },
    });

    private static Ec2CallCounts Total(NodeTrace trace, TimeSpan from) => trace.Calls.Since(trace.CallsBefore(from));

    private static double[] PerHour(NodeTrace trace, TimeSpan from)
    {
        var total = Total(trace, from);
        return [.. Ec2CallCounts.Calls.Select(call => total[call] / (trace.Scenario.Until - from).TotalHours)];
    }

    private static string Number(double perHour) => perHour.ToString(perHour >= 100 ? "N0" : "0.#", CultureInfo.InvariantCulture);
}
