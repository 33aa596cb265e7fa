using System.Net;
using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Html;

/// <summary>Links between the files of a site.</summary>
/// <param name="pages">The paths of the notebooks' pages.</param>
/// <param name="documents">The texts that have pages too.</param>
internal sealed partial class SiteLinks(IReadOnlySet<string> pages, IReadOnlyList<SiteDocument> documents)
{
    private const string Contents = "README.md";

    // Links lead out of the notebooks' folder to texts beside it; whatever it is called.
    private const string Folder = "notebooks/";

    /// <summary>The relative link from one file to another, as the value of an attribute.</summary>
    public static string Between(string from, string to)
    {
        var up = string.Concat(Enumerable.Repeat("../", from.Count(c => c == '/')));
        return WebUtility.HtmlEncode(up + string.Join('/', to.Split('/').Select(Uri.EscapeDataString)));
    }

    /// <summary>
    /// A page's HTML with links to notebooks and texts that have a page here turned into links to those pages, and links to the
    /// README beside them, by custom the list of contents, into links to the index. Words that link to other documents and
    /// notebooks, which the site does not have, are no link.
    /// </summary>
    /// <param name="html">The page's HTML.</param>
    /// <param name="from">The page's path.</param>
    public string ToPages(string html, string from)
    {
        var source = documents.FirstOrDefault(document => document.Path == from)?.Source ?? Folder + from;
        return LocalLink().Replace(html, match => PageOf(Target(source, Uri.UnescapeDataString(WebUtility.HtmlDecode(match.Groups["path"].Value)))) is { } page
            ? $" href=\"{Between(from, page)}{(page == HtmlSite.Index ? "" : match.Groups["fragment"].Value)}\""
            : "");
    }

    private string? PageOf(string target) => target switch
    {
        Folder + Contents => HtmlSite.Index,
        _ when documents.FirstOrDefault(document => document.Source == target) is { } document => document.Path,
        _ when target.StartsWith(Folder, StringComparison.Ordinal) && target.EndsWith(".ipynb", StringComparison.Ordinal)
            && Path.ChangeExtension(target[Folder.Length..], ".html") is var page && pages.Contains(page) => page,
        _ => null,
    };

    /// <summary>The path that a relative link means.</summary>
    private static string Target(string from, string link)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in link.Split('/'))
        {
            // A site may be of a folder further down: what lies above it is the same folder all the same.
            if (part == "..")
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(" href=\"(?<path>[^\":#?]+\\.(ipynb|md))(?<fragment>#[^\"]*)?\"")]
    private static partial Regex LocalLink();
}
