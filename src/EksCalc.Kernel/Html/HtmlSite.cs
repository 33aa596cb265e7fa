using System.Net;
using System.Text;
using EksCalc.Files;
using EksCalc.Kernel.Notebooks;

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
    /// <param name="options">How it is made; null for the usual way.</param>
    /// <exception cref="ArgumentException">A path is absolute, leads out of the site, does not end in .html or is taken.</exception>
    public static IReadOnlyList<SiteFile> Render(IReadOnlyList<SitePage> pages, string title, SiteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentException.ThrowIfNullOrEmpty(title);
        options ??= new SiteOptions();
        var paths = PathsOf([.. pages.Select(page => page.Path), .. options.Documents.Select(document => document.Path), .. options.App is { } app ? (string[])[app.Path] : []], nameof(pages));
        var links = new SiteLinks(pages.Select(page => page.Path).ToHashSet(StringComparer.Ordinal), options.Documents);
        var terms = new TermLinks(options.Terms.Where(term => paths.Contains(term.Target.Split('#')[0])));
        var cards = pages.Select((page, index) => SiteCard.Of(page, index + 1)).ToList();
        var scripts = new SiteScripts();
        var files = new List<SiteFile>();
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var words = PageWords.Of(page.Notebook.TextLanguage);
            var cells = links.ToPages(terms.In(new CellHtml(scripts.OutputsOf(page), options.Edition, words).Of(page.Notebook), page.Path), page.Path);
            var neighbours = Neighbours(page.Path, i > 0 ? cards[i - 1] : null, i + 1 < cards.Count ? cards[i + 1] : null, words);
            Add(page.Path, $"{cards[i].Title} | {title}", neighbours(1) + Sections(page.Notebook, words) + cells + neighbours(2), words);
        }

        foreach (var document in options.Documents)
        {
            var text = links.ToPages(terms.In(MarkdownText.ToHtml(document.Markdown), document.Path), document.Path);
            var words = PageWords.Of(null);
            Add(document.Path, $"{MarkdownText.FirstHeading(document.Markdown) ?? document.Path} | {title}", Neighbours(document.Path, null, null, words)(1) + $"<section class=\"markdown\">\n{text}</section>\n", words);
        }

        files.AddRange(scripts.Files);
        files.AddRange(cards.Select(card => card.Picture).OfType<SiteFile>());
        var list = string.Concat(cards.Select(card => card.ToHtml(Index)));
        if (options.App is { } added)
            files.Add(new SiteFile(added.Path, added.Content));
        var toApp = options.App is { } linked ? $"<p><a href=\"{SiteLinks.Between(Index, linked.Path)}\">{WebUtility.HtmlEncode(linked.Title)}</a></p>\n" : "";
        Add(Index, title, $"<h1>{WebUtility.HtmlEncode(title)}</h1>\n{toApp}<ol class=\"cards\">\n{list}</ol>\n", PageWords.Of(pages is [var first, ..] ? first.Notebook.TextLanguage : null));
        return files;

        void Add(string path, string name, string body, PageWords words) =>
            files.Add(Text(path, HtmlDocument.Of(name, body, words.Language, options.Edition, SiteLinks.Between(path, scripts.Own), options.App is { } page ? SiteLinks.Between(path, page.Path) : null)));
    }

    /// <summary>Writes the files of a site; other files of the folder stay.</summary>
    /// <param name="folder">The site's folder; made when it is not there.</param>
    /// <param name="pages">The notebooks, in the order of reading; each path once, none of them <see cref="Index"/>.</param>
    /// <param name="title">The site's title, plain text.</param>
    /// <param name="options">How it is made; null for the usual way.</param>
    /// <exception cref="ArgumentException">A path is absolute, leads out of the site, does not end in .html or is taken.</exception>
    /// <exception cref="IOException">A file cannot be written. Each is either its old self or complete.</exception>
    public static void Save(string folder, IReadOnlyList<SitePage> pages, string title, SiteOptions? options = null)
    {
        foreach (var file in Render(pages, title, options))
        {
            var path = Path.Combine(folder, file.Path);
            WholeFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            WholeFile.Write(path, file.Content.ToArray());
        }
    }

    private static HashSet<string> PathsOf(IReadOnlyList<string> paths, string parameter)
    {
        // Folders on Windows and macOS do not tell cases apart.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Index };
        foreach (var path in paths)
        {
            if (!path.EndsWith(".html", StringComparison.Ordinal) || path.Split('/').Any(part => part is "" or "." or "..") || path.AsSpan().ContainsAny("\\:"))
                throw new ArgumentException($"'{path}' is no path of a page in the site, such as 'sub/01-first.html'.", parameter);
            if (!taken.Add(path))
                throw new ArgumentException($"'{path}' is taken: each page needs a path of its own, and {Index} is the list of all.", parameter);
        }

        return [.. paths];
    }

    private static string Sections(Notebook notebook, PageWords words)
    {
        var sections = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => MarkdownText.Sections(cell.Source)).Where(section => section.Fragment.Length > 0).ToList();
        return sections.Count < 2 ? "" : $"""
            <nav class="contents" aria-label="{words.OnThisPage}"><details><summary>{words.OnThisPage}</summary><ol>
            {string.Join('\n', sections.Select(section => $"<li><a href=\"#{WebUtility.HtmlEncode(section.Fragment)}\">{WebUtility.HtmlEncode(section.Words)}</a></li>"))}
            </ol></details></nav>

            """;
    }

    private static Func<int, string> Neighbours(string path, SiteCard? previous, SiteCard? next, PageWords words)
    {
        // Landmarks that are twice on a page have names.
        return place => $"""
            <nav class="pages" aria-label="{words.Pages} {place}">
            {Link(previous, words.Previous, "prev")}
            <a href="{SiteLinks.Between(path, Index)}">{words.Contents}</a>
            {Link(next, words.Next, "next")}
            </nav>

            """;

        string Link(SiteCard? card, string word, string relation) => card is null
            ? "<span></span>"
            : $"<a rel=\"{relation}\" href=\"{SiteLinks.Between(path, card.Path)}\">{word}: {WebUtility.HtmlEncode(card.Title)}</a>";
    }

    private static SiteFile Text(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));
}
