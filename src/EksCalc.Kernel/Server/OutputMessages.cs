using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Kernel.Messaging;
using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Server;

/// <summary>Outputs of cells as messages.</summary>
internal static class OutputMessages
{
    /// <summary>What an error's message has beside its content: the place in the cell, for who reports it.</summary>
    public const string LineName = "line";

    /// <summary>The text of that line.</summary>
    public const string SourceLineName = "source_line";

    public static void Publish(this KernelPublisher publisher, CellOutput output, JupyterMessage? parent)
    {
        switch (output)
        {
            case StreamOutput stream:
                publisher.Publish("stream", new() { ["name"] = stream.Name, ["text"] = stream.Text }, parent);
                break;
            case DisplayOutput display:
                publisher.Publish(display.IsUpdate ? "update_display_data" : display.ExecutionCount is null ? "display_data" : "execute_result", Content(display), parent);
                break;
            case ErrorOutput { Error: var error }:
                publisher.Publish("error", Content(error), parent, new() { [LineName] = error.Line, [SourceLineName] = error.SourceLine });
                break;
            case ClearOutput clear:
                publisher.Publish("clear_output", new() { ["wait"] = clear.Wait }, parent);
                break;
        }
    }

    /// <summary>An error's name, message and lines.</summary>
    public static JsonObject Content(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    /// <summary>A value's content by MIME type.</summary>
    public static JsonObject Data(DisplayOutput display)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in display.Data)
            data[mimeType] = IsJson(mimeType) && Parse(content) is { } json ? json : content;
        return data;
    }

    private static JsonObject Content(DisplayOutput display)
    {
        var content = new JsonObject { ["data"] = Data(display), ["metadata"] = display.ToJson()["metadata"]!.DeepClone() };
        if (display.ExecutionCount is { } count)
            content["execution_count"] = count;
        content["transient"] = display.DisplayId is { } id ? new JsonObject { ["display_id"] = id } : [];
        return content;
    }

    private static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? Parse(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
