using EksCalc.Sweeps;
using EksCalc.Vpc;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Subnet addresses used, as steps, one line a setting.</summary>
internal static class ConsumptionFigure
{
    private const int MarginLeftPixels = 84;
    private const int MarginBottomPixels = 62;

    /// <summary>Up to this many points a curve shows each of them.</summary>
    private const int MostPointsMarked = 12;

    /// <summary>More marks than this are left out; the words have them.</summary>
    private const int MostExhaustionMarks = 30;

    /// <summary>More marks than this on one curve would run into each other.</summary>
    private const int MostWaitingMarks = 24;

    public static ChartView Build(IReadOnlyList<ConsumptionCurve> curves, string title, IReadOnlyList<SubnetSize> sizes)
    {
        var top = ChartTemplate.TopMarginPixels(title);
        var height = ChartTemplate.HeightPixels - top - MarginBottomPixels;
        var direct = EndLabels.Fit(curves, height);
        var right = EndLabels.MarginPixels(curves);

        var highest = Math.Max(1, curves.Max(curve => curve.Points.Max(point => point.SubnetAddresses)));
        var limits = LimitLines.Choose(sizes, curves.Min(curve => curve.Points.Min(point => point.SubnetAddresses)), highest, height);
        top += limits.TopPixels;
        height -= limits.TopPixels;
        var area = new PlotArea(
            curves.Min(curve => curve.Points[0].X),
            curves.Max(curve => curve.Points[^1].X),
            Math.Max(highest * 1.05, limits.Highest * 1.1),
            ChartTemplate.WidthPixels - MarginLeftPixels - right,
            height);

        var assigned = AssignedEverywhere(curves);
        var steps = curves.Select(curve => curve.Points.Select(point => ((long)point.X, point.SubnetAddresses))).Append(assigned);
        var waiting = WaitingTrace(curves);
        var exhaustions = Exhaustion.Of(curves, limits.Drawn);
        var traces = new List<Trace>();
        if (assigned.Count > 0)
            traces.Add(AssignedTrace(assigned));
        traces.AddRange(curves.Select((curve, index) => CurveTrace(curve, index, Thinning.Thin(curve.Points, curves.Count), inLegend: !direct)));
        if (exhaustions.Count is > 0 and <= MostExhaustionMarks)
            traces.Add(ExhaustionTrace(exhaustions));
        if (waiting is not null)
            traces.Add(waiting);

        var chart = FigureBuilder.Chart(traces, new
        {
            title = ChartTemplate.Title(title),
            height = ChartTemplate.HeightPixels,
            margin = new { l = MarginLeftPixels, r = right, t = top, b = MarginBottomPixels },
            showlegend = assigned.Count > 0 || waiting is not null || exhaustions.Count > 0 || !direct,
            legend = direct ? ChartTemplate.LegendAbove : ChartTemplate.LegendBeside,
            hovermode = "x unified",
            xaxis = new
            {
                title = new { text = AxisTitle(curves[0].Axis) },
                range = XRange(area),
                dtick = Step(area.LastX - area.FirstX),
                tickformat = ",d",
                showgrid = false,
                zeroline = false,
                showline = true,
            },
            yaxis = new { title = new { text = "Subnet addresses used" }, range = new[] { 0, Math.Round(area.TopY, 1) }, dtick = Step(area.TopY), tickformat = ",d" },
            shapes = limits.Shapes(),
            annotations = (direct ? EndLabels.Annotations(curves, area) : []).Concat(limits.Annotations([.. steps.Select(points => points.ToList())], area, right)),
        });
        return new ChartView(chart, title, [.. curves.Select(curve => Summary(curve, exhaustions)), .. limits.Drawn.Select(LimitLines.Words), .. limits.Notes]);
    }

    /// <summary>What the x axis counts, in words.</summary>
    public static string AxisTitle(ConsumptionAxis axis) => axis switch
    {
        ConsumptionAxis.PodsPerNode => "Pods per node",
        ConsumptionAxis.Nodes => "Nodes",
        ConsumptionAxis.WarmEniTarget => "WARM_ENI_TARGET (whole ENIs kept free)",
        ConsumptionAxis.WarmIpTarget => "WARM_IP_TARGET (addresses kept free)",
        ConsumptionAxis.MinimumIpTarget => "MINIMUM_IP_TARGET (addresses held at least)",
        ConsumptionAxis.SecurityGroupPodsPerNode => "Security-group pods per node",
        ConsumptionAxis.WarmPrefixTarget => "WARM_PREFIX_TARGET (/28 prefixes kept free)",
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "No such axis."),
    };

    // Left alone, plotly.js puts ticks between the whole numbers of a short axis.
    private static int? Step(double length) => length <= 10 ? 1 : null;

    // A single value needs room on both sides, or the axis has no length.
    private static double[] XRange(PlotArea area) =>
        area.FirstX < area.LastX ? [area.FirstX, area.LastX] : [area.FirstX - 1, area.LastX + 1];

    private static Trace CurveTrace(ConsumptionCurve curve, int index, IReadOnlyList<ConsumptionPoint> points, bool inLegend) => FigureBuilder.Trace("scatter", new
    {
        name = PlotText.Encode(curve.Label),
        mode = points.Count <= MostPointsMarked ? "lines+markers" : "lines",
        x = points.Select(point => point.X),
        y = points.Select(point => point.SubnetAddresses),
        customdata = points.Select(point => new object[] { point.AssignedAddresses, point.WaitingPods > 0 ? Invariant($", {point.WaitingPods:N0} pods waiting") : "" }),
        hovertemplate = "%{y:,d} addresses, %{customdata[0]:,d} with pods%{customdata[1]}",
        line = new { shape = "hv", color = SeriesStyle.Color(index), dash = SeriesStyle.Dash(index), width = 2.5 },
        marker = new { symbol = SeriesStyle.Symbol(index), size = 8 },
        cliponaxis = false,
        meta = inLegend ? null : "ended",
        showlegend = inLegend,
    });

    /// <summary>The addresses that pods have at each place; none where the curves do not agree on them or no pod has any.</summary>
    private static List<(long X, long Y)> AssignedEverywhere(IReadOnlyList<ConsumptionCurve> curves)
    {
        var assigned = new SortedDictionary<int, long>();
        foreach (var point in curves.SelectMany(curve => curve.Points))
        {
            if (!assigned.TryAdd(point.X, point.AssignedAddresses) && assigned[point.X] != point.AssignedAddresses)
                return [];
        }

        if (assigned.Values.All(count => count == 0))
            return [];
        var points = Thinning.Thin([.. assigned.Select(pair => new ConsumptionPoint(pair.Key, 0, pair.Value, 0))], curves.Count);
        return [.. points.Select(point => ((long)point.X, point.AssignedAddresses))];
    }

    private static Trace AssignedTrace(List<(long X, long Y)> assigned) => FigureBuilder.Trace("scatter", new
    {
        name = "addresses that pods have",
        mode = "lines",
        x = assigned.Select(point => point.X),
        y = assigned.Select(point => point.Y),
        hoverinfo = "skip",
        fill = "tozeroy",
        fillcolor = "rgba(0,114,178,0.18)",
        line = new { shape = "hv", color = Palette.Assigned, width = 1 },
    });

    private static Trace? WaitingTrace(IReadOnlyList<ConsumptionCurve> curves)
    {
        var marked = curves.SelectMany(Marked).Distinct().ToList();
        return marked.Count == 0 ? null : FigureBuilder.Trace("scatter", new
        {
            name = "pods waiting for an address",
            mode = "markers",
            x = marked.Select(point => point.X),
            y = marked.Select(point => point.SubnetAddresses),
            // The curve's own hover text says how many wait.
            hoverinfo = "skip",
            marker = new { symbol = "x", size = 9, color = Palette.Shortage },
            cliponaxis = false,
        });

        static IEnumerable<ConsumptionPoint> Marked(ConsumptionCurve curve)
        {
            var points = curve.Points.Where(point => point.WaitingPods > 0).ToList();
            var step = (points.Count + MostWaitingMarks - 1) / MostWaitingMarks;
            return points.Where((_, index) => index % step == 0);
        }
    }

    private static Trace ExhaustionTrace(IReadOnlyList<Exhaustion> exhaustions) => FigureBuilder.Trace("scatter", new
    {
        name = "subnet full",
        mode = "markers",
        x = exhaustions.Select(full => full.X),
        y = exhaustions.Select(full => full.Subnet.UsableAddresses),
        hoverinfo = "skip",
        marker = new { symbol = "diamond", size = 9, color = Palette.Shortage },
        cliponaxis = false,
    });

    private static string Summary(ConsumptionCurve curve, IReadOnlyList<Exhaustion> exhaustions)
    {
        var full = exhaustions.Where(full => full.Curve == curve.Label).Select(full => $"a {full.Subnet} is too small from {Place(curve.Axis, full.X)} on");
        var (first, last) = (curve.Points[0], curve.Points[^1]);
        var firstWaiting = curve.Points.Where(point => point.WaitingPods > 0).Select(point => (int?)point.X).FirstOrDefault();
        return Invariant($"{curve.Label}: {first.SubnetAddresses:N0} subnet addresses at {Place(curve.Axis, first.X)}, {last.SubnetAddresses:N0} at {last.X:N0}")
            + string.Concat(full.Select(words => "; " + words))
            + (firstWaiting is { } x ? Invariant($"; pods wait from {x:N0}") : "");
    }

    private static string Place(ConsumptionAxis axis, int x)
    {
        var title = AxisTitle(axis);
        var variable = title.IndexOf(" (", StringComparison.Ordinal);
        return variable < 0 ? Invariant($"{x:N0} {(x == 1 ? title.Replace("Nodes", "node", StringComparison.Ordinal).Replace("Pods", "pod", StringComparison.Ordinal).Replace("pods", "pod", StringComparison.Ordinal) : title).ToLowerInvariant()}") : $"{title[..variable]}={x}";
    }
}
