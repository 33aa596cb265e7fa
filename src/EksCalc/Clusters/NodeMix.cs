namespace EksCalc.Clusters;

/// <summary>
/// A group of several instance types as a mix of them by their shares, beside the plan, which takes the worst of them for every node.
/// </summary>
/// <remarks>
/// Model limits: which types Karpenter launches follows from prices and from what EC2 has; the shares are the user's, or equal. Nodes are whole: what is
/// left over goes to the largest remainders, and each node that is added to the type furthest below its share. Nodes of each type are spread over the
/// zones and subnets as all are.
/// </remarks>
public sealed class NodeMix
{
    private readonly IReadOnlyList<NodeGroupPlan> parts;
    private readonly IReadOnlyList<double> shares;
    private readonly int? wantedPods;

    internal NodeMix(IReadOnlyList<NodeGroupPlan> parts, IReadOnlyList<double> shares, NodeCount count, int surgeNodes, int? wantedPods)
    {
        (this.parts, this.shares, Count, SurgeNodes, this.wantedPods) = (parts, shares, count, surgeNodes, wantedPods);
        Types =
        [
            .. parts.Where(part => part.Nodes.Desired > 0).Select(part => new NodeMixType(
                part.InstanceType, part.Nodes.Desired, part.MaxPods, part.PodsPerNode, part.Steady.Total.Total, part.Churned.Total.Total)),
        ];
    }

    /// <summary>The types that have a node, in the group's order.</summary>
    public IReadOnlyList<NodeMixType> Types { get; }

    /// <summary>Nodes of all types as a rule.</summary>
    public int Nodes => Count.Desired;

    /// <summary>Addresses of all nodes after a fresh ramp.</summary>
    public long SteadyAddresses => Types.Sum(type => type.Nodes * type.SteadyAddresses);

    /// <summary>Addresses of all nodes after churn.</summary>
    public long ChurnedAddresses => Types.Sum(type => type.Nodes * type.ChurnedAddresses);

    /// <summary>Addresses of a node after churn, on average; 0 without nodes.</summary>
    public double AddressesPerNode => Nodes == 0 ? 0 : (double)ChurnedAddresses / Nodes;

    /// <summary>The workload's pods without a place on a node, or without an address.</summary>
    public long PodsLeftOut => wantedPods is { } wanted
        ? Math.Max(0, wanted - parts.Sum(part => (long)part.PodsPerNode * part.Nodes.Desired)) + parts.Sum(part => part.PodsLeftOut - part.UnscheduledPods)
        : parts.Sum(part => part.PodsLeftOut);

    /// <summary>Nodes as a rule and at most.</summary>
    internal NodeCount Count { get; }

    /// <summary>Nodes more than the most that an update brings.</summary>
    internal int SurgeNodes { get; }

    /// <summary>Nodes one after the other, so that any row of them is about such a mix.</summary>
    /// <param name="nodes">How many, 0 or more.</param>
    /// <param name="holdings">What a node of a type holds.</param>
    internal NodeSequence Sequence(int nodes, Func<NodeGroupPlan, NodeHoldings> holdings) => new([.. parts.Select(holdings)], Order(nodes));

    /// <summary>The nodes that an update brings first: each replaces one of its type, and at some time these are of the types that take most.</summary>
    internal NodeSequence Surge()
    {
        var (order, left) = (new List<int>(), NodeMixing.Grown(Math.Max(Count.Most, SurgeNodes), Nodes, shares));
        foreach (var (type, _) in parts.Index().OrderByDescending(part => part.Item.Churned.Total.Total))
            order.AddRange(Enumerable.Repeat(type, Math.Min(left[type], SurgeNodes - order.Count)));
        return new([.. parts.Select(part => part.ChurnedNodes)], [.. order]);
    }

    /// <summary>The nodes of some zones, at the most nodes, for others to come up in their place.</summary>
    /// <param name="inZones">Nodes in each zone.</param>
    /// <param name="isLost">Which zones these are.</param>
    internal NodeSequence Lost(int[] inZones, Func<int, bool> isLost)
    {
        var (order, lost, at) = (Order(Count.Most), new List<int>(), 0);
        for (var zone = 0; zone < inZones.Length; at += inZones[zone++])
        {
            if (isLost(zone))
                lost.AddRange(order.AsSpan(at, inZones[zone]));
        }

        return new([.. parts.Select(part => part.ChurnedNodes)], [.. lost]);
    }

    /// <summary>The types of the nodes in each zone.</summary>
    /// <param name="inZones">Nodes in each zone.</param>
    internal IEnumerable<IEnumerable<(NodeGroupPlan Part, int Nodes)>> InZones(int[] inZones)
    {
        var (order, at) = (Order(inZones.Sum()), 0);
        foreach (var nodes in inZones)
        {
            var types = order[at..(at += nodes)];
            yield return parts.Index().Select(part => (part.Item, types.Count(type => type == part.Index)));
        }
    }

    private int[] Order(int nodes) =>
    [
        .. NodeMixing.Grown(nodes, Nodes, shares).Index().SelectMany(type => Enumerable.Range(0, type.Item).Select(turn => (At: (turn + 0.5) / type.Item, Type: type.Index)))
            .OrderBy(turn => turn.At).Select(turn => turn.Type),
    ];
}
