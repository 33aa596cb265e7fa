using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Notebooks;

/// <summary>nbformat's multi-line text: one string, or a list of strings to be joined as they are.</summary>
internal static class MultilineText
{
    public static bool Is(JsonNode? node) => node switch
    {
        JsonArray lines => lines.All(IsString),
        _ => IsString(node),
    };

    public static string Join(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(StringOf)),
        null => "",
        _ => StringOf(node),
    };

    /// <summary>The text of a JSON string; of anything else, its JSON.</summary>
    public static string StringOf(JsonNode? node)
    {
        try
        {
            return IsString(node) ? node!.GetValue<string>() : RawText(node);
        }
        catch (InvalidOperationException)
        {
            return RawText(node)[1..^1]; // Half a surrogate pair ("\ud800") is no text; its escape is shown instead.
        }
    }

    /// <summary>Whether a JSON string is text: half a surrogate pair ("\ud800") is none.</summary>
    public static bool IsUnicode(JsonNode text)
    {
        try
        {
            return text.GetValue<string>() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A value's JSON; for one that was read, as it was spelled: 1.0 stays 1.0, and 1E+400 stays 1E+400.</summary>
    public static string RawText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out JsonElement read) ? read.GetRawText() : node?.ToJsonString() ?? "null";

    /// <summary>Splits after each line feed, as Jupyter writes text so that version control sees lines.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed + 1 : text.Length;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
