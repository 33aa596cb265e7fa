using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>Words about a figure that somebody else made, from its JSON.</summary>
internal static partial class RawFigure
{
    /// <summary>The figure's own title without its tags; null where it has none.</summary>
    public static string? Title(JsonObject figure)
    {
        var title = figure["layout"]?["title"];
        var text = title is JsonObject details ? details["text"] : title;
        return text?.GetValueKind() == System.Text.Json.JsonValueKind.String ? Tag().Replace(text.GetValue<string>(), " ") : null;
    }

    /// <summary>A line for each trace: its name, the count of its points, its first and last value.</summary>
    public static IReadOnlyList<string> Summary(JsonObject figure) =>
        [.. (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Select(Line)];

    private static string Line(JsonObject trace, int index)
    {
        var name = trace["name"]?.ToString() ?? $"{trace["type"] ?? "trace"} {index + 1}";
        return trace["y"] is JsonArray { Count: > 0 } values
            ? Invariant($"{name}: {values.Count:N0} values from {values[0]} to {values[^1]}")
            : name;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
