using System.Net;
using System.Text;
using EksCalc.Files;

namespace EksCalc.Kernel.Html;

/// <summary>
/// Notebooks as a small static site that works from a folder on disk as from a server: <c>index.html</c> with a card for
/// each notebook, a page for each with links to its neighbours, and each script that their outputs share in one file.
/// </summary>
/// <remarks>
/// What <see cref="HtmlPage"/> says of HTML in cells, of the content security policy and of sameness holds here too. Links
/// from one notebook to another become links between their pages, links to the README beside them lead to the index, and
/// words that link to a notebook or Markdown file which is not part of the site are left without a link.
/// </remarks>
public static class HtmlSite
{
    /// <summary>The page that has a card for each notebook.</summary>
    public const string Index = "index.html";

    /// <summary>All files of a site, the index last.</summary>
    /// <param name="pages">The notebooks, in the order of reading; each path once, none of them <see cref="Index"/>.</param>
    /// <param name="title">The site's title, plain text.</param>
    /// <exception cref="ArgumentException">A path is absolute, leads out of the site, does not end in .html or is taken.</exception>
    public static IReadOnlyList<SiteFile> Render(IReadOnlyList<SitePage> pages, string title)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentException.ThrowIfNullOrEmpty(title);
        var paths = PathsOf(pages);
        var cards = pages.Select((page, index) => SiteCard.Of(page, index + 1)).ToList();
        var scripts = new SiteScripts();
        var files = new List<SiteFile>();
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var links = Neighbours(page.Path, i > 0 ? cards[i - 1] : null, i + 1 < cards.Count ? cards[i + 1] : null);
            var cells = SiteLinks.ToPages(CellHtml.Of(page.Notebook, scripts.OutputsOf(page)), page.Path, paths);
            files.Add(Text(page.Path, HtmlDocument.Of($"{cards[i].Title} | {title}", links + cells + links, ofSite: true)));
        }

        files.AddRange(scripts.Files);
        files.AddRange(cards.Select(card => card.Picture).OfType<SiteFile>());
        var list = string.Concat(cards.Select(card => card.ToHtml(Index)));
        files.Add(Text(Index, HtmlDocument.Of(title, $"<h1>{WebUtility.HtmlEncode(title)}</h1>\n<ol class=\"cards\">\n{list}</ol>\n", ofSite: true)));
        return files;
    }

    /// <summary>Writes the files of a site; other files of the folder stay.</summary>
    /// <param name="folder">The site's folder; made when it is not there.</param>
    /// <param name="pages">The notebooks, in the order of reading; each path once, none of them <see cref="Index"/>.</param>
    /// <param name="title">The site's title, plain text.</param>
    /// <exception cref="ArgumentException">A path is absolute, leads out of the site, does not end in .html or is taken.</exception>
    /// <exception cref="IOException">A file cannot be written. Each is either its old self or complete.</exception>
    public static void Save(string folder, IReadOnlyList<SitePage> pages, string title)
    {
        foreach (var file in Render(pages, title))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            WholeFile.Write(path, file.Content.ToArray());
        }
    }

    private static HashSet<string> PathsOf(IReadOnlyList<SitePage> pages)
    {
        // Folders on Windows and macOS do not tell cases apart.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Index };
        foreach (var page in pages)
        {
            if (!page.Path.EndsWith(".html", StringComparison.Ordinal) || page.Path.Split('/').Any(part => part is "" or "." or "..") || page.Path.AsSpan().ContainsAny("\\:"))
                throw new ArgumentException($"'{page.Path}' is no path of a page in the site, such as 'sub/01-first.html'.", nameof(pages));
            if (!taken.Add(page.Path))
                throw new ArgumentException($"'{page.Path}' is taken: each page needs a path of its own, and {Index} is the list of all.", nameof(pages));
        }

        return [.. pages.Select(page => page.Path)];
    }

    private static string Neighbours(string path, SiteCard? previous, SiteCard? next)
    {
        return $"""
            <nav>
            {Link(previous, "Previous", "prev")}
            <a href="{SiteLinks.Between(path, Index)}">Contents</a>
            {Link(next, "Next", "next")}
            </nav>

            """;

        string Link(SiteCard? card, string word, string relation) => card is null
            ? "<span></span>"
            : $"<a rel=\"{relation}\" href=\"{SiteLinks.Between(path, card.Path)}\">{word}: {WebUtility.HtmlEncode(card.Title)}</a>";
    }

    private static SiteFile Text(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));
}
