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
    private const int LabelFontPixels = 12;

    /// <summary>A label's width and height as shares of the axes.</summary>
    private const double LabelShare = 0.4;
    private const double NearShare = 0.06;

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
        var chart = FigureBuilder.Chart(traces.OfType<Trace>(), new
        {
            title = ChartTemplate.Title(title),
            height = ChartTemplate.HeightPixels + ChartTemplate.LinePixels,
            margin = new { l = MarginLeftPixels, r = MarginRightPixels, t = ChartTemplate.TopMarginPixels(title) + ChartTemplate.LinePixels, b = MarginBottomPixels },
            hovermode = "closest",
            xaxis = new { title = new { text = "Idle addresses a node" }, rangemode = "tozero", showline = true, zeroline = false },
            yaxis = new { title = new { text = "EC2 calls a node in an hour" }, rangemode = "tozero" },
            annotations = Labels(comparison, best),
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

    private static Trace? Marks(string name, IEnumerable<WarmSettingsResult> results, string symbol, int size, string color)
    {
        var shown = results.ToList();
        return shown.Count == 0 ? null : FigureBuilder.Trace("scatter", new
        {
            name,
            mode = "markers",
            x = shown.Select(result => Math.Round(result.Cost.IdleAddresses, 3)),
            y = shown.Select(result => Math.Round(result.Cost.Ec2CallsPerHour, 3)),
            text = shown.Select(result => PlotText.Encode(Words(result)).Replace(": ", ":<br>", StringComparison.Ordinal)),
            hovertemplate = "%{text}<extra></extra>",
            marker = new { symbol, size, color, line = new { width = 2, color } },
            cliponaxis = false,
        });
    }

    // The ones to take and in use have names; of the front, those whose names lie on nothing else.
    private static List<object> Labels(WarmSettingsComparison comparison, WarmSettingsResult best)
    {
        var (right, top) = (Most(result => result.Cost.IdleAddresses), Most(result => result.Cost.Ec2CallsPerHour));
        var named = new List<WarmSettingsResult>();
        foreach (var result in comparison.Front.Prepend(comparison.Current).Prepend(best).Distinct())
        {
            if (named.Count < 2 || !comparison.Results.Any(other => other != result && Covers(result, other)) && !named.Exists(other => Covers(other, result)))
                named.Add(result);
        }

        return named.ConvertAll(result => (object)new
        {
            x = result.Cost.IdleAddresses,
            y = result.Cost.Ec2CallsPerHour,
            text = PlotText.Encode(Short(result)),
            showarrow = true, // A line to its mark: others may be near.
            arrowhead = 0,
            arrowwidth = 1,
            arrowcolor = ChartTemplate.Axis,
            ax = GoesRight(result) ? 14 : -14,
            ay = -14,
            xanchor = GoesRight(result) ? "left" : "right",
            yanchor = "bottom",
            font = new { size = LabelFontPixels },
        });

        double Most(Func<WarmSettingsResult, double> cost) => Math.Max(1, comparison.Results.Max(cost));

        // To the side where the name lies on fewer others, if the chart has room for it there.
        bool GoesRight(WarmSettingsResult result) => (result.Cost.IdleAddresses / right) switch
        {
            < LabelShare => true,
            > 1 - LabelShare => false,
            _ => Covered(result, toTheRight: true) <= Covered(result, toTheRight: false),
        };

        int Covered(WarmSettingsResult labelled, bool toTheRight) => comparison.Results.Count(other => other != labelled && Lies(labelled, other, toTheRight));

        bool Covers(WarmSettingsResult labelled, WarmSettingsResult other) => Lies(labelled, other, GoesRight(labelled));

        bool Lies(WarmSettingsResult labelled, WarmSettingsResult other, bool toTheRight)
        {
            var across = (other.Cost.IdleAddresses - labelled.Cost.IdleAddresses) / right * (toTheRight ? 1 : -1);
            var up = (other.Cost.Ec2CallsPerHour - labelled.Cost.Ec2CallsPerHour) / top;
            return across is > -NearShare and < LabelShare && up is > -NearShare / 2 and < NearShare * 1.5;
        }
    }

    // All settings of a comparison have the same mode.
    private static string Short(WarmSettingsResult result) => string.Join(", ", result.Settings.Numbers());

    private static string Words(WarmSettingsResult result) => Invariant($"{result.Settings}: {result.Cost.IdleAddresses:0.0} addresses idle, {result.Cost.Ec2CallsPerHour:0.0} EC2 calls an hour{(result.Cost.WaitingShare > 0 ? Invariant($", {result.Cost.WaitingShare:0.0 %} of pods wait, at most {result.LongestWait.TotalSeconds:0} s") : "")}");
}
