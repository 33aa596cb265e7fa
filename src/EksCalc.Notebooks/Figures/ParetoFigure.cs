using EksCalc.Advice;
using Plotly.NET;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Warm settings by what they leave idle and what they ask of EC2; the front that no other beats as a line.</summary>
internal static class ParetoFigure
{
    private const int MarginLeftPixels = 84;
    private const int MarginRightPixels = 40;
    private const int MarginBottomPixels = 62;

    /// <param name="comparison">The settings compared.</param>
    /// <param name="title">The finding.</param>
    /// <param name="taken">The settings that a decision took, which need not be those that cost least on a node; null for these.</param>
    public static ChartView Build(WarmSettingsComparison comparison, string title, WarmSettingsResult? taken = null)
    {
        var (front, best, now) = (comparison.Front, taken ?? comparison.Recommended, comparison.Current);
        var mark = taken is null ? "recommended" : "taken";
        var others = comparison.Results.Except(front).Except([best, now]).ToList();
        var waits = others.Where(result => result.Cost.WaitingShare > 0).ToList();
        var traces = new[]
        {
            Marks("others are better in both", others.Except(waits), "circle-open", 8, Palette.Free),
            Marks("others are better, pods wait", waits, "x-thin-open", 8, Palette.Shortage),
            Marks("best trade-offs", front.Where(result => result.Cost.WaitingShare == 0), "circle", 9, Palette.Assigned),
            Marks("best trade-offs, pods wait", front.Where(result => result.Cost.WaitingShare > 0), "x", 9, Palette.Shortage),
            Marks("settings now", [now], "square-open", 16, Palette.EniPrimary),
            Marks(mark, [best], "star", 16, Palette.Warm),
        };
        var shown = traces.OfType<(string Name, Trace Trace)>().ToList();
        var above = ChartTemplate.LegendPixels([.. shown.Select(marks => marks.Name)], MarginLeftPixels + MarginRightPixels);
        var chart = FigureBuilder.Chart(shown.Select(marks => marks.Trace), new
        {
            title = ChartTemplate.Title(title),
            height = ChartTemplate.HeightPixels + above,
            margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = ChartTemplate.TopMarginPixels(title) + above, b = MarginBottomPixels },
            hovermode = "closest",
            xaxis = new { title = new { text = "Idle addresses a node" }, rangemode = "tozero", showline = true, zeroline = false },
            yaxis = new { title = new { text = "EC2 calls a node in an hour" }, rangemode = "tozero" },
            annotations = ParetoLabels.Annotations(comparison, best),
        });
        return new ChartView(chart, title, [
            $"{mark}: {Words(best)}", $"in use: {Words(now)}", Invariant($"best trade-offs: {front.Count:N0} of {comparison.Results.Count:N0}"), .. front.Where(result => result.Cost.WaitingShare == best.Cost.WaitingShare).Select(result => "  " + Words(result))]);
    }

    /// <summary>What settings bring, beside those in use.</summary>
    public static string Finding(WarmSettingsComparison comparison, WarmSettingsResult taken)
    {
        var (best, now) = (taken.Cost, comparison.Current.Cost);
        var waiting = best.WaitingShare == 0 ? "no pod waits" : Invariant($"{best.WaitingShare:0.0 %} of pods wait");
        return Invariant($"With {Short(taken)} {waiting} and a node leaves {best.IdleAddresses:0.0} addresses idle, now {now.IdleAddresses:0.0}");
    }

    private static (string Name, Trace Trace)? Marks(string name, IEnumerable<WarmSettingsResult> results, string symbol, int size, string color)
    {
        var shown = results.ToList();
        return shown.Count == 0 ? null : (name, FigureBuilder.Trace("scatter", new
        {
            name,
            mode = "markers",
            x = shown.Select(result => Math.Round(result.Cost.IdleAddresses, 3)),
            y = shown.Select(result => Math.Round(result.Cost.Ec2CallsPerHour, 3)),
            text = shown.Select(result => PlotText.Encode(Words(result)).Replace(": ", ":<br>", StringComparison.Ordinal)),
            hovertemplate = "%{text}<extra></extra>",
            marker = new { symbol, size, color, line = new { width = 2, color } },
            cliponaxis = false,
        }));
    }

    // All settings of a comparison have the same mode.
    private static string Short(WarmSettingsResult result) => string.Join(", ", result.Settings.Numbers());

    private static string Words(WarmSettingsResult result) => Invariant($"{result.Settings}: {result.Cost.IdleAddresses:0.0} addresses idle, {result.Cost.Ec2CallsPerHour:0.0} EC2 calls an hour{(result.Cost.WaitingShare > 0 ? Invariant($", {result.Cost.WaitingShare:0.0 %} of pods wait, at most {result.LongestWait.TotalSeconds:0} s") : "")}");
}
