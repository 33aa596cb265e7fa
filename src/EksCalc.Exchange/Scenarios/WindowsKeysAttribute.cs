using EksCalc.Exchange.Documents;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Scenarios;

/// <summary>The keys of the amazon-vpc-cni ConfigMap, for editors.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WindowsKeysAttribute : KnownNamesAttribute
{
    public override IReadOnlyList<(string Name, string Description)> Names { get; } = WindowsSettings.Keys;
}
