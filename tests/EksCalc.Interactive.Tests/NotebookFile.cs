using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Interactive.Tests;

/// <summary>The code cells of a notebook with their outputs.</summary>
internal static class NotebookFile
{
    /// <summary>The notebooks of the course.</summary>
    public static IReadOnlyList<string> Course { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The one that needs .NET Interactive.</summary>
    public const string Polyglot = "polyglot/vpc-cni-modes.ipynb";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where a notebook of this repository is.</summary>
    public static string PathOf(string name) => Repository.PathOf($"notebooks/{name}");

    /// <summary>What differs between a notebook as committed and as a host has run it, a text a cell.</summary>
    /// <param name="committed">The notebook as committed.</param>
    /// <param name="run">The notebook as run.</param>
    /// <param name="difference">The lines that differ between the outputs of a cell; null for those of a foreign host.</param>
    public static IReadOnlyList<string> Differences(
        string committed, string run, Func<IReadOnlyList<JsonObject>, IReadOnlyList<JsonObject>, IReadOnlyList<string>>? difference = null) =>
    [
        .. ReadCells(committed).Zip(ReadCells(run))
            .Select((pair, index) => (Number: index + 1, Id: (string?)pair.First["id"], Lines: (difference ?? HostOutputs.Difference)(Outputs(pair.First), Outputs(pair.Second))))
            .Where(cell => cell.Lines.Count > 0)
            .Select(cell => $"{committed}, cell {cell.Number} (id {cell.Id}): committed -, host +\n  {string.Join("\n  ", cell.Lines)}"),
    ];

    /// <summary>Commits what a host has run; a chart's picture stays where the chart is the same.</summary>
    public static void Accept(string committed, string run)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(committed))!.AsObject();
        foreach (var (cell, ran) in CodeCells(notebook).Zip(ReadCells(run)))
        {
            var pictures = Outputs(cell).Where(output => output["data"]?["image/png"] is not null).ToLookup(DigestOf, output => output["data"]!["image/png"]!);
            var outputs = HostOutputs.ToKeep(Outputs(ran)).ToList();
            foreach (var output in outputs.Where(output => pictures.Contains(DigestOf(output))))
                output["data"]!["image/png"] = pictures[DigestOf(output)].First().DeepClone();
            (cell["outputs"], cell["execution_count"]) = (new JsonArray([.. outputs]), ran["execution_count"]?.DeepClone());
        }

        File.WriteAllText(committed, notebook.ToJsonString(Readable) + "\n");
    }

    private static string DigestOf(JsonObject output) => output["metadata"]?["digest"]?.ToJsonString() ?? "";

    private static List<JsonObject> ReadCells(string path) => CodeCells(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    private static List<JsonObject> CodeCells(JsonObject notebook) =>
        [.. notebook["cells"]!.AsArray().OfType<JsonObject>().Where(cell => (string?)cell["cell_type"] == "code")];

    private static List<JsonObject> Outputs(JsonObject cell) => [.. cell["outputs"]!.AsArray().OfType<JsonObject>()];
}
