using EksCalc.Advice;

namespace EksCalc.Notebooks.Figures;

/// <summary>
/// Names of warm settings beside their marks. The ones to take and in use have theirs in any case, where it lies on the fewest marks and on no other name;
/// of the front, those have one that lies on nothing. A chart is drawn in several widths from one figure, so a place has to do for all of them.
/// </summary>
internal sealed class ParetoLabels
{
    private const string NeededNote = "needed";
    private const int FontPixels = 12;
    private const int OffsetPixels = 14;
    private const int MarkPixels = 7;

    /// <summary>Plots on a phone, on paper and on a wide screen.</summary>
    private static readonly double[] Widths = [300, 560, 776];

    /// <summary>Of a plot, in all of these widths about alike.</summary>
    private const double HeightPixels = 320;

    /// <summary>Beyond the last mark an axis goes on a little.</summary>
    private const double AxisShare = 0.95;

    /// <summary>What a name costs that lies on another, or ends outside the plot, in marks that it lies on.</summary>
    private const int OnName = 100;
    private const int Outside = 10;

    private readonly WarmSettingsComparison comparison;
    private readonly double mostIdle;
    private readonly double mostCalls;
    private readonly List<(WarmSettingsResult Result, Place Place)> placed = [];

    private ParetoLabels(WarmSettingsComparison comparison)
    {
        this.comparison = comparison;
        mostIdle = Math.Max(1, comparison.Results.Max(result => result.Cost.IdleAddresses));
        mostCalls = Math.Max(1, comparison.Results.Max(result => result.Cost.Ec2CallsPerHour));
    }

    /// <summary>The names as plotly.js annotations.</summary>
    /// <param name="comparison">The settings compared.</param>
    /// <param name="best">The ones to take.</param>
    public static IReadOnlyList<object> Annotations(WarmSettingsComparison comparison, WarmSettingsResult best)
    {
        var labels = new ParetoLabels(comparison);
        List<WarmSettingsResult> needed = [best, .. comparison.Current == best ? (WarmSettingsResult[])[] : [comparison.Current]];
        foreach (var result in needed)
            labels.placed.Add((result, Place.All.MinBy(place => labels.Cost(result, place))));
        foreach (var result in comparison.Front.Except(needed))
        {
            if (Place.All.Where(place => Math.Abs(place.UpPixels) == OffsetPixels && labels.Cost(result, place) == 0).Select(place => (Place?)place).FirstOrDefault() is { } free)
                labels.placed.Add((result, free));
        }

        return [.. labels.placed.Select(label => Annotation(label.Result, label.Place, needed.Contains(label.Result)))];
    }

    private static object Annotation(WarmSettingsResult result, Place place, bool isNeeded) => new
    {
        name = isNeeded ? NeededNote : ChartTemplate.AsideNote,
        x = result.Cost.IdleAddresses,
        y = result.Cost.Ec2CallsPerHour,
        text = PlotText.Join(Lines(result)),
        showarrow = true, // A line to its mark: others may be near.
        arrowhead = 0,
        arrowwidth = 1,
        arrowcolor = ChartTemplate.Axis,
        ax = place.IsRight ? OffsetPixels : -OffsetPixels,
        ay = -place.UpPixels,
        xanchor = place.IsRight ? "left" : "right",
        yanchor = place.UpPixels > 0 ? "bottom" : "top",
        align = place.IsRight ? "left" : "right",
        font = new { size = FontPixels },
    };

    private int Cost(WarmSettingsResult result, Place place) => Widths.Sum(width =>
    {
        var box = BoxOf(result, place, width);
        return (box.Left < 0 || box.Right > width || box.Top < 0 || box.Bottom > HeightPixels ? Outside : 0)
            + comparison.Results.Count(other => other != result && box.Holds(PointOf(other, width)))
            + placed.Sum(label => box.Overlaps(BoxOf(label.Result, label.Place, width)) ? OnName : 0);
    });

    private (double X, double Y) PointOf(WarmSettingsResult result, double width) =>
        (result.Cost.IdleAddresses / mostIdle * width * AxisShare, HeightPixels * (1 - (result.Cost.Ec2CallsPerHour / mostCalls * AxisShare)));

    private Box BoxOf(WarmSettingsResult result, Place place, double width)
    {
        var (x, y) = PointOf(result, width);
        var lines = Lines(result);
        var (wide, high) = (lines.Max(PlotText.Ems) * FontPixels, lines.Count * ChartTemplate.LinePixels);
        var left = place.IsRight ? x + OffsetPixels : x - OffsetPixels - wide;
        var top = y - place.UpPixels - (place.UpPixels > 0 ? high : 0);
        return new Box(left, top, left + wide, top + high);
    }

    // All settings of a comparison have the same mode.
    private static IReadOnlyList<string> Lines(WarmSettingsResult result) => [.. result.Settings.Numbers()];

    /// <summary>Where a name stands, seen from its mark.</summary>
    /// <param name="IsRight">To the right of it, or to the left.</param>
    /// <param name="UpPixels">How far above it; below where it is negative.</param>
    private readonly record struct Place(bool IsRight, int UpPixels)
    {
        /// <summary>The near ones first.</summary>
        public static IReadOnlyList<Place> All { get; } =
            [.. ((int[])[OffsetPixels, -OffsetPixels, 45, -45, 80, 120]).SelectMany(up => (Place[])[new(IsRight: true, up), new(IsRight: false, up)])];
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Holds((double X, double Y) point) =>
            point.X > Left - MarkPixels && point.X < Right + MarkPixels && point.Y > Top - MarkPixels && point.Y < Bottom + MarkPixels;

        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
