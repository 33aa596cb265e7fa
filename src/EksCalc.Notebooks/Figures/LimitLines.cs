using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>What subnets of some sizes can hold, as labelled horizontal lines.</summary>
internal sealed class LimitLines
{
    /// <summary>A limit above the data is drawn up to this many times the data's maximum: higher, it would squash the curves.</summary>
    private const double MostAboveData = 2;

    /// <summary>More sizes than this are named by the first and the last.</summary>
    private const int MostNames = 3;

    private const double LabelPixels = 130;
    private const int LabelFontPixels = 12;

    private LimitLines(IReadOnlyList<SubnetSize> drawn, IReadOnlyList<string> notes)
    {
        Drawn = drawn;
        Notes = notes;
    }

    /// <summary>The limits in the chart, the smallest subnet first.</summary>
    public IReadOnlyList<SubnetSize> Drawn { get; }

    /// <summary>Says which of the limits asked for are not in the chart.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Room above the plot that the notes take, beside title and legend.</summary>
    public int TopPixels => Notes.Count > 0 ? ChartTemplate.LinePixels : 0;

    /// <summary>The highest line, 0 without lines.</summary>
    public long Highest => Drawn.Count > 0 ? Drawn[^1].UsableAddresses : 0;

    /// <summary>The limits to draw: those the curves cross, as far as their labels find room, and the next if it is near.</summary>
    /// <param name="limits">The sizes asked for, in any order.</param>
    /// <param name="lowestValue">The curves' minimum: a smaller subnet is too small everywhere.</param>
    /// <param name="highestValue">The curves' maximum.</param>
    /// <param name="heightPixels">The plot's height.</param>
    public static LimitLines Choose(IEnumerable<SubnetSize> limits, long lowestValue, long highestValue, double heightPixels)
    {
        var ascending = limits.Distinct().OrderBy(size => size.UsableAddresses).ToList();
        var below = ascending.FindAll(size => size.UsableAddresses < lowestValue);
        var wanted = ascending.FindAll(size => size.UsableAddresses >= lowestValue && size.UsableAddresses <= highestValue);
        var above = ascending.FindAll(size => size.UsableAddresses > highestValue);
        if (above.Count > 0 && above[0].UsableAddresses <= MostAboveData * highestValue)
        {
            wanted.Add(above[0]);
            above.Clear();
        }

        var drawn = WithRoom(wanted, Math.Max(highestValue, wanted.Count > 0 ? wanted[^1].UsableAddresses : 0), heightPixels);
        var notes = new List<string>();
        if (above.Count > 0)
            notes.Add($"above this chart: {Words(above[0])}");
        if (drawn.Count < wanted.Count)
            notes.Add($"no room to draw: {Names([.. wanted.Except(drawn)])}");
        if (below.Count > 0)
            notes.Add($"too small everywhere: {Names(below)}");
        return new LimitLines(drawn, notes);
    }

    /// <summary>The line's label: <c>/24: 251 usable</c>.</summary>
    public static string Words(SubnetSize size) => Invariant($"{size}: {size.UsableAddresses:N0} usable");

    /// <summary>The lines as plotly.js shapes.</summary>
    public IEnumerable<object> Shapes() => Drawn.Select(size => Shape(size.UsableAddresses));

    /// <summary>A line across the plot as a plotly.js shape, behind what is drawn. A whole number stays one in the JSON.</summary>
    public static object Shape<T>(T y) => new
    {
        type = "line",
        xref = "paper",
        x0 = 0,
        x1 = 1,
        y0 = y,
        y1 = y,
        layer = "below",
        line = new { color = ChartTemplate.Axis, width = 1.5, dash = "6px,4px" },
    };

    /// <summary>A line's label as a plotly.js annotation, on it.</summary>
    /// <param name="y">Where the line is.</param>
    /// <param name="text">The label, as plotly.js takes it.</param>
    /// <param name="anchor">Where on it: <c>left</c>, <c>center</c> or <c>right</c>.</param>
    public static object Label<T>(T y, string text, string anchor) => new
    {
        xref = "paper",
        x = Position(anchor),
        y,
        text,
        showarrow = false,
        xanchor = anchor,
        yanchor = "bottom",
        borderpad = 1,
        font = new { size = LabelFontPixels },
    };

    /// <summary>The labels as plotly.js annotations, each on its line where no curve passes, if there is such a place.</summary>
    /// <param name="steps">The points of every stepped line in the chart.</param>
    /// <param name="area">The plot.</param>
    /// <param name="marginRightPixels">Room to the right of the plot, which the notes may use too.</param>
    public IEnumerable<object> Annotations(IReadOnlyList<IReadOnlyList<(long X, long Y)>> steps, PlotArea area, int marginRightPixels)
    {
        foreach (var size in Drawn)
        {
            var anchor = Array.Find(["left", "center", "right"], anchor => !AnyPasses(steps, Box(size.UsableAddresses, anchor, area))) ?? "left";
            yield return Label(size.UsableAddresses, Words(size), anchor);
        }

        if (Notes.Count > 0)
        {
            yield return new
            {
                name = ChartTemplate.AsideNote,
                xref = "paper",
                yref = "paper",
                x = 1,
                y = 1,
                xshift = marginRightPixels - 12,
                yshift = 4 + ChartTemplate.LinePixels,
                text = string.Join("; ", Notes),
                showarrow = false,
                xanchor = "right",
                yanchor = "bottom",
                font = new { size = LabelFontPixels },
            };
        }
    }

    private static string Names(List<SubnetSize> sizes) => sizes.Count > MostNames ? $"{sizes[0]} to {sizes[^1]}" : string.Join(", ", sizes);

    // From the top down: where lines are close, the larger subnet's stays.
    private static List<SubnetSize> WithRoom(List<SubnetSize> ascending, long top, double heightPixels)
    {
        var kept = new List<SubnetSize>();
        for (var i = ascending.Count - 1; i >= 0; i--)
        {
            var gap = kept.Count > 0 ? (kept[^1].UsableAddresses - ascending[i].UsableAddresses) * heightPixels / top : double.MaxValue;
            if (gap >= ChartTemplate.LinePixels)
                kept.Add(ascending[i]);
        }

        kept.Reverse();
        return kept;
    }

    private static double Position(string anchor) => anchor switch { "left" => 0.01, "center" => 0.5, _ => 0.99 };

    private static (double Left, double Right, double Bottom, double Top) Box(double y, string anchor, PlotArea area)
    {
        var width = area.PixelsToX(LabelPixels);
        var left = area.FirstX + (Position(anchor) * (area.LastX - area.FirstX)) - (width * anchor switch { "left" => 0, "center" => 0.5, _ => 1 });
        return (left, left + width, y - area.PixelsToY(3), y + area.PixelsToY(ChartTemplate.LinePixels + 2));
    }

    private static bool AnyPasses(IReadOnlyList<IReadOnlyList<(long X, long Y)>> steps, (double Left, double Right, double Bottom, double Top) box)
    {
        foreach (var points in steps)
        {
            for (var i = 0; i < points.Count; i++)
            {
                // A step: level as far as the next point, then straight up or down to it.
                var (x, y) = points[i];
                var (nextX, nextY) = i + 1 < points.Count ? points[i + 1] : (x, y);
                var level = y >= box.Bottom && y <= box.Top && x <= box.Right && nextX >= box.Left;
                var riser = nextX >= box.Left && nextX <= box.Right && Math.Min(y, nextY) <= box.Top && Math.Max(y, nextY) >= box.Bottom;
                if (level || riser)
                    return true;
            }
        }

        return false;
    }
}
