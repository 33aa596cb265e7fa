using EksCalc.Clusters;

namespace EksCalc.Exchange.Export;

/// <summary>An ENIConfig with its subnet.</summary>
/// <param name="Label">Its name in the scenario.</param>
/// <param name="Name">Its name in Kubernetes.</param>
/// <param name="Subnet">Its subnet.</param>
/// <param name="SecurityGroups">Ids of security groups; empty for those of the node.</param>
internal sealed record ExportedEniConfig(string Label, string Name, SubnetSetup Subnet, IReadOnlyList<string> SecurityGroups);
