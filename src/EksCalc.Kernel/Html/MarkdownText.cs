using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EksCalc.Kernel.Html;

/// <summary>Turns Markdown into HTML, with the extensions that notebooks use.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Build();

    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    /// <summary>The words of the first heading, without marks; null where there is none.</summary>
    public static string? FirstHeading(string markdown) => Words(Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().FirstOrDefault());

    /// <summary>The words of the first paragraph, without marks; null where there is none.</summary>
    public static string? FirstParagraph(string markdown) => Words(Markdown.Parse(markdown, Pipeline).Descendants<ParagraphBlock>().FirstOrDefault());

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
