using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Figures;

/// <summary>Each curve's name at the curve's end, moved apart where ends are close, tied to its end by a short line.</summary>
internal static class EndLabels
{
    private const int MostWidthPixels = 200;
    private const int MostLines = 3;
    private const int LeaderPixels = 18;
    private const int GapPixels = 3;

    /// <summary>Room that the labels take to the right of the plot.</summary>
    public static int MarginPixels(IReadOnlyList<ConsumptionCurve> curves) =>
        LeaderPixels + 8 + curves.SelectMany(curve => Lines(curve.Label)).Max(ChartTemplate.PixelsOf);

    /// <summary>Whether all labels find room one below the other.</summary>
    public static bool Fit(IReadOnlyList<ConsumptionCurve> curves, double heightPixels) =>
        curves.Sum(curve => HeightPixels(Lines(curve.Label))) <= heightPixels;

    /// <summary>The labels as plotly.js annotations.</summary>
    public static IEnumerable<object> Annotations(IReadOnlyList<ConsumptionCurve> curves, PlotArea area)
    {
        var ends = curves.Select((curve, index) => new End(curve.Points[^1], Lines(curve.Label), SeriesStyle.Color(index))).ToList();
        // Curves that end at different places have their labels in different columns.
        foreach (var column in ends.GroupBy(end => end.Point.X))
        {
            var labels = column.OrderByDescending(end => end.Point.SubnetAddresses).ToList();
            var wanted = labels.ConvertAll(end => area.PixelsFromTop(end.Point.SubnetAddresses));
            var placed = Spread(wanted, labels.ConvertAll(end => HeightPixels(end.Lines)), area.HeightPixels);
            for (var i = 0; i < labels.Count; i++)
            {
                yield return new
                {
                    name = ChartTemplate.EndNote,
                    x = labels[i].Point.X,
                    y = labels[i].Point.SubnetAddresses,
                    text = PlotText.Join(labels[i].Lines),
                    showarrow = true,
                    arrowhead = 0,
                    arrowwidth = 1.5,
                    arrowcolor = labels[i].Color,
                    ax = LeaderPixels,
                    ay = Math.Round(placed[i] - wanted[i]),
                    xanchor = "left",
                    yanchor = "middle",
                    align = "left",
                };
            }
        }
    }

    /// <summary>Middles of labels, as close to the wanted ones as their heights allow, from 0 to <paramref name="room"/>.</summary>
    /// <param name="wanted">The middles wanted, ascending.</param>
    /// <param name="heights">The labels' heights.</param>
    /// <param name="room">The height there is for all.</param>
    internal static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, IReadOnlyList<double> heights, double room)
    {
        var middles = wanted.ToArray();
        var free = 0.0;
        for (var i = 0; i < middles.Length; i++)
        {
            middles[i] = Math.Max(middles[i], free + (heights[i] / 2));
            free = middles[i] + (heights[i] / 2);
        }

        free = room;
        for (var i = middles.Length - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], free - (heights[i] / 2));
            free = middles[i] - (heights[i] / 2);
        }

        return middles;
    }

    private static double HeightPixels(IReadOnlyList<string> lines) => (lines.Count * ChartTemplate.LinePixels) + GapPixels;

    // A list without spaces may break after its commas.
    private static IReadOnlyList<string> Lines(string label) => PlotText.Wrap(label.Replace(",", ", ", StringComparison.Ordinal), (double)MostWidthPixels / ChartTemplate.FontPixels, MostLines);

    private readonly record struct End(ConsumptionPoint Point, IReadOnlyList<string> Lines, string Color);
}
