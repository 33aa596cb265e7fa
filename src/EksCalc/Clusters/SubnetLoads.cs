using EksCalc.Cni;

namespace EksCalc.Clusters;

/// <summary>What is in each subnet, and where a node's ENIs go.</summary>
internal sealed class SubnetLoads
{
    private readonly ClusterScenario scenario;
    private readonly Dictionary<string, int> indexOf;
    private readonly int[][] otherEnisIn;
    private readonly AddressUse[] uses;
    private readonly int[] nodes;
    private readonly long[] ipv6Prefixes;

    public SubnetLoads(ClusterScenario scenario, CniSettings settings)
    {
        this.scenario = scenario;
        uses = new AddressUse[scenario.Subnets.Count];
        nodes = new int[scenario.Subnets.Count];
        ipv6Prefixes = new long[scenario.Subnets.Count];
        indexOf = scenario.Subnets.Select((subnet, index) => (subnet.Name, index)).ToDictionary();
        otherEnisIn = [.. scenario.Subnets.Select(subnet => SubnetsOfOtherEnis(subnet, settings))];
    }

    private SubnetLoads(SubnetLoads other)
    {
        scenario = other.scenario;
        indexOf = other.indexOf;
        otherEnisIn = other.otherEnisIn;
        uses = [.. other.uses];
        nodes = [.. other.nodes];
        ipv6Prefixes = [.. other.ipv6Prefixes];
    }

    public AddressUse this[int subnet] => uses[subnet];

    public int NodesIn(int subnet) => nodes[subnet];

    public long Ipv6PrefixesIn(int subnet) => ipv6Prefixes[subnet];

    public SubnetLoads Copy() => new(this);

    public void Add(string subnet, AddressUse use) => uses[indexOf[subnet]] += use;

    /// <summary>Puts nodes that hold the same into one subnet, and their other ENIs where these go.</summary>
    public void AddNodes(SubnetSetup subnet, NodeUse node, int count)
    {
        var own = IndexOf(subnet);
        nodes[own] += count;
        ipv6Prefixes[own] += (long)node.Ipv6Prefixes * count;
        uses[own] += node.PrimaryEni * count;
        var elsewhere = otherEnisIn[own];
        if (elsewhere.Length == 1)
            uses[elsewhere[0]] += node.Others * count;
        else
            Distribute(node, count, elsewhere);
    }

    /// <summary>
    /// Where a node's other ENIs may be: with custom networking in its zone's ENIConfig's subnet (R27); else in its own, and with subnet
    /// discovery in those of its zone that are tagged for it (R28).
    /// </summary>
    private int[] SubnetsOfOtherEnis(SubnetSetup subnet, CniSettings settings)
    {
        // A zone without an ENIConfig is a finding; its pods' addresses then count where the nodes are.
        if (settings.CustomNetworking)
            return [scenario.EniConfigs.TryGetValue(subnet.Zone, out var pods) ? indexOf[pods] : IndexOf(subnet)];
        return settings.SubnetDiscovery && settings.Mode != IpMode.Ipv6
            ? [IndexOf(subnet), .. scenario.Subnets.Where(other => other.IsForDiscovery && other.Zone == subnet.Zone && other.Name != subnet.Name).Select(IndexOf)]
            : [IndexOf(subnet)];
    }

    private int IndexOf(SubnetSetup subnet) => indexOf[subnet.Name];

    // Each ENI in turn goes where most addresses are free.
    private void Distribute(NodeUse node, int count, int[] candidates)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var share in node.OtherEnis)
            {
                for (var eni = 0; eni < share.Count; eni++)
                    uses[Emptiest(candidates)] += share.Use;
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

    private long Free(int subnet) => scenario.Subnets[subnet].Size.UsableAddresses - uses[subnet].Total;
}
