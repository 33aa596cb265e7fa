using System.Text.RegularExpressions;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>A notebook of this repository, run once for all tests from a clean state, with its solutions as cells at its end.</summary>
/// <param name="Notebook">The notebook with its new outputs.</param>
/// <param name="Run">How its cells fared.</param>
/// <param name="Solutions">How many solutions it has.</param>
internal sealed partial record CourseRun(Notebook Notebook, NotebookRun Run, int Solutions)
{
    private static readonly string Folder = Repository.PathOf("notebooks");
    /// <summary>The file names of all notebooks, in the order of reading.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static readonly RunsInTurn<CourseRun> Runs = new(Names, RunAsync);

    /// <summary>The notebook as it is committed.</summary>
    public static Notebook Committed(string name) => Notebook.Read(Path.Combine(Folder, name));

    /// <summary>The notebook's one run.</summary>
    public static Task<CourseRun> OfAsync(string name) => Runs.OfAsync(name);

    private static async Task<CourseRun> RunAsync(string name)
    {
        var notebook = Committed(name);
        var solutions = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Solution().Matches(cell.Source)).ToList();
        foreach (var solution in solutions)
            notebook.AddCell(CellKind.Code, solution.Groups[1].Value);
        var run = await new NotebookRunner(new NotebookRunOptions()).RunAsync(notebook, Folder, TestContext.Current.CancellationToken);
        return new CourseRun(notebook, run, solutions.Count);
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Solution();
}
