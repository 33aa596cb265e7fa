using System.Net;
using EksCalc.Notebooks.Browsers;
using EksCalc.Notebooks.Figures;

namespace EksCalc.Notebooks;

/// <summary>Charts as still pictures, drawn by a headless Chromium or Chrome from the same figure as on a page.</summary>
public static class Pictures
{
    private const int Scale = 2;
    private const int LeastWidthPixels = 200;
    private const int MostWidthPixels = 8000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ChartLimit = TimeSpan.FromSeconds(5);

    /// <summary>Whether a Chromium or Chrome was found.</summary>
    public static bool CanDraw => ChromiumPath.Find() is not null;

    /// <summary>Draws charts, all in one run of the browser: its start costs more than a chart.</summary>
    /// <param name="charts">The charts, none or more.</param>
    /// <param name="widthPixels">Width of each, 200 to 8000; a PNG has double that density. At the default the charts keep their pictures.</param>
    /// <returns>The pictures in the order of the charts.</returns>
    /// <exception cref="PictureException">No Chromium was found, or it did not draw a chart.</exception>
    public static IReadOnlyList<Picture> Render(IEnumerable<ChartView> charts, int widthPixels = ChartTemplate.WidthPixels)
    {
        ArgumentNullException.ThrowIfNull(charts);
        if (widthPixels is < LeastWidthPixels or > MostWidthPixels)
            throw new ArgumentOutOfRangeException(nameof(widthPixels), widthPixels, $"A picture is {LeastWidthPixels} to {MostWidthPixels} pixels wide.");
        IReadOnlyList<ChartView> all = [.. charts];
        if (all.Count == 0)
            return [];

        var executable = ChromiumPath.Find() ?? throw new PictureException(ChromiumPath.NotFoundMessage);
        var document = ChromiumRun.DocumentOf(executable, Files(all, widthPixels), StartLimit + (ChartLimit * all.Count));
        var pictures = all.Select((chart, index) => Read(document, index, chart.Title)).ToList();
        if (widthPixels == ChartTemplate.WidthPixels)
        {
            foreach (var (chart, picture) in all.Zip(pictures))
                chart.Keep(picture);
        }

        return pictures;
    }

    private static Dictionary<string, string> Files(IReadOnlyList<ChartView> charts, int widthPixels) => new()
    {
        ["plotly.js"] = PlotlyScript.Text,
        [ChromiumRun.Page] = $"""
            <!DOCTYPE html>
            <meta charset="utf-8">
            <body>
            <script src="plotly.js"></script>
            <script>
            {EmbeddedText.PicturesScript}([{string.Join(",\n", charts.Select(chart => chart.FigureForPicture(widthPixels)))}], {Scale});
            </script>
            """,
    };

    private static Picture Read(string document, int index, string title)
    {
        if (Left(document, index, "svg") is not { } svg || Left(document, index, "png") is not { } png)
            throw new PictureException($"Chromium did not draw the chart '{title}': {Left(document, index, "error") ?? "it said nothing"}.");
        return new Picture(Convert.FromBase64String(AfterComma(png)), Uri.UnescapeDataString(AfterComma(svg)));
    }

    /// <summary>What the page's script left under that name; null where it left nothing.</summary>
    private static string? Left(string document, int index, string kind)
    {
        var start = $"<pre data-picture=\"{index}-{kind}\">";
        var from = document.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
            return null;
        from += start.Length;
        return WebUtility.HtmlDecode(document[from..document.IndexOf("</pre>", from, StringComparison.Ordinal)]);
    }

    // A data URL's content follows its first comma.
    private static string AfterComma(string dataUrl) => dataUrl[(dataUrl.IndexOf(',', StringComparison.Ordinal) + 1)..];
}
