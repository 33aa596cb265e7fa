using System.Globalization;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>A whole number of a range, which JSON Schema lets people spell 12, 12.0 or 1.2e1.</summary>
internal sealed class WholeNumberScalar(int least, int most) : ScalarType
{
    private const NumberStyles Spelling = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override bool TryRead(ScalarNode node, out object? value, out string problem)
    {
        var isInRange = node.Kind == ScalarKind.Number
            && decimal.TryParse(node.Text, Spelling, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= least && number <= most;
        value = isInRange ? (int)decimal.Parse(node.Text, Spelling, CultureInfo.InvariantCulture) : null;
        var hint = node.Kind == ScalarKind.Text && PlainScalar.KindOf(node.Text) == ScalarKind.Number ? "; leave the quotes out" : "";
        problem = isInRange ? "" : $"A whole number from {least} to {most} expected, {node.Shown} found{hint}.";
        return isInRange;
    }

    public override (string Spelling, bool IsText) Write(object value) => ($"{value}", false);

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
