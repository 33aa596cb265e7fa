using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Running;

/// <summary>
/// Runs notebooks without a person: each from a clean session, in its own folder, cell after cell, up to the first that
/// fails. Outputs replace those of earlier runs; nothing is written to a file.
/// </summary>
/// <param name="options">How notebooks are run.</param>
public sealed class NotebookRunner(NotebookRunOptions options)
{
    private static readonly string[] CSharpNames = ["C#", "csharp"];

    /// <summary>Runs a notebook and puts the outputs into it. Cells behind a failing one are left without outputs.</summary>
    /// <param name="notebook">The notebook; its code cells' outputs and counts are replaced.</param>
    /// <param name="folder">The folder that is the cells' working directory and that relative paths start from.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>How each cell fared. A failing cell is a result, not an exception.</returns>
    /// <exception cref="NotebookFormatException">The notebook says that it is in another language.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        RequireCSharp(notebook);
        notebook.AddKernelspec();
        var codeCells = notebook.Cells.Index().Where(cell => cell.Item.Kind == CellKind.Code).ToList();
        foreach (var (_, cell) in codeCells)
            cell.SetOutputs([], executionCount: null);

        var session = new ScriptSession(new ScriptSessionOptions { Folder = folder, TimeLimit = options.TimeLimit, Pictures = options.Pictures });
        var repeated = options.Pictures == PictureUse.InsteadOfHtml ? new RepeatedPictures() : null;
        var runs = new List<CellRun>(codeCells.Count);
        foreach (var (index, cell) in codeCells)
        {
            var number = runs.Count + 1;
            if (runs is [.., { Outcome: not CellOutcome.Succeeded }])
            {
                runs.Add(new CellRun(number, index, CellOutcome.NotRun));
                continue;
            }

            options.OnCell?.Invoke(number, codeCells.Count);
            var outputs = new List<CellOutput>();
            var result = await session.ExecuteAsync(cell.Source, number, outputs.Add, cancellationToken).ConfigureAwait(false);
            var joined = Joined(outputs).ToList();
            joined.ForEach(output => repeated?.TakeFrom(output));
            cell.SetOutputs(joined, number);
            runs.Add(new CellRun(number, index, result.Outcome, result.Error));
        }

        return new NotebookRun(runs);
    }

    /// <summary>Refuses a notebook that is not run here; one that names no language counts as C#.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="NotebookFormatException">The notebook says that it is in another language.</exception>
    public static void RequireCSharp(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        if (notebook.Language is { } language && !CSharpNames.Contains(language, StringComparer.OrdinalIgnoreCase))
            throw new NotebookFormatException([new("metadata.kernelspec.language", $"expected \"C#\", found \"{language}\"; other languages are not run here")]);
    }

    /// <summary>Console text comes in pieces; pieces of one stream that follow each other are one output.</summary>
    private static IEnumerable<JsonObject> Joined(List<CellOutput> outputs)
    {
        var joined = new List<CellOutput>(outputs.Count);
        var texts = new List<string>();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i] is not StreamOutput stream)
            {
                joined.Add(outputs[i]);
                continue;
            }

            texts.Add(stream.Text);
            if (i + 1 < outputs.Count && outputs[i + 1] is StreamOutput next && next.Name == stream.Name)
                continue;
            joined.Add(new StreamOutput(stream.Name, string.Concat(texts)));
            texts.Clear();
        }

        return joined.Select(output => output.ToJson());
    }
}
