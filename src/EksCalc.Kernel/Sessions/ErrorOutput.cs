using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Sessions;

/// <summary>The error that ended a cell.</summary>
/// <param name="Error">What went wrong and where.</param>
public sealed record ErrorOutput(CellError Error) : CellOutput
{
    /// <inheritdoc/>
    public override JsonObject ToJson() => new()
    {
        ["ename"] = Error.Name,
        ["evalue"] = Error.Message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. Error.Traceback.Select(line => (JsonNode)line)]),
    };
}
