using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;

namespace EksCalc.Cli.Commands;

/// <summary>A notebook to run.</summary>
/// <param name="Path">The path as a person would write it.</param>
/// <param name="RelativePath">Its place below the folder that was named, or its file name: where its result goes.</param>
/// <param name="Notebook">What it holds.</param>
internal sealed record NotebookFile(string Path, string RelativePath, Notebook Notebook)
{
    /// <summary>Finds and reads all notebooks before any is run; every problem is reported at once.</summary>
    /// <exception cref="InvalidInputException">A path is missing, a folder has no notebook, or a file is not a notebook.</exception>
    public static IReadOnlyList<NotebookFile> ReadAll(IEnumerable<string> paths)
    {
        var problems = new List<InputProblem>();
        var files = new List<NotebookFile>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                Read(path, System.IO.Path.GetFileName(path));
            else if (!Directory.Exists(path))
                problems.Add(new InputProblem(path, "no such file or folder."));
            else if (Below(path) is { Count: > 0 } found)
                found.ForEach(file => Read(file, System.IO.Path.GetRelativePath(path, file)));
            else
                problems.Add(new InputProblem(path, "has no .ipynb file in it."));
        }

        return problems.Count == 0 ? files : throw new InvalidInputException(problems);

        void Read(string path, string relativePath)
        {
            try
            {
                var notebook = Notebook.Read(path);
                NotebookRunner.RequireCSharp(notebook);
                files.Add(new NotebookFile(path, relativePath, notebook));
            }
            catch (NotebookFormatException invalid)
            {
                // The kernel names the file; here the path that was given says more.
                var prefix = System.IO.Path.GetFileName(path);
                problems.AddRange(invalid.Problems.Select(problem => new InputProblem(
                    problem.Place.StartsWith(prefix, StringComparison.Ordinal) ? path + problem.Place[prefix.Length..] : $"{path}: {problem.Place}", problem.Message)));
            }
        }
    }

    private static List<string> Below(string folder) => [.. Directory
        .EnumerateFiles(folder, "*.ipynb", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];
}
