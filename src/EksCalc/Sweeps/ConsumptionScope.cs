using EksCalc.Nodes;

namespace EksCalc.Sweeps;

/// <summary>Which subnets a consumption curve counts in. They differ under custom networking only, where pods have subnets of their own (R27).</summary>
public enum ConsumptionScope
{
    /// <summary>All that a node takes from (<see cref="NodePlan.SubnetAddresses"/>).</summary>
    AllSubnets,

    /// <summary>The subnet of the nodes (<see cref="NodePlan.NodeSubnetAddresses"/>). Under custom networking no pod has an address of it.</summary>
    NodeSubnet,

    /// <summary>The subnet of the pods (<see cref="NodePlan.PodSubnetAddresses"/>). Without custom networking there is none, and the count is 0.</summary>
    PodSubnet,
}
