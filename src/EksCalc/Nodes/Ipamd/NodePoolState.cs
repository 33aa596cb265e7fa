using System.Collections.Immutable;

namespace EksCalc.Nodes.Ipamd;

/// <summary>What a node's store holds at one moment.</summary>
public sealed record NodePoolState
{
    /// <summary>ENIs in the store, the primary and the trunk included.</summary>
    public int Enis { get; init; }

    /// <summary>Pod addresses in the store: secondary addresses, or 16 a prefix, or 2^48 an IPv6 prefix.</summary>
    public long TotalAddresses { get; init; }

    /// <summary>Addresses that pods have.</summary>
    public int AssignedAddresses { get; init; }

    /// <summary>Addresses that a pod gave back no longer than the cooldown ago.</summary>
    public int CoolingAddresses { get; init; }

    /// <summary>Prefixes in the store; 0 without prefix delegation.</summary>
    public int Prefixes { get; init; }

    /// <summary>Prefixes of which no pod has an address.</summary>
    public int FreePrefixes { get; init; }

    /// <summary>
    /// Addresses the node takes from its subnet, as EC2 sees it: it leads the store while a call is under way, and
    /// trails it while an ENI is being freed.
    /// </summary>
    public long SubnetAddresses { get; init; }

    /// <summary>Each ENI in the store: the primary first, the others by slots, then assigned addresses, ascending.</summary>
    public ImmutableArray<EniUse> PerEni { get; init; } = [];

    /// <summary>What the node takes of each subnet, where the scenario names several; empty otherwise.</summary>
    public ImmutableArray<SubnetUse> PerSubnet { get; init; } = [];

    /// <summary>The numbers of ENIs that pods get nothing from, because of their subnet's tags (R34).</summary>
    public ImmutableArray<int> ExcludedEnis { get; init; } = [];

    /// <summary>
    /// Addresses that ipamd counts for its decisions: not those of excluded ENIs, nor those that are left from another mode.
    /// </summary>
    public long UsableAddresses { get; init; }

    /// <summary>Those of them that pods have.</summary>
    public int UsableAssignedAddresses { get; init; }

    /// <summary>What each network card's store holds; empty unless more than one has ENIs.</summary>
    internal ImmutableArray<CardUse> PerCard { get; init; } = [];
}
