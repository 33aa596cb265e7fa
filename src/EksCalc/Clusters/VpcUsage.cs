using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What the nodes of some clusters take of a VPC's quotas, with every group at its most.</summary>
/// <remarks>
/// Of a group's instance types the one counts that takes most, for each number by itself: the type with most addresses need not have most ENIs. As a mix each
/// node counts as its type.
/// </remarks>
internal sealed class VpcUsage
{
    private readonly Dictionary<string, long>[] enisByZone;
    private readonly long[] enis;

    private VpcUsage(int clusters) => (enisByZone, enis) = ([.. Enumerable.Range(0, clusters).Select(_ => new Dictionary<string, long>())], new long[clusters]);

    /// <summary>ENIs of all nodes, branch ENIs included.</summary>
    public long Enis => enis.Sum();

    /// <summary>The same by the zone that the nodes are in (R02).</summary>
    public IReadOnlyDictionary<string, long> EnisByZone =>
        enisByZone.Length == 1 ? enisByZone[0] : enisByZone.SelectMany(own => own).GroupBy(zone => zone.Key).ToDictionary(zone => zone.Key, zone => zone.Sum(own => own.Value));

    /// <summary>Network address usage (R05).</summary>
    public long Units { get; private set; }

    /// <summary>The same if each pod counts beside the prefix that its address is of (R05).</summary>
    public long UnitsWithPods { get; private set; }

    /// <summary>ENIs of one cluster's nodes.</summary>
    public long EnisOf(int cluster) => enis[cluster];

    /// <summary>The same by zone.</summary>
    public IReadOnlyDictionary<string, long> EnisByZoneOf(int cluster) => enisByZone[cluster];

    /// <summary>The usage of a VPC.</summary>
    /// <param name="vpc">The VPC and its clusters.</param>
    /// <param name="groups">Every group, with its cluster's place in the VPC and the mix that it is put in as.</param>
    /// <param name="empty">What is in the subnets beside nodes.</param>
    /// <param name="grown">What is in them with all groups at their most, where pools find room where they look first.</param>
    /// <param name="settled">The same once pools that find none there have spilled over.</param>
    public static VpcUsage Of(
        SharedVpc vpc, IEnumerable<(int Cluster, NodeGroupPlan Group, NodeMix? Mix)> groups, SubnetUses empty, SubnetUses grown, SubnetUses settled)
    {
        var usage = new VpcUsage(vpc.Tenants.Length);
        var managed = vpc.Consumers.Where(consumer => Consumer.IsManagedInterface(consumer.Kind)).Sum(consumer => (long)consumer.Count * consumer.Subnets.Count);
        var (before, spilled) = (Sum(grown), Sum(settled));
        usage.Units = NetworkAddressUsage.Units(Sum(empty).SingleAddresses - managed, 0, 0, managed)
            + spilled.SingleAddresses - before.SingleAddresses + spilled.Prefixes - before.Prefixes;
        usage.UnitsWithPods = usage.Units + spilled.PodPrefixAddresses - before.PodPrefixAddresses;
        foreach (var (cluster, group, mix) in groups)
            usage.Add(cluster, group, mix, vpc.Tenants[cluster].Network);
        return usage;
    }

    private void Add(int cluster, NodeGroupPlan group, NodeMix? mix, ClusterNetwork network)
    {
        var zones = group.Placement.Zones;
        var (most, byZone) = (default(NodesUsage), new long[zones.Length]);
        foreach (var inZones in mix is null ? AsEachType(group, network) : [AsMix(group, mix, network)])
        {
            var sum = default(NodesUsage);
            for (var zone = 0; zone < byZone.Length; zone++)
            {
                sum += inZones[zone];
                byZone[zone] = Math.Max(byZone[zone], inZones[zone].Enis);
            }

            most = most.OrMore(sum);
        }

        for (var zone = 0; zone < byZone.Length; zone++)
            enisByZone[cluster][zones[zone]] = enisByZone[cluster].GetValueOrDefault(zones[zone]) + byZone[zone];
        enis[cluster] += most.Enis;
        Units += most.Units;
        UnitsWithPods += most.UnitsWithPods;
    }

    private static IEnumerable<NodesUsage[]> AsEachType(NodeGroupPlan group, ClusterNetwork network)
    {
        foreach (var plan in group.ByType.Count > 0 ? group.ByType : [group])
        {
            var nodes = plan.Placement.Spread(plan.Nodes.Most);
            foreach (var holdings in plan.ChurnedOfTypes)
                yield return [.. nodes.Select((count, zone) => Of(plan, holdings, zone, count, network))];
        }
    }

    private static NodesUsage[] AsMix(NodeGroupPlan group, NodeMix mix, ClusterNetwork network) =>
    [
        .. mix.InZones(group.Placement.Spread(mix.Count.Most)).Select((types, zone) =>
            types.Aggregate(default(NodesUsage), (sum, type) => sum + Of(type.Part, type.Part.ChurnedOfTypes[0], zone, type.Nodes, network))),
    ];

    private static NodesUsage Of(NodeGroupPlan plan, (NodeHolding Usual, NodeHolding WithoutPrimary) holdings, int zone, int nodes, ClusterNetwork network)
    {
        var (own, sum) = (plan.Placement.SubnetsOf[zone], default(NodesUsage));
        var podsOfIpv6 = network.Settings.Mode == IpMode.Ipv6 ? plan.PoolPods - plan.Steady.WaitingPods : 0;
        var (usual, without) = (NodesUsage.Of(holdings.Usual, podsOfIpv6), NodesUsage.Of(holdings.WithoutPrimary, podsOfIpv6));
        for (var i = 0; i < own.Length; i++)
            sum += (network.Discovery.ExcludesPrimaryEniIn(own[i]) ? without : usual) * NodePlacement.Share(nodes, own.Length, i);
        return sum;
    }

    private static AddressUse Sum(SubnetUses uses) => Enumerable.Range(0, uses.Count).Aggregate(default(AddressUse), (sum, subnet) => sum + uses[subnet]);

    /// <summary>What some nodes take.</summary>
    private readonly record struct NodesUsage(long Enis, long Units, long UnitsWithPods)
    {
        public static NodesUsage Of(NodeHolding node, int podsOfIpv6)
        {
            var units = NetworkAddressUsage.Units(node.Total.SingleAddresses, node.EniCount - 1, node.Total.Prefixes + node.Ipv6Prefixes, 0);
            return new NodesUsage(node.EniCount, units, units + node.Total.PodPrefixAddresses + podsOfIpv6);
        }

        public NodesUsage OrMore(NodesUsage other) => new(Math.Max(Enis, other.Enis), Math.Max(Units, other.Units), Math.Max(UnitsWithPods, other.UnitsWithPods));

        public static NodesUsage operator +(NodesUsage left, NodesUsage right) => new(left.Enis + right.Enis, left.Units + right.Units, left.UnitsWithPods + right.UnitsWithPods);

        public static NodesUsage operator *(NodesUsage usage, long times) => new(usage.Enis * times, usage.Units * times, usage.UnitsWithPods * times);
    }
}
