using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Notebooks.Figures;

/// <summary>
/// A few short lines that change when a figure's numbers or words change: one a trace and one for the layout. They are kept
/// beside a picture, whose own bytes depend on the machine's browser and fonts.
/// </summary>
internal static class FigureDigest
{
    // Mathematical functions may differ in the last places from one processor to another.
    private const string Number = "G12";
    private const int HashCharacters = 12;

    /// <summary>The lines of a figure. The look that all charts share is left out.</summary>
    public static IReadOnlyList<string> Lines(JsonObject figure) =>
    [
        .. (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Select((trace, index) => $"{Name(trace, index)}: {Hash(trace)}"),
        $"layout: {Hash(figure["layout"] as JsonObject ?? [], "template")}",
    ];

    private static string Name(JsonObject trace, int index)
    {
        var name = $"{trace["type"] ?? "trace"} {index + 1}{(trace["name"] is { } given ? $" {given}" : "")}".ReplaceLineEndings(" ");
        return (trace["y"] ?? trace["x"]) is JsonArray values ? $"{name}, {values.Count} values" : name;
    }

    private static string Hash(JsonObject part, string? without = null)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in part)
        {
            if (name != without)
                Append(text.Append(name).Append(':'), value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..HashCharacters];
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members)
                    Append(text.Append(name).Append(':'), value);
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                    Append(text, item);
                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(value.Deserialize<double>().ToString(Number, CultureInfo.InvariantCulture)).Append(',');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null").Append(',');
                break;
        }
    }
}
