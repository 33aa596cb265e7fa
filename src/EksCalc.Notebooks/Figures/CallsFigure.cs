using System.Globalization;
using EksCalc.Ipam;
using Plotly.NET;

namespace EksCalc.Notebooks.Figures;

/// <summary>EC2 calls per hour by API name, a bar a run.</summary>
internal static class CallsFigure
{
    private const int BarPixels = 15;
    private const int GroupGapPixels = 12;
    private const int LeastPlotPixels = 120;
    private const int MarginBottomPixels = 62;
    private const int MarginRightPixels = 70;

    public static ChartView Build(IReadOnlyList<(string Label, NodeTrace Trace)> runs, string title, TimeSpan from)
    {
        var rates = runs.Select(run => (run.Label, PerHour: PerHour(run.Trace, from), Total: Total(run.Trace, from))).ToList();
        var calls = Ec2CallCounts.Calls.Where(call => rates.Exists(run => run.PerHour[(int)call] > 0)).ToList();
        if (calls.Count == 0)
            calls.Add(Ec2Call.AssignPrivateIpAddresses);
        var top = ChartTemplate.TopMarginPixels(title);
        var height = Math.Max(LeastPlotPixels, calls.Count * ((BarPixels * runs.Count) + GroupGapPixels));
        var bars = (double)BarPixels * runs.Count;
        var chart = FigureBuilder.Chart(rates.Select((run, index) => Bars(run.Label, run.PerHour, index, calls)), new
        {
            title = ChartTemplate.Title(title),
            height = top + height + MarginBottomPixels,
            margin = new { l = 20 + calls.Max(call => ChartTemplate.PixelsOf(call.ToString())), r = MarginRightPixels, t = top, b = MarginBottomPixels },
            barmode = "group",
            bargap = Math.Round(GroupGapPixels / (bars + GroupGapPixels), 3),
            showlegend = runs.Count > 1,
            legend = new { traceorder = "normal" },
            hovermode = "closest",
            xaxis = new { title = new { text = "Calls per hour and node" }, rangemode = "tozero", tickformat = ",", zeroline = true },
            yaxis = new { autorange = "reversed", showgrid = false, ticks = "" },
        });
        return new ChartView(chart, title, [.. rates.Select(run => $"{run.Label}: {Number(run.PerHour.Sum())} calls an hour{(run.Total.Total > 0 ? $" ({run.Total})" : "")}")]);
    }

    private static Trace Bars(string label, double[] perHour, int index, List<Ec2Call> calls) => FigureBuilder.Trace("bar", new
    {
        name = PlotText.Encode(label),
        orientation = "h",
        y = calls.Select(call => call.ToString()),
        x = calls.Select(call => Math.Round(perHour[(int)call], 3)),
        text = calls.Select(call => Number(perHour[(int)call])),
        textposition = "outside",
        cliponaxis = false,
        hovertemplate = "%{y}: %{text} an hour<extra>" + PlotText.Encode(label) + "</extra>",
        marker = new { color = SeriesStyle.Color(index), pattern = new { shape = SeriesStyle.Pattern(index) } },
    });

    private static Ec2CallCounts Total(NodeTrace trace, TimeSpan from) => trace.Calls.Since(trace.CallsBefore(from));

    private static double[] PerHour(NodeTrace trace, TimeSpan from)
    {
        var total = Total(trace, from);
        return [.. Ec2CallCounts.Calls.Select(call => total[call] / (trace.Scenario.Until - from).TotalHours)];
    }

    private static string Number(double perHour) => perHour.ToString(perHour >= 100 ? "N0" : "0.#", CultureInfo.InvariantCulture);
}
