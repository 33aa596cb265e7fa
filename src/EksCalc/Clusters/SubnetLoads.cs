using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What is in each subnet while nodes are put into them one group after the other.</summary>
internal sealed class SubnetLoads
{
    private readonly ClusterNetwork network;
    private readonly AddressUse[] uses;
    private readonly int[] nodes;
    private readonly long[] ipv6Prefixes;

    public SubnetLoads(ClusterNetwork network)
    {
        this.network = network;
        uses = new AddressUse[network.Roles.Count];
        nodes = new int[network.Roles.Count];
        ipv6Prefixes = new long[network.Roles.Count];
    }

    private SubnetLoads(SubnetLoads other)
    {
        network = other.network;
        uses = [.. other.uses];
        nodes = [.. other.nodes];
        ipv6Prefixes = [.. other.ipv6Prefixes];
    }

    public IReadOnlyList<AddressUse> Uses => uses;

    public int NodesIn(int subnet) => nodes[subnet];

    public long Ipv6PrefixesIn(int subnet) => ipv6Prefixes[subnet];

    public SubnetLoads Copy() => new(this);

    public void Add(int subnet, AddressUse use) => uses[subnet] += use;

    /// <summary>Puts nodes that hold the same into one subnet, and their other ENIs where these go.</summary>
    public void AddNodes(int subnet, NodeHolding node, int count)
    {
        nodes[subnet] += count;
        ipv6Prefixes[subnet] += (long)node.Ipv6Prefixes * count;
        uses[subnet] += node.Of(EniSubnet.Nodes) * count;
        var elsewhere = network.OtherEnisOf(subnet);
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

    private long Free(int subnet) => network.Scenario.Subnets[subnet].Size.UsableAddresses - uses[subnet].Total;
}
