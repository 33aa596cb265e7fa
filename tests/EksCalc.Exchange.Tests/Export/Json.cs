using System.Text.Json;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Reads JSON into the same shapes as <see cref="Yaml"/>.</summary>
internal static class Json
{
    public static object? Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Value(document.RootElement);
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(pair => pair.Name, pair => Value(pair.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
