using EksCalc.Clusters.Checks;
using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>
/// What several clusters take of the subnets of one VPC, and whether it fits. <see cref="ClusterPlanner.Plan(IReadOnlyList{ClusterScenario}, InstanceCatalog?)"/> makes
/// it; it does not change, so threads can share it.
/// </summary>
/// <remarks>
/// Model limits: those of <see cref="ClusterPlan"/>; one group of one cluster is updated at a time, and one control plane; a lost zone hits all clusters. Nodes
/// go to no subnet unasked that another cluster keeps for its pods (ENIConfigs), and to its control plane's only in zones without another.
/// </remarks>
public sealed class VpcPlan
{
    private readonly VpcMerge merged;
    private readonly SharedVpc vpc;
    private readonly Lazy<ClusterMix>? mix;

    internal VpcPlan(IReadOnlyList<ClusterSource> sources, InstanceCatalog catalog)
    {
        Catalog = catalog;
        merged = new VpcMerge(sources);
        Names = ClusterNames.Of(sources);
        var networks = merged.Scenarios.Select((scenario, index) => new ClusterNetwork(scenario, KeptSubnets.Of(merged.Scenarios, index))).ToList();
        vpc = new SharedVpc([.. networks.Select((network, index) => new Tenant(Names[index], network, merged.Places[index]))], merged.Subnets, merged.Consumers);
        Sized = networks.ConvertAll(network => NodeGroupSizing.Plan(network, network.Scenario.NodeGroups, catalog));
        var loads = new SituationLoads(vpc, Sized);
        var uses = loads.Run();
        (Subnets, Peak, Usage) = (uses.Subnets(), loads.Peak, loads.Usage);
        mix = ClusterMix.Of(vpc, Sized, all => all.Subnets());
        Clusters = [.. networks.Select((network, index) => new ClusterPlan(this, index, network, Sized[index], uses.SubnetsOf(index), Peak, Usage))];
    }

    /// <summary>
    /// The clusters, in the order given. The subnets of each hold what all of them have there, and are called as the first scenario that has them calls them.
    /// </summary>
    public IReadOnlyList<ClusterPlan> Clusters { get; }

    /// <summary>What each cluster is called: by its name in EKS, else by its scenario's; no two alike.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The instance limits that it rests on.</summary>
    public InstanceCatalog Catalog { get; }

    /// <summary>The VPC.</summary>
    public VpcSetup Vpc => merged.Vpc;

    /// <summary>Every subnet of any of the clusters, those of the first in its order, then those that the next has in addition.</summary>
    public IReadOnlyList<SubnetPlan> Subnets { get; }

    /// <summary>What else takes addresses of the subnets, each once.</summary>
    public IReadOnlyList<Consumer> Consumers => merged.Consumers;

    /// <summary>For what most addresses are in use at a time.</summary>
    public PeakEvent Peak { get; }

    /// <summary>The same with groups of several instance types as mixes of them, those of Karpenter and others with shares; null where there is none.</summary>
    public ClusterMix? Mix => mix?.Value;

    /// <summary>Whether every subnet fits at its peak and every pod of every cluster has a place and an address.</summary>
    public bool Fits => Subnets.All(subnet => subnet.Fits) && Clusters.All(cluster => cluster.Fits);

    /// <summary>The subnet that is fullest at its peak, of those in which a cluster or consumer has anything; null without subnets.</summary>
    public SubnetPlan? Tightest => Subnets.Where(subnet => subnet.OwnAddresses > 0).MaxBy(subnet => subnet.Share) ?? Subnets.MaxBy(subnet => subnet.Share);

    /// <summary>ENIs of all nodes of all clusters at the groups' most, branch ENIs included.</summary>
    public long Enis => Usage.Enis;

    /// <summary>The same by the zone that the nodes are in; the quota of ENIs is enforced per zone (R02).</summary>
    public IReadOnlyDictionary<string, long> EnisByZone => Usage.EnisByZone;

    /// <summary>Network address usage of the VPC with every group at its most (R05).</summary>
    public long NetworkAddressUsageUnits => Usage.Units;

    /// <summary>The same if each pod counts beside the prefix that its address is of: AWS does not say whether it does (R05).</summary>
    public long NetworkAddressUsageUnitsWithPods => Usage.UnitsWithPods;

    /// <summary>Where scenarios call the same subnet by other names: the name that counts, the place of the cluster, and what it calls it.</summary>
    internal IReadOnlyList<(string Name, int Cluster, string Other)> OtherNames => merged.OtherNames;

    /// <summary>What is taken of the VPC's quotas.</summary>
    internal VpcUsage Usage { get; }

    /// <summary>The subnets and clusters.</summary>
    internal SharedVpc Shared => vpc;

    /// <summary>The groups of each cluster.</summary>
    internal IReadOnlyList<IReadOnlyList<NodeGroupPlan>> Sized { get; }

    /// <summary>The same with one scenario changed; what the change says of the VPC holds for all.</summary>
    internal VpcPlan With(int place, ClusterScenario changed) => new(Changed(place, changed), Catalog);

    /// <summary>Whether a changed scenario goes with the others: a subnet that is new in it is of free space.</summary>
    internal bool CanHave(int place, ClusterScenario changed)
    {
        var before = Clusters[place].Scenario.Subnets.Select(subnet => subnet.Block).ToHashSet();
        return changed.Subnets.All(subnet => before.Contains(subnet.Block) || !merged.Subnets.Any(other => other.Block.Overlaps(subnet.Block)))
            && !VpcChecks.Problems(Changed(place, changed)).Any();
    }

    /// <summary>All subnets at their peaks with other nodes of one cluster's groups.</summary>
    internal IReadOnlyList<SubnetPlan> PeaksWith(int place, IReadOnlyList<NodeGroupPlan> groups) =>
        new SituationLoads(vpc, [.. Clusters.Select((cluster, index) => index == place ? groups : cluster.Groups)]).Peaks().Subnets();

    private IReadOnlyList<ClusterSource> Changed(int place, ClusterScenario changed) =>
        [.. merged.Scenarios.Select((scenario, index) => new ClusterSource("", index == place ? changed : scenario with { Vpc = changed.Vpc }))];
}
