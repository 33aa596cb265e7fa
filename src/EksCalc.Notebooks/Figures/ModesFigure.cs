using EksCalc.Clusters;
using EksCalc.Cni;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What the same workload takes in every mode.</summary>
internal static class ModesFigure
{
    private const int RowPixels = 46;
    private const int MarginBottomPixels = 62;
    private const int MarginLeftPixels = 210;
    private const int MarginRightPixels = 130;

    public static ChartView Build(IReadOnlyList<ModeResult> modes, string title)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var rows = Enumerable.Range(0, modes.Count).ToList();
        var traces = new[]
        {
            Bars("nodes' subnets", Palette.EniPrimary, modes, mode => mode.NodeSubnetAddresses),
            Bars("pods' subnets", Palette.Assigned, modes, mode => mode.PodSubnetAddresses),
        };
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = top + MarginBottomPixels + (RowPixels * modes.Count),
            margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = top, b = MarginBottomPixels },
            barmode = "stack",
            bargap = 0.35,
            hovermode = "closest",
            legend = new { traceorder = "normal" },
            xaxis = new { title = new { text = "IPv4 addresses of subnets at the peak" }, rangemode = "tozero", tickformat = ",d", zeroline = true },
            yaxis = new { range = new[] { modes.Count - 0.5, -0.5 }, tickvals = rows, ticktext = modes.Select(mode => mode.Mode.ToWords() + (mode.IsConfigured ? " ◄" : "")), showgrid = false, ticks = "" },
            annotations = rows.Select(row => new
            {
                x = modes[row].NodeSubnetAddresses + modes[row].PodSubnetAddresses,
                y = row,
                text = Note(modes[row]),
                showarrow = false,
                xanchor = "left",
                xshift = 6,
                font = new { size = 12 },
            }),
        });
        return new ChartView(chart, title, [.. modes.Select(Words)]);
    }

    private static Trace Bars(string name, string color, IReadOnlyList<ModeResult> modes, Func<ModeResult, long> addresses) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        y = Enumerable.Range(0, modes.Count),
        x = modes.Select(addresses),
        hovertemplate = "%{x:,d} in the " + name + "<extra></extra>",
        marker = new { color },
    });

    private static string Note(ModeResult mode) =>
        Invariant($"{mode.NodeSubnetAddresses + mode.PodSubnetAddresses:N0}{(mode.Plan.Fits ? "" : ", does not fit")}");

    private static string Words(ModeResult mode) =>
        Invariant($"{mode.Mode.ToWords()}{(mode.IsConfigured ? " (configured)" : "")}: {mode.NodeSubnetAddresses:N0} addresses of nodes' subnets, {mode.PodSubnetAddresses:N0} of pods' subnets")
        + (mode.Plan.Fits ? "" : ", does not fit") + (mode.Obstacles.Count > 0 ? "; " + string.Join("; ", mode.Obstacles) : "");
}
