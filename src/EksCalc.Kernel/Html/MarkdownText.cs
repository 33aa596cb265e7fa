using Markdig;

namespace EksCalc.Kernel.Html;

/// <summary>Turns Markdown into HTML, with the extensions that notebooks use.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Build();

    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown, Pipeline);
}
