using System.Collections.Concurrent;
using System.Net;
using System.Text;
using EksCalc.Kernel.Limits;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EksCalc.Kernel.Html;

/// <summary>Turns Markdown into HTML, with the extensions that notebooks use.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    // What a person writes takes milliseconds; there are texts of a few kilobytes that take minutes, and some that the parser refuses.
    private static readonly Bounded Bounds = new(TimeSpan.FromSeconds(5), mostAbandoned: 4);

    // The parser reads on from each "](" to the next space: so many without one take it time by their square.
    private const int MostLinksWithoutSpace = 500;

    private static readonly ConcurrentDictionary<string, bool> TooSlow = new(StringComparer.Ordinal);

    /// <summary>The text as HTML; as it stands, where it is nested too deep or takes too long.</summary>
    public static string ToHtml(string markdown) =>
        Try(markdown, () => Markdown.ToHtml(markdown, Pipeline)) ?? $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n";

    /// <summary>The words of the first heading, without marks; null where there is none.</summary>
    public static string? FirstHeading(string markdown) =>
        Try(markdown, () => Words(Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault()) ?? "") is { Length: > 0 } words ? words : null;

    /// <summary>The words of the first paragraph, without marks and without a bold label at its beginning; null where there is none.</summary>
    public static string? FirstParagraph(string markdown) =>
        Try(markdown, () => Words(Markdown.Parse(markdown, Pipeline).Descendants<ParagraphBlock>().FirstOrDefault(), withoutLabel: true) ?? "") is { Length: > 0 } words ? words : null;

    /// <summary>The sections, as the headings of the second level name them: fragment and words.</summary>
    public static IReadOnlyList<(string Fragment, string Words)> Sections(string markdown) => Parse(markdown) is { } document
        ? [.. document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => (heading.TryGetAttributes()?.Id ?? "", Words(heading) ?? ""))]
        : [];

    /// <summary>The text's blocks; null where it is nested too deep or takes too long.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        MarkdownDocument? document = null;
        return Try(markdown, () =>
        {
            document = Markdown.Parse(markdown, Pipeline);
            return "";
        }) is null ? null : document;
    }

    private static string? Try(string markdown, Func<string> work)
    {
        if (TooSlow.ContainsKey(markdown) || HasTooManyLinksWithoutSpace(markdown))
            return null;
        var result = Bounds.Run<string?>(work, fallback: null);
        if (result is null)
            TooSlow.TryAdd(markdown, true);
        return result;
    }

    private static bool HasTooManyLinksWithoutSpace(string markdown)
    {
        var links = 0;
        for (var at = 1; at < markdown.Length; at++)
        {
            if (char.IsWhiteSpace(markdown[at]))
                links = 0;
            else if (markdown[at] == '(' && markdown[at - 1] == ']' && ++links > MostLinksWithoutSpace)
                return true;
        }

        return false;
    }

    private static bool IsIn(Inline? part, Inline outer) => part is not null && (part == outer || IsIn(part.Parent, outer));

    private static string? Words(LeafBlock? block, bool withoutLabel = false)
    {
        if (block?.Inline is not { } content)
            return null;
        var words = new StringBuilder();
        var label = withoutLabel && content.FirstChild is EmphasisInline { DelimiterCount: 2, NextSibling: not null } bold ? bold : null;
        foreach (var part in content.Descendants())
        {
            if (label is not null && part is Inline inline && IsIn(inline, label))
                continue;
            words.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                HtmlInline html => html.Tag,
                AutolinkInline link => link.Url,
                LineBreakInline => " ",
                _ => "",
            });
        }

        return words.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}
