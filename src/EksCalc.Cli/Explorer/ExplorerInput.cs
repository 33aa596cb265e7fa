using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EksCalc.Exchange;
using EksCalc.Exchange.Traces;

namespace EksCalc.Cli.Explorer;

/// <summary>A file that the explorer opens with.</summary>
/// <param name="File">Its name, without a folder.</param>
/// <param name="Text">Its text.</param>
internal sealed record ExplorerInput(string File, string Text)
{
    /// <summary>Reads a scenario of clusters or of a node, or a trace.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or is none of them.</exception>
    public static ExplorerInput Read(string path)
    {
        var text = InputFile.ReadText(path, ScenarioFile.MaxBytes);
        if (IsOfNode(path, text))
            InputFile.Naming(path, () => NodeTraceJson.ReadScenario(InputFile.OpenUtf8(path, ScenarioFile.MaxBytes)));
        else
            Commands.ScenarioInput.ReadClusters([path]);
        return new ExplorerInput(Path.GetFileName(path), text);
    }

    // Clusters have node groups, and their files may be JSON as well.
    private static bool IsOfNode(string path, string text) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && !text.Contains("\"nodeGroups\"", StringComparison.Ordinal) && !text.Contains("\"clusters\"", StringComparison.Ordinal);
}

/// <summary>How it stands in the page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExplorerInput))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ExplorerJson : JsonSerializerContext;
