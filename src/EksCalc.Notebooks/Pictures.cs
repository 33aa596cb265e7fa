using System.Text;
using EksCalc.Notebooks.Browsers;
using EksCalc.Notebooks.Figures;

namespace EksCalc.Notebooks;

/// <summary>Charts as still pictures, drawn by a headless Chromium or Chrome from the same figure as on a page.</summary>
public static class Pictures
{
    private const int LeastWidthPixels = 200;
    private const int MostWidthPixels = 8000;

    /// <summary>Whether a Chromium or Chrome was found.</summary>
    public static bool CanDraw => ChromiumPath.Find() is not null;

    /// <summary>Draws charts, all in one page of a browser, which stay for a minute: their start costs more than a chart.</summary>
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

        var pictures = Draw(all, widthPixels, PictureForm.DensePng, PictureForm.Svg)
            .Select(forms => new Picture(forms[0], Encoding.UTF8.GetString(forms[1]))).ToList();
        if (widthPixels == ChartTemplate.WidthPixels)
        {
            foreach (var (chart, picture) in all.Zip(pictures))
                chart.Keep(picture);
        }

        return pictures;
    }

    /// <summary>A chart's PNG as large as the chart.</summary>
    /// <exception cref="PictureException">No Chromium was found, or it did not draw the chart.</exception>
    internal static byte[] RenderPng(ChartView chart) => Draw([chart], ChartTemplate.WidthPixels, PictureForm.Png)[0][0];

    private static IReadOnlyList<IReadOnlyList<byte[]>> Draw(IReadOnlyList<ChartView> charts, int widthPixels, params IReadOnlyList<PictureForm> forms) =>
        PictureBrowser.Draw(
            ChromiumPath.Find() ?? throw new PictureException(ChromiumPath.Missing()),
            [.. charts.Select(chart => (chart.Title, chart.FigureForPicture(widthPixels)))],
            forms);
}
