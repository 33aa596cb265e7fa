using EksCalc.Sweeps;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>A measure of a sweep against one parameter, a line for each value of another.</summary>
internal static class SweepFigure
{
    /// <summary>Room beside and below the plot of a sweep.</summary>
    public const int MarginLeftPixels = 84, MarginBottomPixels = 62, MarginRightPixels = 30;

    private const double LineWidth = 2.5;

    /// <summary>More lines than this cannot be told apart.</summary>
    public const int MostLines = 15;

    /// <summary>How far whole numbers may go for each to have a tick: between few, plotly.js would put halves.</summary>
    public const int MostWholeTicks = 12;

    /// <summary>Points of all lines together; more would make the page heavy and could not be seen.</summary>
    private const int MostPoints = 6_000;

    public static ChartView Build(SweepResult sweep, string along, string? lines, string measure, string title)
    {
        var x = SweepAxisValues.Of(sweep, along);
        var series = lines is null ? new SweepAxisValues("", [""], 0) : SweepAxisValues.Of(sweep, lines);
        SweepAxisValues.RequireOthersFixed(sweep, [along, .. lines is null ? (string[])[] : [lines]]);
        if (series.Names.Count > MostLines)
            throw new ArgumentException(Invariant($"'{lines}' has {series.Names.Count:N0} values; at most {MostLines} lines can be told apart. A heat map shows more."), nameof(lines));
        var value = SweepAxisValues.NumbersOf(sweep, measure);
        var areNumbers = sweep.Column(along) is SweepColumn<int>;
        var step = Math.Max(1, (x.Names.Count * series.Names.Count + MostPoints - 1) / MostPoints);
        var shown = Enumerable.Range(0, x.Names.Count).Where(index => index % step == 0 || index == x.Names.Count - 1).ToList();
        var traces = series.Names.Select((name, line) => Line(
            line, name, areNumbers,
            shown.Select(index => areNumbers ? sweep.Column<int>(along)[index * x.Stride] : (object)PlotText.Encode(x.Names[index])),
            shown.Select(index => value((line * series.Stride) + (index * x.Stride))), LineWidth, isNamed: lines is not null)).ToList();
        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = ChartTemplate.HeightPixels,
            margin = new { l = MarginLeftPixels, r = lines is null ? MarginRightPixels : 40 + series.Names.Append(series.Title).Max(ChartTemplate.PixelsOf), t = ChartTemplate.TopMarginPixels(title), b = MarginBottomPixels },
            legend = Legend(series.Title),
            hovermode = "x unified",
            xaxis = new { title = new { text = PlotText.Encode(x.Title) }, tickformat = ",d", dtick = areNumbers && Span(sweep.Column<int>(along)) <= MostWholeTicks ? 1 : (int?)null, showgrid = false, zeroline = false, showline = true },
            yaxis = new { title = new { text = PlotText.Encode(SweepAxisValues.TitleOf(measure)) }, rangemode = "tozero", tickformat = ",.6~g" },
        });
        return new ChartView(chart, title, [
            .. series.Names.Select((name, line) => Invariant($"{(lines is null ? SweepAxisValues.TitleOf(measure) : $"{series.Title} {name}")}: {value(line * series.Stride):#,0.##} at {x.Title} {x.Names[0]}, {value((line * series.Stride) + ((x.Names.Count - 1) * x.Stride)):#,0.##} at {x.Names[^1]}")),
            .. step > 1 ? (string[])[$"one in {step} points shown"] : []]);
    }

    private static int Span(SweepColumn<int> values)
    {
        var all = Enumerable.Range(0, values.Cycle).Select(index => values[index * values.Repeat]).ToList();
        return all.Max() - all.Min();
    }

    /// <summary>A line of a sweep: steps where numbers go from left to right, marks where names do.</summary>
    /// <param name="line">Which, from 0: its colour, dash and mark.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="areNumbers">Whether <paramref name="x"/> are numbers.</param>
    /// <param name="x">From left to right.</param>
    /// <param name="y">The values there.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="isNamed">Whether the legend names it.</param>
    public static Trace Line(int line, string name, bool areNumbers, IEnumerable<object> x, IEnumerable<double> y, double width, bool isNamed) => FigureBuilder.Trace("scatter", new
    {
        name = PlotText.Encode(name),
        mode = areNumbers ? "lines" : "markers",
        x,
        y,
        hovertemplate = "%{y:,.6~g}",
        line = new { shape = "hv", color = SeriesStyle.Color(line), dash = SeriesStyle.Dash(line), width },
        marker = new { symbol = SeriesStyle.Symbol(line), size = 9, color = SeriesStyle.Color(line) },
        showlegend = isNamed,
    });

    /// <summary>The legend beside the plot, under the name of what the lines are of.</summary>
    public static object Legend(string title) => new
    {
        orientation = "v",
        x = 1.01,
        xanchor = "left",
        y = 1,
        yanchor = "top",
        bgcolor = "rgba(0,0,0,0)",
        title = new { text = PlotText.Encode(title) },
    };
}
