using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What is in each subnet while nodes are put into them one group after the other, and one cluster after the other.</summary>
/// <remarks>Model limit: where pools spill over into other subnets, a node after churn holds what a ramp to the most pods leaves it with.</remarks>
internal sealed class SubnetLoads
{
    private readonly SharedVpc vpc;
    private readonly long[] capacity;
    private readonly SubnetUses uses;
    private readonly List<Placed> placed;
    private readonly int[] nodes;
    private readonly long[] ipv6Prefixes;

    // What is in the subnets but for pools that may spill over; null while there are none of these, as it is the same then.
    private SubnetUses? alone;

    public SubnetLoads(SharedVpc vpc)
        : this(vpc, [.. vpc.Subnets.Select(subnet => subnet.Capacity)])
    {
    }

    private SubnetLoads(SharedVpc vpc, long[] capacity)
    {
        (this.vpc, this.capacity) = (vpc, capacity);
        var count = capacity.Length;
        uses = new SubnetUses(count, vpc.Tenants.Length);
        placed = [];
        nodes = new int[count];
        ipv6Prefixes = new long[count];
    }

    /// <summary>What is in each subnet while pools find room where they look first.</summary>
    public SubnetUses Uses => uses;

    public int NodesIn(int subnet) => nodes[subnet];

    public long Ipv6PrefixesIn(int subnet) => ipv6Prefixes[subnet];

    public SubnetLoads Copy() => new SubnetLoads(vpc, capacity).Take(this);

    /// <summary>Makes it what another of the same VPC is: a copy without anything new.</summary>
    public SubnetLoads Take(SubnetLoads from)
    {
        uses.Take(from.uses);
        alone = from.alone?.Copy();
        placed.Clear();
        placed.AddRange(from.placed);
        from.nodes.CopyTo(nodes, 0);
        from.ipv6Prefixes.CopyTo(ipv6Prefixes, 0);
        return this;
    }

    /// <summary>Whether pools may be in several subnets, so that one group's nodes say where another's ENIs are.</summary>
    public bool MaySpillOver => alone is not null;

    /// <summary>The same without what came in between two states of it, where nothing may spill over; how many nodes there are is left as it is.</summary>
    public SubnetLoads Without(SubnetLoads before, SubnetLoads after)
    {
        var without = Copy();
        for (var subnet = 0; subnet < uses.Count; subnet++)
            without.uses.Change(subnet, after.uses, before.uses);
        return without;
    }

    /// <summary>Puts what is no cluster's into a subnet.</summary>
    public void Add(int subnet, AddressUse use)
    {
        uses.Add(subnet, use);
        alone?.Add(subnet, use);
    }

    /// <summary>Puts what is a cluster's into a subnet, so many times.</summary>
    public void Add(int cluster, int subnet, in AddressUse use, long times = 1)
    {
        uses.Add(cluster, subnet, use, times);
        alone?.Add(cluster, subnet, use, times);
    }

    /// <summary>
    /// What is in each subnet once every node's pool has grown: ENIs that find no room in a short subnet are in others (R33, R36). It is to be read alone: where
    /// none may be, it is what is in the subnets itself.
    /// </summary>
    public SubnetUses Settled()
    {
        if (alone is null)
            return uses;
        var settled = uses.Copy();
        foreach (var zone in placed.GroupBy(placed => vpc.Subnets[placed.Subnet].Zone))
        {
            var subnets = zone.SelectMany(placed => placed.Elsewhere.Prepend(placed.Subnet)).Distinct().ToList();
            if (subnets.Exists(subnet => uses[subnet].Total > capacity[subnet]))
                SpillOver(alone, [.. zone], subnets, settled);
        }

        return settled;
    }

    /// <summary>Puts a group's nodes into its subnets of a zone, and their other ENIs where these go.</summary>
    /// <param name="cluster">The cluster, by its place in the VPC.</param>
    /// <param name="group">The group, by its place in the cluster's scenario.</param>
    /// <param name="zone">The zone, by its place among the group's.</param>
    /// <param name="sequence">Nodes of the group.</param>
    /// <param name="from">The first of them that goes there.</param>
    /// <param name="count">How many do.</param>
    public void AddNodes(int cluster, int group, int zone, NodeSequence sequence, int from, int count)
    {
        if (count == 0)
            return;
        var tenant = vpc.Tenants[cluster];
        var placement = tenant.Network.Placements[group];
        var (own, at) = (placement.SubnetsOf[zone], from);
        if (!placement.TakesEmptiest || own.Length == 1)
        {
            for (var i = 0; i < own.Length; i++)
                AddNext(own[i], NodePlacement.Share(count, own.Length, i));
        }
        else if (sequence.IsAlike && EqualSizeIn(tenant, group, own, sequence[0]) is { } size)
        {
            var counts = EvenFilling.Of(Array.ConvertAll(tenant.PlacesOf(own), subnet => Free(subnet, uses)), size, count);
            for (var i = 0; i < own.Length; i++)
                AddNext(own[i], counts[i]);
        }
        else
        {
            var subnets = tenant.PlacesOf(own);
            for (var node = 0; node < count; node++)
                AddNext(own[Emptiest(subnets, uses)], 1);
        }

        void AddNext(int subnet, int nodes)
        {
            for (var type = 0; type < sequence.Types; type++)
                AddNodes(cluster, group, subnet, sequence[type], sequence.CountOf(type, at, nodes));
            at += nodes;
        }
    }

    // What each node takes of the subnet that it is put into, if that is the same in all and nothing of it comes to be in another of them; else null.
    private static long? EqualSizeIn(Tenant tenant, int group, int[] own, NodeHoldings holdings)
    {
        long? size = null;
        foreach (var subnet in own)
        {
            var (node, elsewhere) = (holdings.In(tenant.Network.Discovery.ExcludesPrimaryEniIn(subnet)), tenant.Network.OtherEnisOf(group, subnet));
            if (elsewhere.Length > 1 || (elsewhere.Length == 1 && elsewhere[0] != subnet && own.Contains(elsewhere[0])))
                return null;
            var taken = elsewhere.Length == 1 && elsewhere[0] == subnet ? node.Total.Total : node.Of(EniSubnet.Nodes).Total;
            if (taken == 0 || taken != (size ??= taken))
                return null;
        }

        return size;
    }

    private void AddNodes(int cluster, int group, int own, NodeHoldings holdings, int count)
    {
        if (count == 0)
            return;
        var tenant = vpc.Tenants[cluster];
        var (subnet, isExcluded) = (tenant.Places[own], tenant.Network.Discovery.ExcludesPrimaryEniIn(own));
        var (node, elsewhere) = (holdings.In(isExcluded), tenant.PlacesOf(tenant.Network.OtherEnisOf(group, own)));
        nodes[subnet] += count;
        ipv6Prefixes[subnet] += (long)node.Ipv6Prefixes * count;
        if (elsewhere.Length <= 1)
        {
            var isHere = elsewhere is [var only] && only == subnet;
            Add(cluster, subnet, isHere ? node.Total : node.Of(EniSubnet.Nodes), count);
            if (elsewhere.Length == 1 && !isHere)
                Add(cluster, elsewhere[0], node.Of(EniSubnet.Pods) + node.Of(EniSubnet.Discovered), count);
            return;
        }

        alone ??= uses.Copy();
        placed.Add(new Placed(cluster, subnet, elsewhere, holdings, isExcluded, count));
        // Node by node, each ENI goes where most addresses are free.
        for (var i = 0; i < count; i++)
        {
            uses.Add(cluster, subnet, node.Of(EniSubnet.Nodes));
            foreach (var enis in node.Enis)
            {
                for (var eni = 0; enis.Subnet == EniSubnet.Discovered && eni < enis.Count; eni++)
                    uses.Add(cluster, elsewhere[Emptiest(elsewhere, uses)], enis.Addresses);
            }
        }
    }

    // Nodes come first, with their primary ENIs, and their pools grow one after the other. Where pods find no address in any subnet, what all would need
    // stays as it is, so that the subnets do not fit.
    private void SpillOver(SubnetUses alone, List<Placed> zone, List<int> subnets, SubnetUses settled)
    {
        var filled = alone.Copy();
        foreach (var nodes in zone)
        {
            var first = new AddressUse { EniPrimaries = nodes.Count, BranchEnis = nodes.Count * nodes.Node.Of(EniSubnet.Nodes).BranchEnis };
            filled.Add(nodes.Cluster, nodes.Subnet, first);
        }

        if (subnets.Exists(subnet => Free(subnet, filled) < 0))
            return;
        foreach (var nodes in zone)
        {
            int[] order = [nodes.Subnet, .. nodes.Elsewhere.Where(subnet => subnet != nodes.Subnet)];
            var model = nodes.Holdings.Model(nodes.IsExcluded);
            for (var node = 0; node < nodes.Count; node++)
            {
                var spread = model.HoldIn(nodes.Holdings.PoolPods, [.. order.Select(subnet => Math.Max(0, Free(subnet, filled)))]);
                if (spread.WaitingPods > nodes.Node.WaitingPods)
                    return;
                for (var i = 0; i < order.Length; i++)
                    filled.Add(nodes.Cluster, order[i], i == 0 ? spread.Subnets[0] with { EniPrimaries = spread.Subnets[0].EniPrimaries - 1 } : spread.Subnets[i]);
            }
        }

        foreach (var subnet in subnets)
            settled.Take(filled, subnet);
    }

    /// <summary>The place of the candidate with most free addresses; of several alike, of the first.</summary>
    private int Emptiest(int[] candidates, SubnetUses inUse)
    {
        var emptiest = 0;
        for (var i = 1; i < candidates.Length; i++)
            emptiest = Free(candidates[i], inUse) > Free(candidates[emptiest], inUse) ? i : emptiest;
        return emptiest;
    }

    private long Free(int subnet, SubnetUses inUse) => capacity[subnet] - inUse[subnet].Total;

    /// <summary>Nodes of one subnet whose ENIs may be in several.</summary>
    private sealed record Placed(int Cluster, int Subnet, int[] Elsewhere, NodeHoldings Holdings, bool IsExcluded, int Count)
    {
        public NodeHolding Node => Holdings.In(IsExcluded);
    }
}
