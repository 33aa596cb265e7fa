using EksCalc.Sweeps;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What each parameter alone does to a measure, the strongest at the top.</summary>
internal static class TornadoFigure
{
    private const int RowPixels = 40;
    private const int MarginBottomPixels = 62;
    private const int MarginRightPixels = 60;

    public static ChartView Build(Sensitivity sensitivity, string title)
    {
        var ranges = sensitivity.Ranges;
        var top = ChartTemplate.TopMarginPixels(title);
        var rows = Enumerable.Range(0, ranges.Count).ToList();
        var chart = FigureBuilder.Chart(
            [Bars("low value", Palette.Cooling, "", sensitivity, range => range.AtLow, range => range.Low), Bars("high value", Palette.Warm, "/", sensitivity, range => range.AtHigh, range => range.High)],
            new
            {
                title = ChartTemplate.Title(title),
                height = top + MarginBottomPixels + (RowPixels * Math.Max(2, ranges.Count)),
                margin = new { l = 30 + ranges.Max(range => ChartTemplate.PixelsOf(Name(range))), r = MarginRightPixels, t = top, b = MarginBottomPixels },
                barmode = "overlay",
                bargap = 0.35,
                hovermode = "closest",
                legend = new { traceorder = "normal" },
                xaxis = new { title = new { text = Invariant($"{PlotText.Encode(SweepAxisValues.TitleOf(sensitivity.Measure))} ({sensitivity.Base:#,0.##} as it is)") }, tickformat = ",.3~f" },
                yaxis = new { range = new[] { ranges.Count - 0.5, -0.5 }, tickvals = rows, ticktext = ranges.Select(range => PlotText.Encode(Name(range))), showgrid = false, ticks = "" },
                shapes = new[] { new { type = "line", yref = "paper", x0 = sensitivity.Base, x1 = sensitivity.Base, y0 = 0, y1 = 1, line = new { color = ChartTemplate.Axis, width = 1.5 } } },
            });
        return new ChartView(chart, title, [.. ranges.Select(range => Invariant($"{Name(range)}: {SweepAxisValues.TitleOf(sensitivity.Measure)} {range.AtLow:#,0.##} to {range.AtHigh:#,0.##}"))]);
    }

    /// <summary>What the strongest parameter does.</summary>
    public static string Finding(Sensitivity sensitivity)
    {
        var strongest = sensitivity.Ranges[0];
        return strongest.Span(sensitivity.Base) == 0
            ? $"{SweepAxisValues.TitleOf(sensitivity.Measure)}: nothing here changes them"
            : Invariant($"{Name(strongest)} matters most: {SweepAxisValues.TitleOf(sensitivity.Measure).ToLowerInvariant()} {strongest.AtLow:#,0.##} to {strongest.AtHigh:#,0.##}");
    }

    private static string Name(SensitivityRange range) => $"{SweepAxisValues.TitleOf(range.Parameter)} {range.Low} to {range.High}";

    private static Trace Bars(string name, string color, string pattern, Sensitivity sensitivity, Func<SensitivityRange, double> measure, Func<SensitivityRange, string> value) => FigureBuilder.Trace("bar", new
    {
        name,
        orientation = "h",
        @base = sensitivity.Base,
        y = Enumerable.Range(0, sensitivity.Ranges.Count),
        x = sensitivity.Ranges.Select(range => measure(range) - sensitivity.Base),
        customdata = sensitivity.Ranges.Select(range => new object[] { PlotText.Encode($"{range.Parameter}={value(range)}"), measure(range) }),
        hovertemplate = "%{customdata[0]}: %{customdata[1]:,.3~f}<extra></extra>",
        marker = new { color, pattern = new { shape = pattern } },
    });
}
