using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Tests;

/// <summary>The tables of keys in docs/scenario.md, made from the JSON schema.</summary>
internal static class KeyReference
{
    public static string Markdown(JsonObject schema)
    {
        var text = new StringBuilder();
        Mapping(text, "", schema, (string)schema["description"]!);
        return text.ToString();
    }

    private static void Mapping(StringBuilder text, string path, JsonObject schema, string description)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet();
        var properties = schema["properties"]!.AsObject();
        text.Append(CultureInfo.InvariantCulture, $"\n### {(path.Length == 0 ? "The file" : $"`{path}`")}\n\n{description}\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var (name, property) in properties)
        {
            var key = property!.AsObject();
            var unset = required.Contains(name) ? "required" : key["default"] is { } value ? $"{value}" : "";
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Value(key)} | {unset} | {key["description"]} |\n");
        }

        foreach (var (name, property) in properties)
        {
            var key = property!.AsObject();
            var place = path.Length == 0 ? name : $"{path}.{name}";
            Nested(text, place, key);
        }
    }

    private static void Nested(StringBuilder text, string place, JsonObject key)
    {
        foreach (var option in Options(key))
        {
            if (HasNames(option))
                Nested(text, $"{place}.NAME", option["additionalProperties"]!.AsObject());
            else if (option["properties"] is not null)
                Mapping(text, place, option, (string)key["description"]!);
            else if (option["items"] is JsonObject item)
                Nested(text, $"{place}[]", item);
        }
    }

    /// <summary>What may stand for a value: a single value, a list or a mapping.</summary>
    private static IEnumerable<JsonObject> Options(JsonObject schema) => schema["anyOf"] is JsonArray any ? any.Select(option => option!.AsObject()) : [schema];

    private static string Value(JsonObject schema) => schema switch
    {
        _ when schema["$ref"] is { } reference => $"as `{((string)reference!).Replace("#/properties/", "", StringComparison.Ordinal)}`",
        _ when schema["anyOf"] is not null => string.Join(", or ", Options(schema).Select(Value)),
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
