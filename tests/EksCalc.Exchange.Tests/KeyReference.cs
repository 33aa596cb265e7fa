using System.Text;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Tests;

/// <summary>The tables of keys in docs/scenario.md, made from the JSON schema.</summary>
internal static class KeyReference
{
    public static string Markdown(JsonObject schema)
    {
        var text = new StringBuilder();
        Mapping(text, "", schema);
        return text.ToString();
    }

    private static void Mapping(StringBuilder text, string path, JsonObject schema)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet();
        var properties = schema["properties"]!.AsObject();
        text.Append($"\n### {(path.Length == 0 ? "The file" : $"`{path}`")}\n\n{schema["description"]}\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var (name, property) in properties)
        {
            var key = property!.AsObject();
            var unset = required.Contains(name) ? "required" : key["default"] is { } value ? $"{value}" : "";
            text.Append($"| `{name}` | {Value(key)} | {unset} | {key["description"]} |\n");
        }

        foreach (var (name, property) in properties)
        {
            var key = property!.AsObject();
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (key["properties"] is not null && !HasNames(key))
                Mapping(text, place, key);
            else if (key["items"] is JsonObject item && (item["anyOf"]?[1] ?? item) is JsonObject record && record["properties"] is not null)
                Mapping(text, $"{place}[]", record);
        }
    }

    private static string Value(JsonObject schema) => schema switch
    {
        _ when schema["enum"] is JsonArray names => string.Join(", ", names.Select(name => $"`{name}`")),
        _ when schema["type"] is JsonArray => "text or number",
        _ => (string)schema["type"]! switch
        {
            "integer" => $"{schema["minimum"]} to {schema["maximum"]}",
            "boolean" => "true or false",
            "array" => $"list{Count(schema, "Items")}",
            "object" => HasNames(schema) ? $"names with values{Count(schema, "Properties")}" : "mapping",
            _ => "text",
        },
    };

    /// <summary>Whether any name may be a key.</summary>
    private static bool HasNames(JsonObject schema) => schema["additionalProperties"] is JsonObject;

    private static string Count(JsonObject schema, string what)
    {
        var least = schema[$"min{what}"];
        var most = schema[$"max{what}"];
        return (least, most) switch
        {
            (null, null) => "",
            (_, null) => $", at least {least}",
            (null, _) => $", at most {most}",
            _ => $", {least} to {most}",
        };
    }
}
