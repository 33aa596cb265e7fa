using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>One of an enumeration's names, spelled like keys: <c>natGateway</c>.</summary>
internal sealed class ChoiceScalar(Type enumeration) : ScalarType
{
    private readonly Dictionary<string, object> values = Enum.GetValues(enumeration).Cast<object>()
        .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), StringComparer.Ordinal);

    public override bool TryRead(ScalarNode node, out object? value, out string problem)
    {
        problem = "";
        if (node.Kind == ScalarKind.Text && values.TryGetValue(node.Text, out value))
            return true;
        value = null;
        var nearest = node.Text.Length <= 64 ? NearestNames.DidYouMean(node.Text, values.Keys) : "";
        problem = $"One of {string.Join(", ", values.Keys)} expected, {node.Shown} found{(nearest.Length == 0 ? "." : nearest)}";
        return false;
    }

    public override (string Spelling, bool IsText) Write(object value) => (values.Single(pair => pair.Value.Equals(value)).Key, true);

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. values.Keys.Select(name => JsonValue.Create(name))]) };
}
