using System.Collections.Concurrent;
using System.Net;
using System.Text;
using EksCalc.Kernel.Limits;
using Markdig.Syntax.Inlines;
using Markdig.Syntax;
using Markdig;

namespace EksCalc.Kernel.Html;

/// <summary>Turns Markdown into HTML, with the extensions that notebooks use.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Build();

    // What a person writes takes milliseconds; there are texts of a few kilobytes that take minutes, and some that the parser refuses.
    private static readonly Bounded Bounds = new(TimeSpan.FromSeconds(5), mostAbandoned: 4);

    private static readonly ConcurrentDictionary<string, bool> TooSlow = new(StringComparer.Ordinal);

    /// <summary>The text as HTML; as it stands, where it is nested too deep or takes too long.</summary>
    public static string ToHtml(string markdown) =>
        Try(markdown, () => Markdown.ToHtml(markdown, Pipeline)) ?? $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>\n";

    /// <summary>The words of the first heading, without marks; null where there is none.</summary>
    public static string? FirstHeading(string markdown) =>
        Try(markdown, () => Words(Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault()) ?? "") is { Length: > 0 } words ? words : null;

    /// <summary>The words of the first paragraph, without marks; null where there is none.</summary>
    public static string? FirstParagraph(string markdown) =>
        Try(markdown, () => Words(Markdown.Parse(markdown, Pipeline).Descendants<ParagraphBlock>().FirstOrDefault()) ?? "") is { Length: > 0 } words ? words : null;

    private static string? Try(string markdown, Func<string> work)
    {
        if (TooSlow.ContainsKey(markdown))
            return null;
        var result = Bounds.Run<string?>(work, fallback: null);
        if (result is null)
            TooSlow.TryAdd(markdown, true);
        return result;
    }

    private static string? Words(LeafBlock? block)
    {
        if (block?.Inline is not { } content)
            return null;
        var words = new StringBuilder();
        foreach (var part in content.Descendants())
        {
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
