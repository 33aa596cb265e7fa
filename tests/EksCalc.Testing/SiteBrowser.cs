using System.Globalization;
using System.Text.RegularExpressions;

namespace EksCalc.Testing;

/// <summary>What a page of a site comes to on a screen.</summary>
/// <param name="Page">The page's path in the site.</param>
/// <param name="Width">The screen's width in pixels.</param>
/// <param name="Overflow">By how many pixels the page is wider than the screen.</param>
/// <param name="Charts">The charts it has.</param>
/// <param name="Drawn">The charts that are drawn.</param>
/// <param name="MissingPictures">The pictures that did not load.</param>
public sealed record ScreenResult(string Page, int Width, int Overflow, int Charts, int Drawn, int MissingPictures);

/// <summary>Opens pages of a site from disk, without any network, on screens of several widths, all in one browser.</summary>
public static partial class SiteBrowser
{
    private const string Frames = "frames-of-test.html";

    // A browser's window has a least width, a frame has none. A page from disk may say something to the page around it,
    // but not be asked.
    private const string Probe = """
        <script>
        addEventListener("load", function probe() {
          var charts = Array.from(document.querySelectorAll("[data-ekscalc-chart]")), done = charts.filter(function (chart) { return chart.querySelector(".main-svg"); });
          probe.tries = (probe.tries || 0) + 1;
          if (done.length < charts.length && probe.tries < 50) return setTimeout(probe, 200);
          var root = document.documentElement, pictures = Array.from(document.images);
          parent.postMessage([name, root.scrollWidth - root.clientWidth, charts.length, done.length, pictures.filter(function (image) { return !image.naturalWidth; }).length].join(";"), "*");
        });
        </script>
        """;

    /// <summary>Opens each page at each width. Files of the site are changed: the pages are made to report.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="pages">Pages, by their paths in the site.</param>
    /// <param name="widths">Widths of screens, in pixels.</param>
    /// <returns>A result for each page and width, in that order; and what was written to the console.</returns>
    public static (IReadOnlyList<ScreenResult> Screens, IReadOnlyList<string> Console) Open(string folder, IReadOnlyList<string> pages, params IReadOnlyList<int> widths)
    {
        Browser.Require();
        foreach (var page in pages)
            File.AppendAllText(Path.Combine(folder, page), Probe);
        var frames = pages.SelectMany(page => widths.Select(width => (Page: page, Width: width))).ToList();
        // One over the other: a browser lets frames out of sight sleep.
        var elements = frames.Select((frame, index) =>
            $"<iframe name=\"{index}\" src=\"{frame.Page}\" style=\"border:0;position:absolute;left:0;top:0;width:{frame.Width}px;height:900px\"></iframe>\n");
        var path = Path.Combine(folder, Frames);
        File.WriteAllText(path, $$"""
            <!DOCTYPE html>
            <script>
            addEventListener("message", function (message) {
              var line = document.createElement("pre");
              line.textContent = "screen:" + message.data;
              document.body.appendChild(line);
            });
            </script>
            <body>
            {{string.Concat(elements)}}
            """);

        var result = Browser.OpenFile(path, milliseconds: 30_000);
        var reports = Report().Matches(result.Document).ToDictionary(match => Number(match, 1));
        return ([.. frames.Select((frame, index) => reports.TryGetValue(index, out var report)
            ? new ScreenResult(frame.Page, frame.Width, Number(report, 2), Number(report, 3), Number(report, 4), Number(report, 5))
            : throw new InvalidOperationException($"{frame.Page} at {frame.Width} pixels said nothing."))], result.Console);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("screen:([0-9]+);([0-9]+);([0-9]+);([0-9]+);([0-9]+)")]
    private static partial Regex Report();
}
