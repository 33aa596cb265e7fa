using System.Text.Json.Nodes;
using EksCalc.Kernel.Help;
using EksCalc.Kernel.Messaging;

namespace EksCalc.Kernel.Server;

/// <summary>Answers questions of an editor.</summary>
internal static class HelpRequests
{
    public static JsonObject Complete(CodeHelp help, JsonObject request, CancellationToken cancellation)
    {
        var code = MessageContent.Text(request, "code");
        var found = help.Complete(code, MessageContent.Cursor(request, code), cancellation);
        var (start, end) = (MessageContent.Characters(code, found.Start), MessageContent.Characters(code, found.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // JupyterLab's name; it shows an icon for each type.
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item => (JsonNode)new JsonObject
                {
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                    ["start"] = start,
                    ["end"] = end,
                })]),
            },
        };
    }

    public static JsonObject Inspect(CodeHelp help, JsonObject request, CancellationToken cancellation)
    {
        var code = MessageContent.Text(request, "code");
        var found = help.Describe(code, MessageContent.Cursor(request, code), cancellation);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? [] : new JsonObject { ["text/plain"] = found.Text },
            ["metadata"] = new JsonObject(),
        };
    }

    public static JsonObject IsComplete(CodeHelp help, JsonObject request, CancellationToken cancellation)
    {
        var code = MessageContent.Text(request, "code");
        var state = help.StateOf(code, cancellation);
        var content = new JsonObject { ["status"] = state.ToString().ToLowerInvariant() };
        if (state == CodeState.Incomplete)
            content["indent"] = CodeStates.IndentAfter(code);
        return content;
    }
}
