using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>What one settled node holds of each subnet, some of which may be short.</summary>
/// <param name="Subnets">What it holds of each, in the order in which they were given.</param>
/// <param name="Enis">Attached ENIs, the primary and the trunk included.</param>
/// <param name="WaitingPods">Pods that get no address, 0 or more.</param>
public sealed record NodeSpread(IReadOnlyList<AddressUse> Subnets, int Enis, int WaitingPods);
