using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What clusters take of a VPC's quotas, with every group at its most.</summary>
internal static class VpcUsage
{
    /// <summary>ENIs of all nodes by the zone that the nodes are in (R02).</summary>
    public static IReadOnlyDictionary<string, long> EnisByZone(IReadOnlyList<ClusterPlan> clusters) => clusters
        .SelectMany(cluster => cluster.Groups)
        .SelectMany(group => group.Placement.Zones.Zip(group.Placement.Spread(group.Nodes.Most), (zone, nodes) => (Zone: zone, Enis: (long)nodes * group.Churned.EniCount)))
        .GroupBy(zone => zone.Zone).ToDictionary(zone => zone.Key, zone => zone.Sum(part => part.Enis));

    /// <summary>Network address usage (R05).</summary>
    public static long Units(IReadOnlyList<ClusterPlan> clusters, IReadOnlyList<SubnetPlan> subnets, IReadOnlyList<Consumer> consumers)
    {
        var all = Grown(subnets);
        var managed = consumers.Where(consumer => Consumer.IsManagedInterface(consumer.Kind)).Sum(consumer => (long)consumer.Count * consumer.Subnets.Count);
        return NetworkAddressUsage.Units(
            all.SingleAddresses - managed,
            clusters.Sum(cluster => cluster.Enis - cluster.Groups.Sum(group => (long)group.Nodes.Most)),
            all.Prefixes + subnets.Sum(subnet => subnet.Ipv6Prefixes),
            managed);
    }

    /// <summary>The same if each pod counts beside the prefix that its address is of (R05).</summary>
    public static long UnitsWithPods(IReadOnlyList<ClusterPlan> clusters, IReadOnlyList<SubnetPlan> subnets, IReadOnlyList<Consumer> consumers) =>
        Units(clusters, subnets, consumers) + Grown(subnets).PodPrefixAddresses
        + clusters.Where(cluster => cluster.Settings.Mode == IpMode.Ipv6).Sum(cluster => cluster.Groups.Sum(group => (long)group.Nodes.Most * (group.PoolPods - group.Steady.WaitingPods)));

    private static AddressUse Grown(IReadOnlyList<SubnetPlan> subnets) => subnets.Aggregate(default(AddressUse), (sum, subnet) => sum + subnet[Situation.Grown]);
}
