using System.Text;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>The cells of one notebook as HTML.</summary>
internal static class CellHtml
{
    /// <summary>All cells, one after the other; raw cells and empty ones are left out.</summary>
    public static string Of(Notebook notebook, OutputHtml outputs)
    {
        var html = new StringBuilder();
        foreach (var cell in notebook.Cells)
            Append(html, cell, outputs);
        return html.ToString();
    }

    private static void Append(StringBuilder html, NotebookCell cell, OutputHtml outputs)
    {
        if (cell.Kind == CellKind.Markdown)
        {
            html.Append("<section class=\"markdown\">\n").Append(MarkdownText.ToHtml(cell.Source)).Append("</section>\n");
            return;
        }

        if (cell.Kind != CellKind.Code || (cell.Source.Length == 0 && cell.Outputs.Count == 0))
            return;
        html.Append("<section class=\"code\">\n<details open><summary>Code").Append(cell.ExecutionCount is { } count ? $" {count}" : "").Append("</summary>");
        html.Append("<pre><code>").Append(CodeHighlighter.ToHtml(cell.Source)).Append("</code></pre></details>\n");
        foreach (var output in cell.Outputs)
            html.Append("<div class=\"output\">").Append(outputs.ToHtml(output)).Append("</div>\n");
        html.Append("</section>\n");
    }
}
