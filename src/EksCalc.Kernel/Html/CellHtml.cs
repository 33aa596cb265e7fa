using System.Globalization;
using System.Net;
using System.Text;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Html;

/// <summary>The cells of one notebook as HTML.</summary>
/// <param name="outputs">What outputs become.</param>
/// <param name="edition">For whom.</param>
/// <param name="words">The page's words.</param>
internal sealed class CellHtml(OutputHtml outputs, NotebookEdition edition, PageWords words)
{
    private readonly StringBuilder html = new();
    private int questions;
    private bool isOpen;

    /// <summary>All cells, one after the other; raw cells and empty ones are left out.</summary>
    public string Of(Notebook notebook)
    {
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                AddText(cell.Source);
            else if (cell.Kind == CellKind.Code && (cell.Source.Length > 0 || cell.Outputs.Count > 0))
                AddCode(cell);
        }

        return html.ToString();
    }

    private void AddText(string markdown)
    {
        if (edition == NotebookEdition.Trainer)
        {
            AddSection(markdown);
            return;
        }

        foreach (var part in QuestionParts.Of(markdown))
        {
            if (part.Kind == QuestionPartKind.Text && isOpen)
            {
                AddFolded(words.ShowAnswer, () => AddSection(part.Markdown));
                continue;
            }

            isOpen = part.Kind == QuestionPartKind.Question;
            AddSection(part.Markdown);
            if (isOpen)
                AddGuess(++questions);
        }
    }

    private void AddCode(NotebookCell cell)
    {
        var shown = cell.Outputs.Select(outputs.ToHtml).ToList();
        // How an exercise is checked gives it away.
        var isFolded = isOpen || shown.Any(output => output.Contains(" data-check=\"", StringComparison.Ordinal));
        html.Append("<section class=\"code\">\n<details").Append(isFolded ? "" : " open").Append("><summary>").Append(words.Code).Append(cell.ExecutionCount is { } count ? $" {count}" : "").Append("</summary>");
        html.Append("<pre><code>").Append(CodeHighlighter.ToHtml(cell.Source)).Append("</code></pre></details>\n");
        if (isOpen && shown.Count > 0)
            AddFolded(words.ShowOutput, () => AddOutputs(shown));
        else
            AddOutputs(shown);
        html.Append("</section>\n");
    }

    private void AddOutputs(List<string> shown)
    {
        foreach (var output in shown)
            html.Append("<div class=\"output\">").Append(output).Append("</div>\n");
    }

    private void AddSection(string markdown) =>
        html.Append("<section class=\"markdown\">\n").Append(MarkdownText.ToHtml(markdown)).Append("</section>\n");

    private void AddFolded(string summary, Action add)
    {
        html.Append("<details class=\"answer\" data-guess=\"").Append(questions).Append("\"><summary>").Append(WebUtility.HtmlEncode(summary)).Append("</summary>\n");
        add();
        html.Append("</details>\n");
    }

    private void AddGuess(int number) => html.Append(CultureInfo.InvariantCulture,
        $"""
        <form class="guess" data-guess="{number}"><label for="guess-{number}">{words.Guess}</label> <input id="guess-{number}" autocomplete="off">
        <button>{words.Compare}</button> <button type="button">{words.Show}</button><p role="status"></p></form>

        """);
}
