using EksCalc.Kernel.Client;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;

namespace EksCalc.Cli.Commands;

/// <summary>A notebook to run.</summary>
/// <param name="Path">The path as a person would write it.</param>
/// <param name="RelativePath">Its place below the folder that was named, or its file name: where its result goes.</param>
/// <param name="Notebook">What it holds.</param>
internal sealed record NotebookFile(string Path, string RelativePath, Notebook Notebook)
{
    private const string MagicMark = "#!";

    /// <summary>
    /// Finds and reads all notebooks before any is run; every problem is reported at once. Of a folder, notebooks with magics are left out: they need .NET Interactive.
    /// A file of a folder that is not a notebook keeps none of the others from being run.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="kernel">The kernel that runs them; null for the one that is built in.</param>
    /// <param name="note">Says what is left out.</param>
    /// <returns>The notebooks, and what is wrong with those of folders that cannot be read.</returns>
    /// <exception cref="InvalidInputException">A path is missing, a folder has no notebook that can be read, or a file that was named is not a notebook.</exception>
    public static (IReadOnlyList<NotebookFile> Files, IReadOnlyList<InputProblem> Unreadable) ReadAll(IEnumerable<string> paths, KernelLaunch? kernel, Action<string> note)
    {
        var problems = new List<InputProblem>();
        var unreadable = new List<InputProblem>();
        var files = new List<NotebookFile>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                Read(path, System.IO.Path.GetFileName(path), isNamed: true);
            else if (!Directory.Exists(path))
                problems.Add(new InputProblem(path, "no such file or folder."));
            else if (Below(path) is { Count: > 0 } found)
                found.ForEach(file => Read(file, System.IO.Path.GetRelativePath(path, file), isNamed: false));
            else
                problems.Add(new InputProblem(path, "has no .ipynb file in it."));
        }

        if (problems.Count > 0 || files.Count == 0 && unreadable.Count > 0)
            throw new InvalidInputException([.. problems, .. unreadable]);
        return (files, unreadable);

        void Read(string path, string relativePath, bool isNamed)
        {
            try
            {
                var notebook = Notebook.Read(path);
                NotebookRunner.RequireLanguage(notebook, kernel);
                if (!isNamed && kernel is null && FirstMagic(notebook) is { } magic)
                {
                    note($"{path}: left out; it needs .NET Interactive, for {magic}.");
                    return;
                }

                files.Add(new NotebookFile(path, relativePath, notebook));
            }
            catch (NotebookFormatException invalid)
            {
                if (InputKind.Of(path) is { } kind && kind != InputKind.Notebook)
                {
                    (isNamed ? problems : unreadable).Add(InputKind.Notebook.Instead(path, kind));
                    return;
                }

                // The kernel names the file; here the path that was given says more.
                var prefix = System.IO.Path.GetFileName(path);
                (isNamed ? problems : unreadable).AddRange(invalid.Problems.Select(problem => new InputProblem(
                    problem.Place.StartsWith(prefix, StringComparison.Ordinal) ? path + problem.Place[prefix.Length..] : $"{path}: {problem.Place}", problem.Message)));
            }
        }
    }

    private static string? FirstMagic(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Code)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith(MagicMark, StringComparison.Ordinal))?.Split(' ')[0].TrimEnd();

    private static List<string> Below(string folder) => [.. Directory
        .EnumerateFiles(folder, "*.ipynb", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];
}
