using System.Text.Json;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary>Compares results with what a file of cases expects: numbers by value, 2 being equal to 2.0.</summary>
internal static class WorkbookExpected
{
    /// <summary>Numbers this near each other, as a share of the larger, are equal: what spreadsheets save, 15 digits.</summary>
    private const double Tolerance = 1e-14;

    /// <summary>Where a result differs, e.g. <c>rows[0].usedIps: 152, expected 150</c>.</summary>
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path = "")
    {
        switch (expected.ValueKind, actual.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                var names = expected.EnumerateObject().Concat(actual.EnumerateObject()).Select(property => property.Name).Distinct();
                return names.SelectMany(name => Differences(Member(expected, name), Member(actual, name), path.Length == 0 ? name : $"{path}.{name}"));
            case (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == actual.GetArrayLength():
                return expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]"));
            case (JsonValueKind.Number, JsonValueKind.Number) when Equal(expected.GetDouble(), actual.GetDouble()):
                return [];
            default:
                return expected.ValueKind is not JsonValueKind.Undefined && actual.ValueKind is not JsonValueKind.Undefined && JsonElement.DeepEquals(expected, actual)
                    ? []
                    : [$"{path}: {Shown(actual)}, expected {Shown(expected)}"];
        }
    }

    private static JsonElement Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : default;

    private static bool Equal(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other));

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Array => Invariant($"{value.GetArrayLength()} items"),
        JsonValueKind.Object => "an object",
        _ => value.GetRawText(),
    };
}
