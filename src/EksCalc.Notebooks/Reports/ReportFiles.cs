using System.Text;
using EksCalc.Notebooks.Browsers;
using static System.FormattableString;

namespace EksCalc.Notebooks.Reports;

/// <summary>What a report is saved as: one file, or Markdown with its charts beside it.</summary>
internal static class ReportFiles
{
    /// <summary>The extensions that a report is saved with.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".md", ".pdf"];

    /// <summary>The files, those that others point to first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file that was asked for.</param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="PictureException">A browser is needed, and there is none, or it did not draw.</exception>
    public static IReadOnlyList<(string Path, byte[] Content)> Of(Report report, string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => [(path, Bytes(ReportPage.Of(report)))],
        ".PDF" => [(path, PictureBrowser.Print(ReportPage.Of(report)))],
        ".MD" => WithPictures(report, path),
        var other => throw new ArgumentException($"A report is saved as .html, .md or .pdf, not as '{other}'.", nameof(path)),
    };

    /// <summary>The name of the folder beside a report in which files for its steps stand: its own, so that reports can stand beside each other.</summary>
    /// <param name="path">The report's file.</param>
    public static string FolderOf(string path) => $"{Path.GetFileNameWithoutExtension(path)}-files";

    private static IReadOnlyList<(string Path, byte[] Content)> WithPictures(Report report, string path)
    {
        var charts = report.Charts.Distinct().ToList();
        var stem = Path.GetFileNameWithoutExtension(path);
        var names = charts.Index().ToDictionary(chart => chart.Item, chart => Invariant($"{stem}-chart-{chart.Index + 1}.png"));
        var pictures = Pictures.Render(charts);
        var text = report.ToMarkdown(Report.PageLevel, part => part is ChartView chart ? $"![{Markdown.Escape(AltOf(chart))}]({Uri.EscapeDataString(names[chart])})" : part.ToMarkdown());
        return
        [
            .. charts.Zip(pictures, (chart, picture) => (Path.Combine(Path.GetDirectoryName(path) ?? "", names[chart]), picture.Png.ToArray())),
            (path, Bytes(text + "\n")),
        ];
    }

    /// <summary>What a chart shows, for those who do not see it.</summary>
    private static string AltOf(ChartView chart) => string.Join("; ", chart.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
