using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>One of an enumeration's names, spelled like keys: <c>natGateway</c>.</summary>
internal sealed class ChoiceScalar(Type enumeration) : ScalarType
{
    private readonly Dictionary<string, object> values = Enum.GetValues(enumeration).Cast<object>()
        .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), StringComparer.Ordinal);

    public override bool TryRead(Node node, out object? value, out Mistake mistake)
    {
        value = null;
        mistake = default;
        var text = (node as ScalarNode)?.Text ?? "";
        if (node is ScalarNode { Kind: ScalarKind.Text } && values.TryGetValue(text, out value))
            return true;
        mistake = new Mistake($"One of {string.Join(", ", values.Keys)} expected, {node.Shown} found", text, values.Keys);
        return false;
    }

    public override (string Spelling, bool IsText) Write(object value) => (values.Single(pair => pair.Value.Equals(value)).Key, true);

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. values.Keys.Select(name => JsonValue.Create(name))]) };
}
