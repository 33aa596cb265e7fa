using System.Net;

namespace EksCalc.Kernel.Html;

/// <summary>What a site's index shows of a page.</summary>
/// <param name="Number">Its place in the order of reading, from 1; shown where there is no picture.</param>
/// <param name="Path">The page's path.</param>
/// <param name="Title">The notebook's first heading, or else its file name.</param>
/// <param name="Paragraph">The notebook's first paragraph; null where it has none.</param>
/// <param name="Picture">The file of its first picture; null where it has none.</param>
internal sealed record SiteCard(int Number, string Path, string Title, string? Paragraph, SiteFile? Picture)
{
    public static SiteCard Of(SitePage page, int number)
    {
        var summary = NotebookSummary.Of(page.Notebook);
        var picture = summary.Picture is { } png ? new SiteFile(System.IO.Path.ChangeExtension(page.Path, ".png"), png) : null;
        return new SiteCard(number, page.Path, summary.Title ?? System.IO.Path.GetFileNameWithoutExtension(page.Path), summary.Paragraph, picture);
    }

    /// <summary>The card in the page at <paramref name="from"/>. The title says all that the picture's link does.</summary>
    public string ToHtml(string from)
    {
        var link = SiteLinks.Between(from, Path);
        var view = Picture is null
            ? $"<span class=\"number\">{Number}</span>"
            : $"<img src=\"{SiteLinks.Between(from, Picture.Path)}\" alt=\"\">";
        return $"""
            <li>
            <a href="{link}" tabindex="-1" aria-hidden="true">{view}</a>
            <h2><a href="{link}">{WebUtility.HtmlEncode(Title)}</a></h2>
            <p>{WebUtility.HtmlEncode(Paragraph ?? "")}</p>
            </li>

            """;
    }
}
