using EksCalc.Vpc;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Prefixes that still find room in a subnet, against the single addresses in use: packed together, and scattered.</summary>
internal static class PrefixRoomFigure
{
    private const int MarginLeftPixels = 84;
    private const int MarginRightPixels = 40;
    private const int MarginBottomPixels = 62;

    /// <summary>A line of more points looks the same and makes the page heavy.</summary>
    private const int MostPoints = 1_200;

    public static ChartView Build(SubnetSize subnet, string title)
    {
        var usable = subnet.UsableAddresses;
        var step = Math.Max(1, (usable + MostPoints - 1) / MostPoints);
        var x = Enumerable.Range(0, (int)(usable / step) + 1).Select(index => index * step).Append(usable).Distinct().ToList();
        var chart = FigureBuilder.Chart(
            [
                Line(0, "packed together: the most there can be", x, x.ConvertAll(singles => (double)SubnetPrefixes.Placeable(subnet, singles)), "hv"),
                Line(1, "scattered at random: the mean", x, x.ConvertAll(singles => Math.Round(SubnetPrefixes.Expected(subnet, singles), 2)), "linear"),
            ],
            new
            {
                title = ChartTemplate.Title(title),
                height = ChartTemplate.HeightPixels,
                margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = ChartTemplate.TopMarginPixels(title), b = MarginBottomPixels },
                hovermode = "x unified",
                legend = new { traceorder = "normal" },
                xaxis = new { title = new { text = Invariant($"Single addresses in use, of {usable:N0} in a {subnet}") }, tickformat = ",d", showgrid = false, zeroline = false, showline = true },
                yaxis = new { title = new { text = "Prefixes (/28) that still find room" }, rangemode = "tozero", tickformat = ",.6~g" },
            });
        return new ChartView(chart, title, [
            Words("packed together", usable, singles => SubnetPrefixes.Placeable(subnet, singles)),
            Words("scattered at random", usable, singles => SubnetPrefixes.Expected(subnet, singles)),
        ]);
    }

    // The room between the two lines is filled: a real subnet is usually in it.
    private static Trace Line(int index, string name, List<long> x, List<double> y, string shape) => FigureBuilder.Trace("scatter", new
    {
        name,
        mode = "lines",
        x,
        y,
        hovertemplate = "%{y:,.3~g} prefixes",
        line = new { shape, color = SeriesStyle.Color(index), dash = SeriesStyle.Dash(index), width = 2.5 },
        fill = index == 0 ? "none" : "tonexty",
        fillcolor = ChartTemplate.Grid,
    });

    private static string Words(string placement, long usable, Func<long, double> room)
    {
        var empty = room(0);
        var half = First(usable, singles => room(singles) <= empty / 2);
        var none = First(usable, singles => room(singles) < 1);
        return Invariant($"{placement}: {empty:N0} prefixes in an empty subnet, half of them beside {half:N0} single addresses, fewer than one from {none:N0} on");
    }

    /// <summary>The first count that meets a condition which, once met, stays met.</summary>
    private static long First(long most, Func<long, bool> meets)
    {
        var (low, high) = (0L, most);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = meets(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
