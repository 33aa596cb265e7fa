using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What is in each subnet while nodes are put into them one group after the other.</summary>
internal sealed class SubnetLoads
{
    private readonly ClusterNetwork network;
    private readonly long[] capacity;
    private readonly AddressUse[] uses;
    private readonly int[] nodes;
    private readonly long[] ipv6Prefixes;

    public SubnetLoads(ClusterNetwork network)
    {
        this.network = network;
        capacity = [.. network.Scenario.Subnets.Select(subnet => subnet.Capacity)];
        uses = new AddressUse[network.Roles.Count];
        nodes = new int[network.Roles.Count];
        ipv6Prefixes = new long[network.Roles.Count];
    }

    private SubnetLoads(SubnetLoads other)
    {
        (network, capacity) = (other.network, other.capacity);
        uses = [.. other.uses];
        nodes = [.. other.nodes];
        ipv6Prefixes = [.. other.ipv6Prefixes];
    }

    public IReadOnlyList<AddressUse> Uses => uses;

    public int NodesIn(int subnet) => nodes[subnet];

    public long Ipv6PrefixesIn(int subnet) => ipv6Prefixes[subnet];

    public SubnetLoads Copy() => new(this);

    public void Add(int subnet, AddressUse use) => uses[subnet] += use;

    /// <summary>Puts a group's nodes into its subnets, and their other ENIs where these go.</summary>
    /// <param name="group">The group, by its place in the scenario.</param>
    /// <param name="inZones">Nodes in each of its zones.</param>
    /// <param name="holdings">What a node holds.</param>
    public void AddNodes(int group, IReadOnlyList<int> inZones, NodeHoldings holdings)
    {
        var placement = network.Placements[group];
        for (var zone = 0; zone < inZones.Count; zone++)
        {
            var subnets = placement.SubnetsOf[zone];
            if (!placement.TakesEmptiest || subnets.Length == 1)
            {
                for (var i = 0; i < subnets.Length; i++)
                    AddNodes(group, subnets[i], In(subnets[i]), NodePlacement.Share(inZones[zone], subnets.Length, i));
                continue;
            }

            for (var node = 0; node < inZones[zone]; node++)
            {
                var subnet = Emptiest(subnets);
                AddNodes(group, subnet, In(subnet), 1);
            }
        }

        NodeHolding In(int subnet) => network.Discovery.ExcludesPrimaryEniIn(subnet) ? holdings.WithoutPrimary : holdings.Usual;
    }

    private void AddNodes(int group, int subnet, NodeHolding node, int count)
    {
        if (count == 0)
            return;
        nodes[subnet] += count;
        ipv6Prefixes[subnet] += (long)node.Ipv6Prefixes * count;
        uses[subnet] += node.Of(EniSubnet.Nodes) * count;
        var elsewhere = network.OtherEnisOf(group, subnet);
        if (elsewhere.Length == 1)
            uses[elsewhere[0]] += (node.Of(EniSubnet.Pods) + node.Of(EniSubnet.Discovered)) * count;
        else
            Distribute(node, count, elsewhere);
    }

    // Each ENI in turn goes where most addresses are free.
    private void Distribute(NodeHolding node, int count, int[] candidates)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var enis in node.Enis)
            {
                for (var eni = 0; enis.Subnet == EniSubnet.Discovered && eni < enis.Count; eni++)
                    uses[Emptiest(candidates)] += enis.Addresses;
            }
        }
    }

    private int Emptiest(int[] candidates)
    {
        var emptiest = candidates[0];
        foreach (var candidate in candidates)
            emptiest = Free(candidate) > Free(emptiest) ? candidate : emptiest;
        return emptiest;
    }

    private long Free(int subnet) => capacity[subnet] - uses[subnet].Total;
}
