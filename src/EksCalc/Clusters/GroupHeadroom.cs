namespace EksCalc.Clusters;

/// <summary>How far one node group can grow before anything is full.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Nodes">Nodes that can be added to its most, the other groups staying as they are; 0 or more.</param>
/// <param name="Pods">Pods of the workload that these nodes carry.</param>
/// <param name="FullFirst">The subnet that does not hold one node more; null where the search ended before any was full.</param>
public sealed record GroupHeadroom(string Group, int Nodes, long Pods, string? FullFirst);
