using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>
/// What one node holds in counts: the closed form's answer. <see cref="NodeModel"/> makes it of any node, <see cref="NodeHolding"/> says where it is.
/// </summary>
/// <remarks>
/// Model limits: nothing has been deleted yet, so nothing cools and nothing is left over from earlier peaks; EC2 has
/// room. <see cref="FreePrefixes"/> is that of pods packed into the oldest prefixes; ipamd spreads pods that arrive
/// when several prefixes have room, so fewer may be wholly free. The attached totals do not depend on it.
/// </remarks>
public readonly record struct NodePlan
{
    /// <summary>Pods that want an address: those that are not on the host network. 0 or more.</summary>
    public int Pods { get; init; }

    /// <summary>Attached ENIs, the primary, the trunk and those of further network cards included: 1 to the type's limit (0 only in a <c>default</c> plan).</summary>
    public int Enis { get; init; }

    /// <summary>Attached secondary addresses, 0 or more; 0 in prefix mode.</summary>
    public int SecondaryAddresses { get; init; }

    /// <summary>Attached /28 prefixes, 0 or more; 0 without prefix delegation.</summary>
    public int Prefixes { get; init; }

    /// <summary>Attached prefixes of which no pod has an address, pods being packed: 0 to <see cref="Prefixes"/>.</summary>
    public int FreePrefixes { get; init; }

    /// <summary>Pod addresses the node holds: secondary addresses, or 16 a prefix. 0 or more.</summary>
    public int TotalAddresses { get; init; }

    /// <summary>Addresses that pods have: 0 to <see cref="TotalAddresses"/>.</summary>
    public int AssignedAddresses { get; init; }

    /// <summary>Addresses no pod has, the warm pool: 0 to <see cref="TotalAddresses"/>.</summary>
    public int FreeAddresses => TotalAddresses - AssignedAddresses;

    /// <summary>Addresses in cooldown: 0 after a fresh ramp, as no pod has left yet.</summary>
    public int CoolingAddresses { get; init; }

    /// <summary>Branch ENIs, each of a pod with a security group of its own: 0 to the type's limit (R30). <see cref="Enis"/> leaves them out.</summary>
    public int BranchEnis { get; init; }

    /// <summary>ENIs that ipamd leaves alone, each with one address of the node's own subnet. <see cref="Enis"/> leaves them out.</summary>
    public int UnmanagedEnis { get; init; }

    /// <summary>Addresses of the node's IPv6 prefix that pods have: 0 in an IPv4 cluster (R29).</summary>
    public int Ipv6Addresses { get; init; }

    /// <summary>Pods for which the node has no address and will not get one: 0 to <see cref="Pods"/>.</summary>
    public int WaitingPods => Pods - AssignedAddresses - BranchEnis - Ipv6Addresses;

    /// <summary>Whether pods use other subnets than the node: everything but the primary ENI's address is of a pod subnet (R27).</summary>
    public bool CustomNetworking { get; init; }

    /// <summary>
    /// ENIs that can only be in other subnets than the node's own, which is tagged <c>kubernetes.io/role/cni=0</c>: those that serve pods, with all their
    /// addresses (R34). 0 without the tag, where discovery may yet choose other subnets, and under custom networking.
    /// </summary>
    public int EnisElsewhere { get; init; }

    /// <summary>What of all this is on network cards beyond the first: nothing without <c>ENABLE_MULTI_NIC</c> (R26).</summary>
    public FurtherCards FurtherCards { get; init; }

    /// <summary>IPv4 addresses the node takes from its subnets, 1 or more: one for each ENI's primary address, and every pod address.</summary>
    public int SubnetAddresses => Enis + BranchEnis + UnmanagedEnis + TotalAddresses;

    /// <summary>
    /// Those of <see cref="SubnetAddresses"/> that are of the node's own subnet: all of them, or under custom networking
    /// the primary ENI's one, or those of the ENIs that are not <see cref="EnisElsewhere"/>.
    /// </summary>
    public int NodeSubnetAddresses => CustomNetworking ? Math.Min(Enis, 1) + UnmanagedEnis : EnisElsewhere > 0 ? Enis - EnisElsewhere + BranchEnis + UnmanagedEnis : SubnetAddresses;

    /// <summary>
    /// Those of <see cref="SubnetAddresses"/> that are of other subnets, the pods', 0 or more: none, or under custom networking all
    /// but the primary ENI's one, or those of <see cref="EnisElsewhere"/>. Under custom networking the trunk ENI is there too: it is created in the
    /// ENIConfig's subnet (R27; amazon-vpc-resource-controller-k8s pkg/aws/ec2/instance.go).
    /// </summary>
    public int PodSubnetAddresses => SubnetAddresses - NodeSubnetAddresses;

    /// <summary>
    /// Whether ipamd never comes to rest here but takes and gives back an ENI or prefix for ever (R23a). The counts
    /// are those of the fuller phase.
    /// </summary>
    public bool Oscillates { get; init; }

    /// <summary>Nodes like this one that one subnet has room for, nothing else being in it; nodes and pods share it.</summary>
    /// <param name="subnet">The subnet's size.</param>
    /// <returns>0 or more. With prefixes that many fit if the ENIs' own addresses are packed; scattered ones leave room for fewer.</returns>
    /// <exception cref="InvalidOperationException">The plan is a <c>default</c> one: no node has no ENI.</exception>
    public int NodesIn(SubnetSize subnet)
    {
        RequireNode();
        return Fitting(subnet, SubnetAddresses, Prefixes);
    }

    /// <summary>
    /// Nodes like this one that a pair of subnets has room for, nothing else being in them: under custom networking
    /// the primary ENIs' addresses are in one and all else in the other, and so for <see cref="EnisElsewhere"/>. Without either the pod subnet is not used.
    /// </summary>
    /// <param name="nodeSubnet">The size of the nodes' subnet.</param>
    /// <param name="podSubnet">The size of the pods' subnet, that of the ENIConfig.</param>
    /// <returns>0 or more. With prefixes that many fit if the ENIs' own addresses are packed; scattered ones leave room for fewer.</returns>
    /// <exception cref="InvalidOperationException">The plan is a <c>default</c> one: no node has no ENI.</exception>
    public int NodesIn(SubnetSize nodeSubnet, SubnetSize podSubnet)
    {
        if (!CustomNetworking && EnisElsewhere == 0)
            return NodesIn(nodeSubnet);
        RequireNode();
        return Math.Min(Fitting(nodeSubnet, NodeSubnetAddresses, 0), Fitting(podSubnet, PodSubnetAddresses, Prefixes));
    }

    // Single addresses fill what is left of the blocks at the edges, then further blocks, so beside the blocks only the sum limits.
    private static int Fitting(SubnetSize subnet, int addresses, int prefixes)
    {
        var byAddresses = addresses == 0 ? int.MaxValue : subnet.UsableAddresses / addresses;
        return (int)(prefixes == 0 ? byAddresses : Math.Min(byAddresses, SubnetPrefixes.Placeable(subnet, 0) / prefixes));
    }

    private void RequireNode()
    {
        if (SubnetAddresses == 0)
            throw new InvalidOperationException($"A default plan is of no node; {nameof(NodeIpam)}.{nameof(NodeIpam.Settle)} makes plans.");
    }
}
