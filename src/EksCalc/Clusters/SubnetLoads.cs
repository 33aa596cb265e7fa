using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What is in each subnet while nodes are put into them one group after the other.</summary>
/// <remarks>Model limit: where pools spill over into other subnets, a node after churn holds what a ramp to the most pods leaves it with.</remarks>
internal sealed class SubnetLoads
{
    private readonly ClusterNetwork network;
    private readonly long[] capacity;
    private readonly AddressUse[] uses;
    private readonly List<Placed> placed = [];
    private readonly int[] nodes;
    private readonly long[] ipv6Prefixes;

    /// <summary>What is in each subnet beside <see cref="placed"/>; null as long as nothing is placed.</summary>
    private AddressUse[]? alone;

    public SubnetLoads(ClusterNetwork network)
        : this(network, [.. network.Scenario.Subnets.Select(subnet => subnet.Capacity)])
    {
    }

    private SubnetLoads(ClusterNetwork network, long[] capacity)
    {
        (this.network, this.capacity) = (network, capacity);
        uses = new AddressUse[capacity.Length];
        nodes = new int[capacity.Length];
        ipv6Prefixes = new long[capacity.Length];
    }

    /// <summary>What is in each subnet while pools find room where they look first.</summary>
    public IReadOnlyList<AddressUse> Uses => uses;

    public int NodesIn(int subnet) => nodes[subnet];

    public long Ipv6PrefixesIn(int subnet) => ipv6Prefixes[subnet];

    public SubnetLoads Copy()
    {
        var copy = new SubnetLoads(network, capacity);
        copy.Take(this);
        return copy;
    }

    /// <summary>Becomes like another of the same network, in the memory that there is: a plan tries an event for each group.</summary>
    public void Take(SubnetLoads other)
    {
        other.uses.CopyTo(uses, 0);
        other.nodes.CopyTo(nodes, 0);
        other.ipv6Prefixes.CopyTo(ipv6Prefixes, 0);
        placed.Clear();
        placed.AddRange(other.placed);
        alone = other.alone is null ? null : [.. other.alone];
    }

    public void Add(int subnet, in AddressUse use)
    {
        uses[subnet] += use;
        if (alone is not null)
            alone[subnet] += use;
    }

    /// <summary>What is in each subnet once every node's pool has grown: ENIs that find no room in a short subnet are in others (R33, R36).</summary>
    public AddressUse[] Settled()
    {
        var settled = new AddressUse[uses.Length];
        Settle(settled);
        return settled;
    }

    /// <summary>The same into memory that there is.</summary>
    public void Settle(AddressUse[] settled)
    {
        uses.CopyTo(settled, 0);
        if (placed.Count == 0)
            return;
        foreach (var zone in placed.GroupBy(placed => network.Scenario.Subnets[placed.Subnet].Zone))
        {
            var subnets = zone.SelectMany(placed => placed.Elsewhere.Prepend(placed.Subnet)).Distinct().ToList();
            if (subnets.Exists(subnet => uses[subnet].Total > capacity[subnet]))
                SpillOver([.. zone], subnets, settled);
        }
    }

    /// <summary>Puts a group's nodes into its subnets, and their other ENIs where these go.</summary>
    /// <param name="group">The group, by its place in the scenario.</param>
    /// <param name="inZones">Nodes in each of its zones.</param>
    /// <param name="holdings">What a node holds.</param>
    public void AddNodes(int group, int[] inZones, in NodeHoldings holdings)
    {
        var placement = network.Placements[group];
        for (var zone = 0; zone < inZones.Length; zone++)
        {
            var subnets = placement.SubnetsOf[zone];
            if (!placement.TakesEmptiest || subnets.Length == 1)
            {
                for (var i = 0; i < subnets.Length; i++)
                    AddNodes(group, subnets[i], holdings, NodePlacement.Share(inZones[zone], subnets.Length, i));
                continue;
            }

            for (var node = 0; node < inZones[zone]; node++)
                AddNodes(group, Emptiest(subnets, uses), holdings, 1);
        }
    }

    private void AddNodes(int group, int subnet, in NodeHoldings holdings, int count)
    {
        if (count == 0)
            return;
        var (node, elsewhere) = (holdings.In(network.Discovery.ExcludesPrimaryEniIn(subnet)), network.OtherEnisOf(group, subnet));
        nodes[subnet] += count;
        ipv6Prefixes[subnet] += (long)node.Ipv6Prefixes * count;
        if (elsewhere.Length == 1)
        {
            if (elsewhere[0] == subnet)
            {
                Add(subnet, node.Total * count);
                return;
            }

            Add(subnet, node.Of(EniSubnet.Nodes) * count);
            Add(elsewhere[0], (node.Of(EniSubnet.Pods) + node.Of(EniSubnet.Discovered)) * count);
            return;
        }

        alone ??= [.. uses];
        placed.Add(new Placed(subnet, elsewhere, holdings, count));
        uses[subnet] += node.Of(EniSubnet.Nodes) * count;
        // Each ENI in turn goes where most addresses are free.
        for (var i = 0; i < count; i++)
        {
            foreach (var enis in node.Enis)
            {
                for (var eni = 0; enis.Subnet == EniSubnet.Discovered && eni < enis.Count; eni++)
                    uses[Emptiest(elsewhere, uses)] += enis.Addresses;
            }
        }
    }

    // Nodes come first, with their primary ENIs, and their pools grow one after the other. Where pods find no address in any subnet, what all would need
    // stays as it is, so that the subnets do not fit.
    private void SpillOver(List<Placed> zone, List<int> subnets, AddressUse[] settled)
    {
        AddressUse[] filled = [.. alone!];
        foreach (var nodes in zone)
            filled[nodes.Subnet] += new AddressUse { EniPrimaries = nodes.Count, BranchEnis = nodes.Count * Node(nodes).Of(EniSubnet.Nodes).BranchEnis };
        if (subnets.Exists(subnet => Free(subnet, filled) < 0))
            return;
        foreach (var nodes in zone)
        {
            int[] order = [nodes.Subnet, .. nodes.Elsewhere.Where(subnet => subnet != nodes.Subnet)];
            var model = nodes.Holdings.Model(network.Discovery.ExcludesPrimaryEniIn(nodes.Subnet));
            for (var node = 0; node < nodes.Count; node++)
            {
                var spread = model.HoldIn(nodes.Holdings.PoolPods, [.. order.Select(subnet => Math.Max(0, Free(subnet, filled)))]);
                if (spread.WaitingPods > Node(nodes).WaitingPods)
                    return;
                for (var i = 0; i < order.Length; i++)
                    filled[order[i]] += i == 0 ? spread.Subnets[0] with { EniPrimaries = spread.Subnets[0].EniPrimaries - 1 } : spread.Subnets[i];
            }
        }

        foreach (var subnet in subnets)
            settled[subnet] = filled[subnet];
    }

    private NodeHolding Node(Placed nodes) => nodes.Holdings.In(network.Discovery.ExcludesPrimaryEniIn(nodes.Subnet));

    private int Emptiest(int[] candidates, AddressUse[] inUse)
    {
        var emptiest = candidates[0];
        foreach (var candidate in candidates)
            emptiest = Free(candidate, inUse) > Free(emptiest, inUse) ? candidate : emptiest;
        return emptiest;
    }

    private long Free(int subnet, AddressUse[] inUse) => capacity[subnet] - inUse[subnet].Total;

    /// <summary>Nodes of one subnet whose ENIs may be in several.</summary>
    private sealed record Placed(int Subnet, int[] Elsewhere, NodeHoldings Holdings, int Count);
}
