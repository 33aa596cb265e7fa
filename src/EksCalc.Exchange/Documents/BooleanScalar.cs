using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>true or false.</summary>
internal sealed class BooleanScalar : ScalarType
{
    public override bool TryRead(ScalarNode node, out object? value, out string problem)
    {
        var isBoolean = node.Kind == ScalarKind.Boolean;
        value = isBoolean ? node.Text[0] is 't' or 'T' : null;
        problem = isBoolean ? "" : $"true or false expected, {node.Shown} found.";
        return isBoolean;
    }

    public override (string Spelling, bool IsText) Write(object value) => (value is true ? "true" : "false", false);

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
