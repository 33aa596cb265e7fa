using System.Text;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using static System.FormattableString;

namespace EksCalc.Kernel.Running;

/// <summary>
/// A notebook for whoever learns from it: after each question stands a cell for a guess, cells that answer it have no outputs,
/// and the text that answers it is folded.
/// </summary>
public static class TraineeEdition
{
    /// <summary>Turns a notebook into this edition.</summary>
    /// <param name="notebook">The notebook, with outputs or without; it is changed.</param>
    /// <exception cref="NotebookFormatException">A new cell's id is taken: the notebook is one already.</exception>
    public static void Make(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var words = PageWords.Of(notebook.TextLanguage);
        var (isOpen, guesses) = (false, new List<(int Index, string Id, string Code)>());
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            if (cell.Kind == CellKind.Code && isOpen)
                cell.SetOutputs([], executionCount: null);
            if (cell.Kind != CellKind.Markdown)
                continue;
            cell.Source = Folded(cell.Source, words, ref isOpen, out var asks);
            if (asks)
                guesses.Add((index + 1 + guesses.Count, $"{cell.Id}-guess", Invariant($"var guess{guesses.Count + 1} = \"?\"; // {words.Guess}\n$\"{words.Guess}: {{guess{guesses.Count + 1}}}\"")));
        }

        foreach (var (index, id, code) in guesses)
            notebook.InsertCode(index, id, code);
    }

    private static string Folded(string markdown, PageWords words, ref bool isOpen, out bool asks)
    {
        var text = new StringBuilder();
        asks = false;
        foreach (var part in QuestionParts.Of(markdown))
        {
            if (part.Kind == QuestionPartKind.Text && isOpen)
            {
                text.Append("<details><summary>").Append(words.ShowAnswer).Append("</summary>\n\n").Append(part.Markdown.Trim()).Append("\n\n</details>\n\n");
                continue;
            }

            isOpen = part.Kind == QuestionPartKind.Question;
            asks |= isOpen;
            text.Append(part.Markdown);
        }

        return text.ToString().TrimEnd('\n');
    }
}
