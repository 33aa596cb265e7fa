using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace EksCalc.Interactive.Host;

/// <summary>What a cell's events come to, in nbformat.</summary>
internal static class CellOutputs
{
    public static JsonArray Of(IEnumerable<KernelEvent> events) => [.. events.Select(Of).OfType<JsonObject>()];

    private static JsonObject? Of(KernelEvent happened) => happened switch
    {
        StandardOutputValueProduced output => Stream("stdout", output),
        StandardErrorValueProduced error => Stream("stderr", error),
        ReturnValueProduced result => Data("execute_result", result),
        DisplayEvent display and not ErrorProduced => Data("display_data", display),
        CommandFailed { Command: SubmitCode } failed => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = "Error",
            ["evalue"] = failed.Message,
            ["traceback"] = new JsonArray(),
        },
        _ => null,
    };

    private static JsonObject Stream(string name, DisplayEvent text) =>
        new() { ["output_type"] = "stream", ["name"] = name, ["text"] = string.Concat(text.FormattedValues.Select(value => value.Value)) };

    private static JsonObject Data(string kind, DisplayEvent display)
    {
        var data = new JsonObject();
        foreach (var value in display.FormattedValues)
            data[value.MimeType] = value.Value;
        return new JsonObject { ["output_type"] = kind, ["metadata"] = new JsonObject(), ["data"] = data };
    }
}
