using System.Text;
using EksCalc.Notebooks.Figures;

namespace EksCalc.Notebooks.Reports;

/// <summary>A report as a whole page: for the screen in light and dark, wide and narrow, and for paper.</summary>
/// <remarks>Its style is that of notebooks' pages, and what a document needs beside it.</remarks>
internal static class ReportPage
{
    private const int LeastForContents = 3;

    private static readonly string Style = EmbeddedText.PageStyle + "\n" + EmbeddedText.ReportStyle;

    /// <summary>The page.</summary>
    public static string Of(Report report)
    {
        var anchors = Anchors(report.Parts.OfType<Report>());
        var body = new StringBuilder();
        foreach (var part in report.Parts.TakeWhile(part => part is not Report))
            body.Append(PartOf(part));
        if (anchors.Count >= LeastForContents)
            body.Append(Contents(anchors));
        foreach (var part in report.Parts.SkipWhile(part => part is not Report))
            body.Append(part is Report section && anchors.Remove(section, out var anchor) ? section.ToHtml(Report.PageLevel + 1, PartOf, $" id=\"{anchor}\"{(IsLarge(section) ? " class=\"large\"" : "")}") : PartOf(part));
        var script = report.Charts.Any() ? PlotlyScript.Element + "\n" : "";
        return HtmlPage.Of(report.Title, $"{script}<h1>{Html.Encode(report.Title)}</h1>\n{body}", Style, "report");
    }

    // On a narrow screen a chart is moved in its own frame, on paper it is never cut.
    private static string PartOf(View part) => part switch
    {
        ChartView => $"<figure class=\"chart\">\n{part.ToHtml()}</figure>\n",
        TableView table => table.ToHtml(ofPage: true),
        _ => part.ToHtml(),
    };

    /// <summary>Whether a section begins a page on paper.</summary>
    private static bool IsLarge(Report section) => section.Parts.Any(part => part is Report);

    private static string Contents(Dictionary<Report, string> anchors) =>
        $"<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n{string.Concat(anchors.Select(anchor => $"<li><a href=\"#{anchor.Value}\">{Html.Encode(anchor.Key.Title)}</a></li>\n"))}</ol>\n</nav>\n";

    /// <summary>A name for each section, of its title's letters and digits; of sections that are called alike, a number is behind the later ones.</summary>
    private static Dictionary<Report, string> Anchors(IEnumerable<Report> sections)
    {
        var anchors = new Dictionary<Report, string>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in sections.Distinct())
        {
            var words = new string([.. section.Title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);
            var name = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("section"));
            var anchor = name;
            for (var number = 2; !taken.Add(anchor); number++)
                anchor = FormattableString.Invariant($"{name}-{number}");
            anchors.Add(section, anchor);
        }

        return anchors;
    }
}
