using System.Text.Json;
using PuppeteerSharp;

namespace EksCalc.Notebooks.Browsers;

/// <summary>A page on paper: A4, its charts drawn, its pages numbered.</summary>
internal static class PrintedPage
{
    /// <summary>As wide as a page of a report is on a screen, so that its charts are drawn at their full width.</summary>
    private const int ScreenWidthPixels = 960;

    private const int ScreenHeightPixels = 1200;

    /// <summary>The first Chromium that numbers pages as the page's own style says.</summary>
    private const int FirstWithMarginBoxes = 131;

    private const string PageNumber = "<div style=\"width:100%;margin:0 15mm;text-align:right;font:9px sans-serif;color:#59636e\"><span class=\"pageNumber\"></span> / <span class=\"totalPages\"></span></div>";

    /// <summary>The PDF of a page.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="html">The whole page.</param>
    /// <exception cref="PictureException">A chart was not drawn.</exception>
    public static async Task<byte[]> OfAsync(HeadlessBrowser browser, string html)
    {
        var page = await browser.NewPageAsync().ConfigureAwait(false);
        await using (page.ConfigureAwait(false))
        {
            await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "light" }]).ConfigureAwait(false);
            await page.SetViewportAsync(new ViewPortOptions { Width = ScreenWidthPixels, Height = ScreenHeightPixels }).ConfigureAwait(false);
            await page.SetContentAsync(html).ConfigureAwait(false);
            var drawn = await page.EvaluateFunctionAsync<JsonElement>(EmbeddedText.ChartsDrawnScript, true).ConfigureAwait(false);
            if (drawn.TryGetProperty("error", out var error))
                throw new PictureException($"Chromium did not print the page: {error.GetString()}.");
            return await page.PdfDataAsync(Options(await browser.GetVersionAsync().ConfigureAwait(false))).ConfigureAwait(false);
        }
    }

    /// <summary>How a browser prints.</summary>
    /// <param name="version">As it says it: <c>HeadlessChrome/131.0.1</c>.</param>
    internal static PdfOptions Options(string version) => new()
    {
        PreferCSSPageSize = true,
        PrintBackground = true,
        Tagged = true,
        Outline = true,
        DisplayHeaderFooter = !HasMarginBoxes(version),
        HeaderTemplate = "<span></span>",
        FooterTemplate = PageNumber,
    };

    private static bool HasMarginBoxes(string version) =>
        int.TryParse(version.Split('/').Last().Split('.')[0], out var major) && major >= FirstWithMarginBoxes;
}
