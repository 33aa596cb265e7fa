using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>A notebook in a few words and a picture.</summary>
/// <param name="Title">Its first heading; null where it has none.</param>
/// <param name="Paragraph">Its first paragraph; null where it has none.</param>
/// <param name="Picture">The bytes of the first PNG among the outputs of the cell that <see cref="CoverTag"/> marks, else of any; null where there is none.</param>
internal sealed record NotebookSummary(string? Title, string? Paragraph, byte[]? Picture)
{
    /// <summary>The tag of the cell whose picture stands for the notebook.</summary>
    public const string CoverTag = "cover";

    /// <summary>Whether a cell's picture stands for its notebook.</summary>
    public static bool IsCover(NotebookCell cell) => cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => MultilineText.Is(tag) && MultilineText.Join(tag) == CoverTag);

    public static NotebookSummary Of(Notebook notebook)
    {
        var texts = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source).ToList();
        return new NotebookSummary(
            texts.Select(MarkdownText.FirstHeading).FirstOrDefault(heading => heading is not null),
            texts.Select(MarkdownText.FirstParagraph).FirstOrDefault(paragraph => paragraph is not null),
            notebook.Cells.OrderByDescending(IsCover).SelectMany(cell => cell.Outputs).Select(OutputHtml.PngOf).FirstOrDefault(png => png is not null));
    }
}
