using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Sessions;

/// <summary>A value that was shown, in one or more formats.</summary>
/// <param name="Data">Content by MIME type, in order of preference; binary content as base64.</param>
/// <param name="ExecutionCount">The cell's number when this is the cell's result, null when it was displayed on the way.</param>
public sealed record DisplayOutput(IReadOnlyList<KeyValuePair<string, string>> Data, int? ExecutionCount = null) : CellOutput
{
    /// <summary>
    /// What the value was made from, one short line a part, where it says so: kept with the output, and not shown, so that a
    /// later run can be compared even where only a picture was kept. Default: none.
    /// </summary>
    public IReadOnlyList<string> Digest { get; init; } = [];

    /// <summary>What the value is called, so that it can be shown anew; never kept in a notebook. Default: null, it cannot.</summary>
    public string? DisplayId { get; init; }

    /// <summary>Whether this takes the place of what was shown under its <see cref="DisplayId"/>. Default: no.</summary>
    public bool IsUpdate { get; init; }

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in Data)
            data[mimeType] = mimeType.StartsWith("text/", StringComparison.Ordinal) ? MultilineText.Split(content) : content;

        var output = new JsonObject { ["data"] = data };
        if (ExecutionCount is { } count)
            output["execution_count"] = count;
        var metadata = new JsonObject();
        if (Digest.Count > 0)
            metadata["digest"] = new JsonArray([.. Digest.Select(line => (JsonNode)line)]);
        output["metadata"] = metadata;
        output["output_type"] = ExecutionCount is null ? "display_data" : "execute_result";
        return output;
    }
}
