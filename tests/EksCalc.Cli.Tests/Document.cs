using System.Text.RegularExpressions;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>A document of this repository: a Markdown file, or a notebook's Markdown cells.</summary>
/// <param name="Path">Its path below the repository's root.</param>
/// <param name="Markdown">Its text.</param>
internal sealed partial record Document(string Path, string Markdown)
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "artifacts", "out", "node_modules", "snapshots", "TestResults", "StrykerOutput", "BenchmarkDotNet.Artifacts"];

    /// <summary>The paths of all documents.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below(Repository.Root).Select(path => System.IO.Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>Its words: without code, links' targets, paths and HTML elements.</summary>
    public string Words => NotWords().Replace(Markdown, " ");

    /// <summary>Reads a document.</summary>
    public static Document Read(string path)
    {
        var file = Repository.PathOf(path);
        return new Document(path, IsNotebook(path)
            ? string.Join("\n\n", Notebook.Read(file).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source))
            : File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    public static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.Ordinal);

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*.md")
        .Concat(Directory.EnumerateFiles(folder, "*.ipynb"))
        .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner))).SelectMany(Below));

    [GeneratedRegex(@"^```.*?^```|^    .*?$|`[^`]*`|\]\([^)]*\)|<[^>]*>|\S*/\S*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotWords();
}
