using System.Net;
using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Html;

/// <summary>Links between the files of a site.</summary>
internal static partial class SiteLinks
{
    private const string NotebookExtension = ".ipynb";

    /// <summary>The relative link from one file to another, as the value of an attribute.</summary>
    public static string Between(string from, string to)
    {
        var up = string.Concat(Enumerable.Repeat("../", from.Count(c => c == '/')));
        return WebUtility.HtmlEncode(up + string.Join('/', to.Split('/').Select(Uri.EscapeDataString)));
    }

    /// <summary>A page's HTML with links to notebooks that have a page here turned into links to those pages.</summary>
    /// <param name="html">The page's HTML.</param>
    /// <param name="from">The page's path.</param>
    /// <param name="pages">The paths of all pages.</param>
    public static string ToPages(string html, string from, IReadOnlySet<string> pages) => NotebookLink().Replace(html, match =>
    {
        var link = match.Groups["path"].Value;
        return Target(from, Uri.UnescapeDataString(WebUtility.HtmlDecode(link))) is { } target && pages.Contains(target)
            ? $"href=\"{link[..^NotebookExtension.Length]}.html{match.Groups["rest"].Value}\""
            : match.Value;
    });

    /// <summary>The path of the page that a relative link to a notebook means; null where it leads out of the site.</summary>
    private static string? Target(string from, string link)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in Path.ChangeExtension(link, ".html").Split('/'))
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

    [GeneratedRegex("href=\"(?<path>[^\":#?]+\\.ipynb)(?<rest>#[^\"]*)?\"")]
    private static partial Regex NotebookLink();
}
