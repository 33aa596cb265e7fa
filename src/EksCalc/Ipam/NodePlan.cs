using EksCalc.Vpc;

namespace EksCalc.Ipam;

/// <summary>
/// What one node holds once ipamd has settled after a fresh ramp to a number of pods: the closed form's answer.
/// </summary>
/// <remarks>
/// Model limits: nothing has been deleted yet, so nothing cools and nothing is left over from earlier peaks; EC2 has
/// room. <see cref="FreePrefixes"/> is that of pods packed into the oldest prefixes; ipamd spreads pods that arrive
/// when several prefixes have room, so fewer may be wholly free. The attached totals do not depend on it.
/// </remarks>
public readonly record struct NodePlan
{
    /// <summary>Pods that want an address of the pool: neither on the host network nor with a branch ENI.</summary>
    public int Pods { get; init; }

    /// <summary>Attached ENIs, the primary and the trunk included.</summary>
    public int Enis { get; init; }

    /// <summary>Attached secondary addresses; 0 in prefix mode.</summary>
    public int SecondaryAddresses { get; init; }

    /// <summary>Attached /28 prefixes; 0 without prefix delegation.</summary>
    public int Prefixes { get; init; }

    /// <summary>Attached prefixes of which no pod has an address, pods being packed.</summary>
    public int FreePrefixes { get; init; }

    /// <summary>Pod addresses the node holds: secondary addresses, or 16 a prefix.</summary>
    public int TotalAddresses { get; init; }

    /// <summary>Addresses that pods have.</summary>
    public int AssignedAddresses { get; init; }

    /// <summary>Addresses no pod has: the warm pool.</summary>
    public int FreeAddresses => TotalAddresses - AssignedAddresses;

    /// <summary>Addresses in cooldown: 0 after a fresh ramp, as no pod has left yet.</summary>
    public int CoolingAddresses { get; init; }

    /// <summary>Pods for which the node has no address and will not get one.</summary>
    public int WaitingPods => Pods - AssignedAddresses;

    /// <summary>Addresses the node takes from its subnets: one for each ENI's primary address, and every pod address.</summary>
    public int SubnetAddresses => Enis + TotalAddresses;

    /// <summary>
    /// Whether ipamd never comes to rest here but takes and gives back an ENI or prefix for ever (R23a). The counts
    /// are those of the fuller phase.
    /// </summary>
    public bool Oscillates { get; init; }

    /// <summary>Nodes like this one that a subnet of that size has addresses for, nothing else being in it.</summary>
    public int NodesIn(SubnetSize subnet) => (int)(subnet.UsableAddresses / SubnetAddresses);
}
