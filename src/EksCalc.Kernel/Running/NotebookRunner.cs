using System.Text;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Running;

/// <summary>
/// Runs notebooks without a person: each with a kernel in a process of its own, in its own folder, cell after cell, up to the
/// first that fails. Outputs replace those of earlier runs; nothing is written to a file. Whatever a cell does to its process,
/// the outputs that it had by then are kept. Several notebooks can be run at once.
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
    /// <exception cref="KernelStartException">The kernel cannot be started.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        RequireLanguage(notebook, options.Kernel);
        if (options.Kernel is null)
            notebook.AddKernelspec();
        var codeCells = notebook.Cells.Index().Where(cell => cell.Item.Kind == CellKind.Code).ToList();
        foreach (var (_, cell) in codeCells)
            cell.SetOutputs([], executionCount: null);
        if (codeCells.Count == 0)
            return new NotebookRun([]);

        var collector = new OutputCollector(RoomForOutputs(notebook));
        // Of a single picture the one that stands for the notebook is worth the second.
        var cover = options.Pictures == PictureUse.First ? 1 + codeCells.FindIndex(cell => NotebookSummary.IsCover(cell.Item)) : 0;
        using var kernel = await KernelClient.StartAsync(options.Kernel ?? KernelLaunch.Own(options.Pictures, cover), Path.GetFullPath(folder), options.MemoryLimit, cancellationToken).ConfigureAwait(false);
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
            var end = await kernel.ExecuteAsync(cell.Source, options.TimeLimit, collector.Take, cancellationToken).ConfigureAwait(false);
            var result = CellEnds.Of(end, kernel.Process, options, number);
            if (result.Error is { } error)
                collector.Add(new ErrorOutput(error).ToJson());
            var outputs = collector.EndCell();
            foreach (var output in outputs)
                repeated?.TakeFrom(output);
            cell.SetOutputs(outputs, number);
            runs.Add(new CellRun(number, index, result.Outcome, result.Error));
        }

        await kernel.ShutDownAsync().ConfigureAwait(false);
        return new NotebookRun(runs);
    }

    /// <summary>Refuses a notebook that a kernel does not run; one that names no language is run by any.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="kernel">The kernel; null for the one of this library, which runs C#.</param>
    /// <exception cref="NotebookFormatException">The notebook says that it is in another language.</exception>
    public static void RequireLanguage(Notebook notebook, KernelLaunch? kernel)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var expected = kernel?.Language ?? CSharpNames[0];
        if (expected.Length == 0 || notebook.Language is not { } language || language.Equals(expected, StringComparison.OrdinalIgnoreCase) || IsCSharp(language) && IsCSharp(expected))
            return;
        var rest = kernel is null ? "other languages are not run here" : "the kernel that was named runs no other";
        throw new NotebookFormatException([new("metadata.kernelspec.language", $"expected \"{expected}\", found \"{language}\"; {rest}")]);
    }

    private static bool IsCSharp(string language) => CSharpNames.Contains(language, StringComparer.OrdinalIgnoreCase);

    // What is written can be read again, with some room for what an editor adds.
    private static long RoomForOutputs(Notebook notebook) =>
        Math.Max(0, Notebook.MaximumBytes - Notebook.MaximumBytes / 8 - Encoding.UTF8.GetByteCount(notebook.ToText()));
}
