using EksCalc.Clusters;

namespace EksCalc.Exchange.Export;

/// <summary>A node group with what the plan makes of it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Name">Its name in the tool; of a group that is made in another's place a new one.</param>
/// <param name="NameToday">The name of the group that is there.</param>
/// <param name="Nodes">Its nodes, also where they follow from its pods.</param>
/// <param name="Subnets">The subnets of its nodes.</param>
/// <param name="Zones">Their zones.</param>
internal sealed record ExportedGroup(NodeGroup Group, string Name, string NameToday, NodeCount Nodes, IReadOnlyList<SubnetSetup> Subnets, IReadOnlyList<string> Zones);
