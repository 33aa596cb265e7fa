namespace EksCalc.Clusters;

/// <summary>
/// A group of several instance types as a mix of them by their shares, beside the plan, which takes the worst of them for every node.
/// </summary>
/// <remarks>
/// Model limits: which types Karpenter launches follows from prices and from what EC2 has; the shares are the user's, or equal. Nodes are whole: what is
/// left over goes to the largest remainders.
/// </remarks>
public sealed record NodeMix
{
    /// <summary>The types that have a node, in the group's order.</summary>
    public required IReadOnlyList<NodeMixType> Types { get; init; }

    /// <summary>Nodes of all types as a rule.</summary>
    public int Nodes => Types.Sum(type => type.Nodes);

    /// <summary>Addresses of all nodes after a fresh ramp.</summary>
    public long SteadyAddresses => Types.Sum(type => type.Nodes * type.SteadyAddresses);

    /// <summary>Addresses of all nodes after churn.</summary>
    public long ChurnedAddresses => Types.Sum(type => type.Nodes * type.ChurnedAddresses);

    /// <summary>Addresses of a node after churn, on average; 0 without nodes.</summary>
    public double AddressesPerNode => Nodes == 0 ? 0 : (double)ChurnedAddresses / Nodes;
}
