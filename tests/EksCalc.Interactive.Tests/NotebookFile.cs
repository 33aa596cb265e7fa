using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>The code cells of a notebook with their outputs.</summary>
internal static class NotebookFile
{
    /// <summary>The ten of the course.</summary>
    public static IReadOnlyList<string> Course { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The one that needs .NET Interactive.</summary>
    public const string Polyglot = "polyglot/vpc-cni-modes.ipynb";

    /// <summary>Where a notebook of this repository is.</summary>
    public static string PathOf(string name) => Repository.PathOf($"notebooks/{name}");

    /// <summary>What differs between a notebook as committed and as a host has run it, a text a cell.</summary>
    public static IReadOnlyList<string> Differences(string committed, string run) =>
    [
        .. CodeCells(committed).Zip(CodeCells(run))
            .Select((pair, index) => (Number: index + 1, Id: (string?)pair.First["id"], Lines: HostOutputs.Difference(Outputs(pair.First), Outputs(pair.Second))))
            .Where(cell => cell.Lines.Count > 0)
            .Select(cell => $"{committed}, cell {cell.Number} (id {cell.Id}): committed -, host +\n  {string.Join("\n  ", cell.Lines)}"),
    ];

    private static List<JsonObject> CodeCells(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().OfType<JsonObject>().Where(cell => (string?)cell["cell_type"] == "code")];

    private static List<JsonObject> Outputs(JsonObject cell) => [.. cell["outputs"]!.AsArray().OfType<JsonObject>()];
}
