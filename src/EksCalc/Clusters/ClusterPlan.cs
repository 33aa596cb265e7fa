using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What a scenario takes of its subnets, and whether it fits. <see cref="ClusterPlanner"/> makes it; it does not change, so threads can share it.</summary>
/// <remarks>
/// Model limits: one group is updated at a time; what a node of EKS Auto Mode holds is a range, of which the least counts at rest and the most at the
/// peaks (R31); of several instance types the worst is taken for every node (<see cref="NodeGroupPlan.Mix"/> is the mix); a lost zone's nodes come up evenly in the group's other zones; an update
/// and a lost zone do not coincide. Where EC2 places addresses is not public (see <see cref="SubnetPlan.PlaceablePrefixes"/>).
/// </remarks>
public sealed class ClusterPlan
{
    internal ClusterPlan(ClusterNetwork network, InstanceCatalog catalog)
        : this(network, catalog, NodeGroupSizing.Plan(network, network.Scenario.NodeGroups, catalog))
    {
    }

    internal ClusterPlan(ClusterNetwork network, InstanceCatalog catalog, IReadOnlyList<NodeGroupPlan> groups)
    {
        (Network, Catalog, Groups) = (network, catalog, groups);
        var loads = new SituationLoads(network, groups);
        Subnets = loads.Subnets();
        Peak = loads.Peak;
    }

    /// <summary>The scenario.</summary>
    public ClusterScenario Scenario => Network.Scenario;

    /// <summary>The VPC CNI's settings as ipamd reads them.</summary>
    public CniSettings Settings => Network.Settings;

    /// <summary>The instance limits that it rests on.</summary>
    public InstanceCatalog Catalog { get; }

    /// <summary>The node groups, in the scenario's order.</summary>
    public IReadOnlyList<NodeGroupPlan> Groups { get; }

    /// <summary>The subnets, in the scenario's order.</summary>
    public IReadOnlyList<SubnetPlan> Subnets { get; }

    /// <summary>For what most addresses are in use at a time. The subnets' own peaks are of several such events, and are not to be added up.</summary>
    public PeakEvent Peak { get; }

    /// <summary>Whether every subnet fits at its peak and every pod has a place and an address.</summary>
    public bool Fits => Subnets.All(subnet => subnet.Fits) && Groups.All(group => group is { UnscheduledPods: 0, Steady.WaitingPods: 0 });

    /// <summary>Pods without a place on a node, or without an address.</summary>
    public long PodsLeftOut => Groups.Sum(group => group.PodsLeftOut);

    /// <summary>The subnet that is fullest at its peak, of those in which the scenario has anything; null without subnets.</summary>
    public SubnetPlan? Tightest => Subnets.Where(subnet => subnet.OwnAddresses > 0).MaxBy(subnet => subnet.Share) ?? Subnets.MaxBy(subnet => subnet.Share);

    /// <summary>ENIs of all nodes at the groups' most, branch ENIs included.</summary>
    public long Enis => Groups.Sum(group => (long)group.Nodes.Most * group.Churned.EniCount);

    /// <summary>The same by the zone that the nodes are in; the quota of ENIs is enforced per zone (R02).</summary>
    public IReadOnlyDictionary<string, long> EnisByZone => Groups
        .SelectMany(group => group.Placement.Zones.Zip(group.Placement.Spread(group.Nodes.Most), (zone, nodes) => (Zone: zone, Enis: (long)nodes * group.Churned.EniCount)))
        .GroupBy(zone => zone.Zone).ToDictionary(zone => zone.Key, zone => zone.Sum(part => part.Enis));

    /// <summary>Network address usage if each pod counts beside the prefix that its address is of: AWS does not say whether it does (R05).</summary>
    public long NetworkAddressUsageUnitsWithPods => NetworkAddressUsageUnits + Sum(Situation.Grown).PodPrefixAddresses
        + (Settings.Mode == IpMode.Ipv6 ? Groups.Sum(group => (long)group.Nodes.Most * (group.PoolPods - group.Steady.WaitingPods)) : 0);

    /// <summary>Network address usage of the scenario with every group at its most (R05).</summary>
    public long NetworkAddressUsageUnits
    {
        get
        {
            var all = Sum(Situation.Grown);
            var managed = Scenario.Consumers.Where(consumer => Consumer.IsManagedInterface(consumer.Kind)).ToList();
            return NetworkAddressUsage.Units(
                all.SingleAddresses - managed.Sum(consumer => (long)consumer.Count * consumer.Subnets.Count),
                Enis - Groups.Sum(group => (long)group.Nodes.Most),
                all.Prefixes + Subnets.Sum(subnet => subnet.Ipv6Prefixes),
                managed.Sum(consumer => (long)consumer.Count * consumer.Subnets.Count));
        }
    }

    internal ClusterNetwork Network { get; }

    /// <summary>Addresses of all subnets together in one situation.</summary>
    /// <param name="situation">The situation.</param>
    public AddressUse Sum(Situation situation) => Sum(subnet => subnet[situation]);

    /// <summary>Addresses of all subnets together.</summary>
    /// <param name="use">What counts of a subnet, such as its <see cref="SubnetPlan.Peak"/>.</param>
    public AddressUse Sum(Func<SubnetPlan, AddressUse> use) => Subnets.Aggregate(default(AddressUse), (sum, subnet) => sum + use(subnet));
}
