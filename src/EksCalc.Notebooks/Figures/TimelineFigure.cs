using EksCalc.Nodes.Ipamd;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What a node holds over time, stacked, and above it what was asked of EC2 when.</summary>
internal static class TimelineFigure
{
    private const int MarginLeftPixels = 84;
    private const int LabelGapPixels = 8;

    /// <summary>The plot's width on a page of the least width that is not a phone's.</summary>
    private const int LeastPlotPixels = 560;
    private const int MarginBottomPixels = 62;
    private const int PlotPixels = 330;
    private const int RowPixels = 22;
    private const int GapPixels = 14;
    private const int MostMarksInRow = 600;
    private const int LabelFontPixels = 12;

    /// <param name="trace">The trace.</param>
    /// <param name="title">The finding.</param>
    /// <param name="until">The last moment shown.</param>
    public static ChartView Build(NodeTrace trace, string title, TimeSpan until)
    {
        var axis = TimeAxis.For(until);
        var points = TimelinePoints.Of(trace);
        var rows = TimelineEvents.Of(trace);
        var top = ChartTemplate.TopMarginPixels(title);
        var strip = rows.Count > 0 ? GapPixels + (RowPixels * rows.Count) : 0;
        var height = PlotPixels + strip;
        var limit = trace.Scenario.Node is { Subnets.Count: 0, SubnetFreeAddresses: { } free } && trace.Steps.Count > 0 ? free + 1 : (long?)null;
        var highest = points.Select(point => TimelinePoints.Held(point.State)).Append(1).Max();
        var shownLimit = limit <= 2 * highest ? limit : null;

        var apart = rows.Where(row => LabelSide(row, until) == 0).ToList();

        var chart = FigureBuilder.Chart([.. Layers(trace, points, axis), .. rows.Select((row, index) => Marks(row, index, axis, apart.Contains(row)))], new
        {
            title = ChartTemplate.Title(title),
            height = top + height + MarginBottomPixels,
            margin = new { l = MarginLeftPixels, r = LabelGapPixels + 8 + apart.Select(row => ChartTemplate.PixelsOf(Label(row))).DefaultIfEmpty().Max(), t = top, b = MarginBottomPixels },
            hovermode = "x unified",
            legend = new { traceorder = "normal" },
            xaxis = new
            {
                title = new { text = axis.Title },
                range = new[] { 0, axis.Of(until) },
                showgrid = false,
                zeroline = false,
                showline = true,
                tickformat = ",",
            },
            yaxis = new
            {
                title = new { text = "Addresses the node holds" },
                domain = new[] { 0, Math.Round((double)PlotPixels / height, 4) },
                range = new[] { 0, Math.Round(Math.Max(highest, shownLimit ?? 0) * 1.08, 1) },
                tickformat = ",d",
                dtick = highest <= 10 ? (int?)1 : null,
            },
            yaxis2 = new
            {
                anchor = "x",
                domain = new[] { Math.Round((double)(PlotPixels + Math.Min(GapPixels, strip)) / height, 4), 1 },
                range = new[] { rows.Count - 0.5, -0.5 },
                visible = false,
                @fixedrange = true,
            },
            shapes = TimelineSpans.Of(trace).Select(span => SpanShape(span, axis)).Concat(shownLimit is { } line ? [LimitShape(line)] : []),
            annotations = rows.Select((row, index) => RowLabel(row, index, axis, until)).Concat(shownLimit is { } label ? [LimitLabel(label)] : []),
        });
        return new ChartView(chart, title, Summary(trace, points, rows, limit));
    }

    // From the ground up: what the node cannot do without, then what pods have, then what waits for them.
    private static IEnumerable<Trace> Layers(NodeTrace trace, IReadOnlyList<(TimeSpan At, NodePoolState State)> points, TimeAxis axis)
    {
        // The last state lasts until the end.
        IReadOnlyList<(TimeSpan At, NodePoolState State)> drawn = points.Count > 0 ? [.. points, (trace.Scenario.Until, points[^1].State)] : points;
        yield return Layer("ENIs' own addresses", Palette.EniPrimary, state => state.Enis);
        yield return Layer("with pods", Palette.Assigned, state => state.AssignedAddresses);
        yield return Layer("cooling", Palette.Cooling, state => state.CoolingAddresses);
        yield return Layer("warm", Palette.Warm, state => TimelinePoints.ForPods(state) - state.AssignedAddresses - state.CoolingAddresses);

        Trace Layer(string name, string color, Func<NodePoolState, long> count) => FigureBuilder.Trace("scatter", new
        {
            name,
            mode = "lines",
            stackgroup = "held",
            x = drawn.Select(point => axis.Of(point.At)),
            y = drawn.Select(point => count(point.State)),
            hovertemplate = "%{y:,d} " + name + "<extra></extra>",
            fillcolor = color,
            line = new { shape = "hv", width = 0, color },
        });
    }

    private static Trace Marks(TimelineEvents row, int index, TimeAxis axis, bool isApart)
    {
        var marks = TimelinePoints.Thin(row.Marks, MostMarksInRow);
        return FigureBuilder.Trace("scatter", new
        {
            name = Label(row),
            meta = isApart ? "ended" : null,
            mode = "markers",
            yaxis = "y2",
            x = marks.Select(mark => axis.Of(mark.At)),
            y = marks.Select(_ => index),
            text = marks.Select(mark => PlotText.Encode(mark.Hover)),
            hovertemplate = "%{text}<extra></extra>",
            marker = new { symbol = row.Symbol, size = 9, color = row.Color, line = new { width = 1.5, color = row.Color } },
            showlegend = false,
            cliponaxis = false,
        });
    }

    private static string Label(TimelineEvents row) => Invariant($"{row.Words} ({row.Marks.Count:N0})");

    /// <summary>1 where a row's name has room behind its last mark, -1 before the first; 0 where it has none beside its marks.</summary>
    private static int LabelSide(TimelineEvents row, TimeSpan until)
    {
        var (first, last) = (row.Marks.Min(mark => mark.At) / until, row.Marks.Select(mark => mark.At).Where(at => at <= until).DefaultIfEmpty().Max() / until);
        var share = (double)(ChartTemplate.PixelsOf(Label(row)) + (2 * LabelGapPixels)) / LeastPlotPixels;
        return last + share <= 1 ? 1 : first - share >= 0 ? -1 : 0;
    }

    private static object RowLabel(TimelineEvents row, int index, TimeAxis axis, TimeSpan until)
    {
        var side = LabelSide(row, until);
        return new
        {
            name = side == 0 ? ChartTemplate.EndNote : null,
            xref = side == 0 ? "paper" : "x",
            x = side switch { 0 => 1, > 0 => axis.Of(row.Marks.Select(mark => mark.At).Where(at => at <= until).DefaultIfEmpty().Max()), _ => axis.Of(row.Marks.Min(mark => mark.At)) },
            yref = "y2",
            y = index,
            text = Label(row),
            showarrow = false,
            xanchor = side < 0 ? "right" : "left",
            xshift = side < 0 ? -LabelGapPixels : LabelGapPixels,
            font = new { size = LabelFontPixels },
        };
    }

    private static object SpanShape(TimelineSpan span, TimeAxis axis) => new
    {
        type = "rect",
        layer = "below",
        x0 = axis.Of(span.From),
        x1 = axis.Of(span.To),
        yref = "paper",
        y0 = 0,
        y1 = 1,
        fillcolor = span.Color,
        opacity = 0.18,
        line = new { width = 0 },
    };

    private static object LimitShape(long addresses) => new
    {
        type = "line",
        xref = "paper",
        x0 = 0,
        x1 = 1,
        y0 = addresses,
        y1 = addresses,
        line = new { color = ChartTemplate.Axis, width = 1.5, dash = "6px,4px" },
    };

    private static object LimitLabel(long addresses) => new
    {
        xref = "paper",
        x = 0.01,
        y = addresses,
        text = Invariant($"the subnet has {addresses:N0} for this node"),
        showarrow = false,
        xanchor = "left",
        yanchor = "bottom",
        font = new { size = LabelFontPixels },
    };

    private static List<string> Summary(
        NodeTrace trace, IReadOnlyList<(TimeSpan At, NodePoolState State)> points, IReadOnlyList<TimelineEvents> rows, long? limit)
    {
        var lines = new List<string>();
        if (points.Count > 0)
        {
            var peak = points.MaxBy(point => TimelinePoints.Held(point.State));
            lines.Add($"{TimeAxis.Words(points[0].At)}: {Words(points[0].State)}");
            lines.Add($"peak, {TimeAxis.Words(peak.At)}: {Words(peak.State)}");
            lines.Add($"end, {TimeAxis.Words(trace.Scenario.Until)}: {Words(points[^1].State)}");
        }

        lines.AddRange(rows.Select(row => Invariant($"{row.Words}: {row.Marks.Count:N0}")));
        lines.Add(Invariant($"pods: {trace.Pods.Adds:N0} asked for an address, {trace.Pods.Started:N0} got one, {trace.Pods.FailedFirstTry:N0} not at once")
            + (trace.Pods.LongestWait > TimeSpan.Zero ? $", the longest wait {TimeAxis.Words(trace.Pods.LongestWait)}" : ""));
        lines.Add(Invariant($"EC2 calls: {trace.Calls.Total:N0}"));
        lines.AddRange(TimelineSpans.Of(trace).Select(span => $"{span.Words} from {TimeAxis.Words(span.From)} to {TimeAxis.Words(span.To)}"));
        lines.AddRange(Subnets(trace));
        if (limit is { } most)
            lines.Add(Invariant($"the subnet has {most:N0} addresses for this node"));
        return lines;
    }

    private static IEnumerable<string> Subnets(NodeTrace trace)
    {
        var subnets = trace.Final.PerSubnet;
        for (var index = 0; index < subnets.Length; index++)
        {
            var peak = trace.Steps.Max(step => step.State.PerSubnet.Length > index ? step.State.PerSubnet[index].Addresses : 0);
            yield return Invariant($"subnet {subnets[index].Subnet}: {subnets[index].Addresses:N0} addresses at the end, {peak:N0} at most");
        }

        if (!trace.Final.ExcludedEnis.IsEmpty)
            yield return $"ENIs without pods, by their subnet's tags: {string.Join(", ", trace.Final.ExcludedEnis)}";
    }

    private static string Words(NodePoolState state) =>
        Invariant($"{TimelinePoints.Held(state):N0} addresses: {state.Enis:N0} of ENIs, {state.AssignedAddresses:N0} with pods, ")
        + Invariant($"{state.CoolingAddresses:N0} cooling, {TimelinePoints.ForPods(state) - state.AssignedAddresses - state.CoolingAddresses:N0} warm");
}
