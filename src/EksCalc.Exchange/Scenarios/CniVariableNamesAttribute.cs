using EksCalc.Cni;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Scenarios;

/// <summary>The VPC CNI's variables about addresses, with their meanings, for editors.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CniVariableNamesAttribute : KnownNamesAttribute
{
    public override IReadOnlyList<(string Name, string Description)> Names { get; } =
        [.. CniVariables.OfAddresses.Select(variable => (variable.Name, $"{variable.Meaning} Values: {variable.Range}. Default: {variable.Default}."))];
}
