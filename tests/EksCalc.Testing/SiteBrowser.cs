namespace EksCalc.Testing;

/// <summary>What a page of a site comes to on a screen.</summary>
/// <param name="Page">The page's path in the site.</param>
/// <param name="Width">The screen's width in pixels.</param>
/// <param name="Overflow">By how many pixels the page is wider than the screen.</param>
/// <param name="Charts">The charts it has.</param>
/// <param name="Drawn">The charts that are drawn.</param>
/// <param name="MissingPictures">The pictures that did not load.</param>
/// <param name="CutTables">The short tables with long texts that have to be pushed sideways to be read.</param>
/// <param name="Violations">What <see cref="Accessibility"/> finds: of the first width all, of the others faint texts.</param>
public sealed record ScreenResult(string Page, int Width, int Overflow, int Charts, int Drawn, int MissingPictures, int CutTables, IReadOnlyList<string> Violations);

/// <summary>Opens pages of a site from disk, without any network, on a screen that gets other widths: the first dark, the others light.</summary>
public static class SiteBrowser
{
    private const string Measure = """
        () => {
          var root = document.documentElement, charts = Array.from(document.querySelectorAll("[data-ekscalc-chart]"));
          return [root.scrollWidth - root.clientWidth, charts.length, charts.filter(chart => chart.querySelector(".main-svg")).length,
            Array.from(document.images).filter(image => !image.naturalWidth).length,
            Array.from(document.querySelectorAll("table.ekscalc")).filter(table => table.scrollWidth > table.parentElement.clientWidth + 1 && table.rows.length <= 16 &&
              Array.from(table.querySelectorAll("td:not(.number)")).some(cell => cell.textContent.length > 60)).length];
        }
        """;

    /// <summary>Opens each page at each width.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="pages">Pages, by their paths in the site.</param>
    /// <param name="widths">Widths of screens, in pixels.</param>
    /// <param name="patience">How long charts may take; null for half a minute.</param>
    /// <returns>A result for each page and width, in that order; and what was written to the console.</returns>
    public static (IReadOnlyList<ScreenResult> Screens, IReadOnlyList<string> Console) Open(string folder, IReadOnlyList<string> pages, IReadOnlyList<int> widths, TimeSpan? patience = null)
    {
        var screens = new List<ScreenResult>();
        var console = new List<string>();
        foreach (var page in pages)
        {
            var (found, said) = Browser.VisitDrawn(Path.Combine(folder, page), widths[0], isDark: true, Ask, patience);
            screens.AddRange(found);
            console.AddRange(said);

            async Task<List<ScreenResult>> Ask(PuppeteerSharp.IPage opened)
            {
                var seen = new List<ScreenResult>();
                foreach (var width in widths)
                {
                    var isFirst = seen.Count == 0;
                    if (!isFirst)
                        await Browser.ResizeAsync(opened, width, isDark: false).ConfigureAwait(false);
                    var counts = await opened.EvaluateFunctionAsync<int[]>(Measure).ConfigureAwait(false);
                    // Another width and other colours change no name, no heading and no order.
                    var violations = await (isFirst ? Accessibility.ViolationsAsync(opened) : Accessibility.FaintTextsAsync(opened)).ConfigureAwait(false);
                    seen.Add(new ScreenResult(page, width, counts[0], counts[1], counts[2], counts[3], counts[4], violations));
                }

                return seen;
            }
        }

        return (screens, console);
    }
}
