using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>true or false.</summary>
internal sealed class BooleanScalar : ScalarType
{
    public override bool TryRead(Node node, out object? value, out Mistake mistake)
    {
        var text = node is ScalarNode { Kind: ScalarKind.Boolean } scalar ? scalar.Text : null;
        value = text is null ? null : text[0] is 't' or 'T';
        mistake = text is null ? new Mistake($"true or false expected, {node.Shown} found.") : default;
        return text is not null;
    }

    public override (string Spelling, bool IsText) Write(object value) => (value is true ? "true" : "false", false);

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
