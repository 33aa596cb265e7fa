using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EksCalc.Kernel.Html;

/// <summary>Makes links of words in HTML, outside of code, headings, scripts and other links.</summary>
internal sealed partial class TermLinks
{
    private static readonly string[] Closed = ["a", "code", "pre", "script", "style", "title", "h1", "h2", "h3", "summary", "label", "button"];

    private readonly Dictionary<string, SiteTerm> terms;

    public TermLinks(IEnumerable<SiteTerm> terms) => this.terms = terms.ToDictionary(term => term.Word, StringComparer.Ordinal);

    /// <summary>The HTML of the page at <paramref name="from"/> with its terms as links.</summary>
    public string In(string html, string from)
    {
        if (terms.Count == 0)
            return html;
        var result = new StringBuilder(html.Length);
        var within = 0;
        foreach (Match piece in Piece().Matches(html))
        {
            var name = piece.Groups["name"].Value.ToLowerInvariant();
            if (name.Length > 0 && Closed.Contains(name))
                within += piece.Value[1] == '/' ? within > 0 ? -1 : 0 : 1;
            result.Append(name.Length > 0 || within > 0 || piece.Value[0] == '<' ? piece.Value : Word().Replace(piece.Value, word => Link(word.Value, from)));
        }

        return result.ToString();
    }

    private string Link(string word, string from)
    {
        if (!terms.TryGetValue(word, out var term))
            return word;
        var (page, fragment) = term.Target.Split('#', 2) is [var path, var place] ? (path, "#" + place) : (term.Target, "");
        return page == from && fragment.Length == 0
            ? word
            : $"<a href=\"{SiteLinks.Between(from, page)}{WebUtility.HtmlEncode(fragment)}\" title=\"{WebUtility.HtmlEncode(term.Title)}\">{word}</a>";
    }

    // Scripts and styles whole, then tags and comments, then what is between them.
    [GeneratedRegex(@"<(script|style)\b.*?</\1>|<!--.*?-->|</?(?<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\b[A-Za-z]+[0-9]+[a-z]?\b")]
    private static partial Regex Word();
}
