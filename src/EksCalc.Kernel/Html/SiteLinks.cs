using System.Net;
using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Html;

/// <summary>Links between the files of a site.</summary>
internal static partial class SiteLinks
{
    private const string Contents = "README.md";

    /// <summary>The relative link from one file to another, as the value of an attribute.</summary>
    public static string Between(string from, string to)
    {
        var up = string.Concat(Enumerable.Repeat("../", from.Count(c => c == '/')));
        return WebUtility.HtmlEncode(up + string.Join('/', to.Split('/').Select(Uri.EscapeDataString)));
    }

    /// <summary>
    /// A page's HTML with links to notebooks that have a page here turned into links to those pages, and links to the
    /// README beside them, by custom the list of contents, into links to the index. Words that link to other documents and
    /// notebooks, which the site does not have, are no link.
    /// </summary>
    /// <param name="html">The page's HTML.</param>
    /// <param name="from">The page's path.</param>
    /// <param name="pages">The paths of all pages.</param>
    public static string ToPages(string html, string from, IReadOnlySet<string> pages) => LocalLink().Replace(html, match =>
        Target(from, Uri.UnescapeDataString(WebUtility.HtmlDecode(match.Groups["path"].Value))) switch
        {
            Contents => $" href=\"{Between(from, HtmlSite.Index)}\"",
            { } target when target.EndsWith(".ipynb", StringComparison.Ordinal) && Path.ChangeExtension(target, ".html") is var page && pages.Contains(page) => $" href=\"{Between(from, page)}{match.Groups["fragment"].Value}\"",
            _ => "",
        });

    /// <summary>The path in the site that a relative link means; null where it leads out of the site.</summary>
    private static string? Target(string from, string link)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in link.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(" href=\"(?<path>[^\":#?]+\\.(ipynb|md))(?<fragment>#[^\"]*)?\"")]
    private static partial Regex LocalLink();
}
