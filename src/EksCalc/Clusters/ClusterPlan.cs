using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What a scenario takes of its subnets, and whether it fits. <see cref="ClusterPlanner"/> makes it; it does not change, so threads can share it.</summary>
/// <remarks>
/// Model limits: one group is updated at a time; what a node of EKS Auto Mode holds is a range, of which the least counts at rest and the most at the
/// peaks (R31); of several instance types the worst for a subnet is taken for every node of its zone (<see cref="Mix"/> is the plan of the mix); a lost zone's nodes come up evenly in the group's other zones; an update
/// and a lost zone do not coincide. Where EC2 places addresses is not public (see <see cref="SubnetPlan.PlaceablePrefixes"/>).
/// </remarks>
public sealed class ClusterPlan
{
    private readonly Lazy<ClusterMix>? mix;
    private readonly SharedVpc? alone;

    internal ClusterPlan(ClusterNetwork network, InstanceCatalog catalog)
        : this(network, catalog, NodeGroupSizing.Plan(network, network.Scenario.NodeGroups, catalog))
    {
    }

    internal ClusterPlan(ClusterNetwork network, InstanceCatalog catalog, IReadOnlyList<NodeGroupPlan> groups)
    {
        (Network, Catalog, Groups) = (network, catalog, groups);
        var vpc = alone = new SharedVpc(network);
        var loads = new SituationLoads(vpc, [groups]);
        Subnets = loads.Run().SubnetsOf(0);
        (Peak, Usage) = (loads.Peak, loads.Usage);
        mix = ClusterMix.Of(vpc, [groups], uses => uses.SubnetsOf(0));
    }

    /// <summary>The plan of one of several clusters.</summary>
    internal ClusterPlan(VpcPlan vpc, int place, ClusterNetwork network, IReadOnlyList<NodeGroupPlan> groups, IReadOnlyList<SubnetPlan> subnets, PeakEvent peak, VpcUsage usage)
    {
        (Network, Catalog, Groups, Subnets, Peak) = (network, vpc.Catalog, groups, subnets, peak);
        (Vpc, Place, Usage) = (vpc, place, usage);
        mix = ClusterMix.Of(vpc.Shared, vpc.Sized, uses => uses.SubnetsOf(place));
    }

    /// <summary>The scenario.</summary>
    public ClusterScenario Scenario => Network.Scenario;

    /// <summary>The VPC CNI's settings as ipamd reads them.</summary>
    public CniSettings Settings => Network.Settings;

    /// <summary>The instance limits that it rests on.</summary>
    public InstanceCatalog Catalog { get; }

    /// <summary>The node groups, in the scenario's order.</summary>
    public IReadOnlyList<NodeGroupPlan> Groups { get; }

    /// <summary>The subnets, in the scenario's order; in a <see cref="VpcPlan"/> with what all its clusters have in them.</summary>
    public IReadOnlyList<SubnetPlan> Subnets { get; }

    /// <summary>For what most addresses are in use at a time. The subnets' own peaks are of several such events, and are not to be added up.</summary>
    public PeakEvent Peak { get; }

    /// <summary>
    /// The same with groups of several instance types as mixes of them: those of Karpenter, and others with shares. Null where there is none. <see cref="Fits"/>
    /// and all else here go by the worst type.
    /// </summary>
    public ClusterMix? Mix => mix?.Value;

    /// <summary>Whether every subnet fits at its peak and every pod has a place and an address.</summary>
    public bool Fits => Subnets.All(subnet => subnet.Fits) && Groups.All(group => group.PodsLeftOut == 0);

    /// <summary>Pods without a place on a node, or without an address.</summary>
    public long PodsLeftOut => Groups.Sum(group => group.PodsLeftOut);

    /// <summary>The subnet that is fullest at its peak, of those in which the scenario has anything; null without subnets.</summary>
    public SubnetPlan? Tightest => Subnets.Where(subnet => subnet.OwnAddresses > 0).MaxBy(subnet => subnet.Share) ?? Subnets.MaxBy(subnet => subnet.Share);

    /// <summary>ENIs of all nodes at the groups' most, branch ENIs included; of several instance types the one counts that has most. <see cref="Mix"/> has those of the mix.</summary>
    public long Enis => Usage.EnisOf(Place);

    /// <summary>The same by the zone that the nodes are in; the quota of ENIs is enforced per zone (R02).</summary>
    public IReadOnlyDictionary<string, long> EnisByZone => Usage.EnisByZoneOf(Place);

    /// <summary>Network address usage if each pod counts beside the prefix that its address is of: AWS does not say whether it does (R05).</summary>
    public long NetworkAddressUsageUnitsWithPods => Usage.UnitsWithPods;

    /// <summary>Network address usage with every group at its most (R05): in a <see cref="VpcPlan"/> of the whole VPC.</summary>
    public long NetworkAddressUsageUnits => Usage.Units;

    /// <summary>What is taken of the VPC's quotas, in a <see cref="VpcPlan"/> by all clusters.</summary>
    internal VpcUsage Usage { get; }

    /// <summary>The plan of the VPC that it is part of; null where it is alone.</summary>
    internal VpcPlan? Vpc { get; }

    /// <summary>Its place there.</summary>
    internal int Place { get; }

    internal ClusterNetwork Network { get; }

    /// <summary>Addresses of all subnets together in one situation.</summary>
    /// <param name="situation">The situation.</param>
    public AddressUse Sum(Situation situation) => Sum(subnet => subnet[situation]);

    /// <summary>Addresses of all subnets together.</summary>
    /// <param name="use">What counts of a subnet, such as its <see cref="SubnetPlan.Peak"/>.</param>
    public AddressUse Sum(Func<SubnetPlan, AddressUse> use) => Subnets.Aggregate(default(AddressUse), (sum, subnet) => sum + use(subnet));

    /// <summary>The plan of another scenario in its place, beside the same other clusters. The scenario need not be one to be built.</summary>
    internal ClusterPlan Again(ClusterScenario changed) => Vpc?.With(Place, changed).Clusters[Place] ?? ClusterPlanner.Unchecked(changed, Catalog);

    /// <summary>Whether another scenario can be in its place: it has no problems, by itself or beside the others.</summary>
    internal bool CanBe(ClusterScenario changed) => changed.Problems(Catalog).Count == 0 && (Vpc is null || Vpc.CanHave(Place, changed));

    /// <summary>All subnets at their peaks with other nodes of its groups; before, they are as with all groups grown.</summary>
    internal IReadOnlyList<SubnetPlan> PeaksWith(IReadOnlyList<NodeGroupPlan> groups) =>
        Vpc?.PeaksWith(Place, groups) ?? new SituationLoads(alone!, [groups]).Peaks().Subnets();
}
