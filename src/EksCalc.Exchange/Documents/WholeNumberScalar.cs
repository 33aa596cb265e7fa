using System.Globalization;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>A whole number of a range, which JSON Schema lets people spell 12, 12.0 or 1.2e1.</summary>
internal sealed class WholeNumberScalar(int least, int most) : ScalarType
{
    private const NumberStyles Spelling = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override bool TryRead(Node node, out object? value, out Mistake mistake)
    {
        value = null;
        mistake = default;
        if (node is ScalarNode { Kind: ScalarKind.Number } scalar
            && decimal.TryParse(scalar.Text, Spelling, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            value = (int)number;
            return true;
        }

        var isQuoted = node is ScalarNode { Kind: ScalarKind.Text } text && PlainScalar.KindOf(text.Text) == ScalarKind.Number;
        mistake = new Mistake($"A whole number from {least} to {most} expected, {node.Shown} found{(isQuoted ? "; leave the quotes out" : "")}.");
        return false;
    }

    public override (string Spelling, bool IsText) Write(object value) => (Convert.ToString(value, CultureInfo.InvariantCulture)!, false);

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
