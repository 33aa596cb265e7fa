namespace EksCalc.Clusters;

/// <summary>
/// What a plan's clusters take of their subnets when groups of several instance types are mixes of them by their shares (<see cref="NodeMix"/>), other groups as
/// planned. It does not change, so threads can share it.
/// </summary>
/// <remarks>Model limits: those of <see cref="NodeMix"/>. Nodes are replaced by others of their type: an update's first ones are of the types that take most.</remarks>
public sealed class ClusterMix
{
    private ClusterMix(IReadOnlyList<SubnetPlan> subnets, SituationLoads loads) =>
        (Subnets, Peak, Groups, PodsLeftOut, Usage) = (subnets, loads.Peak, loads.Mixes, loads.PodsLeftOut, loads.Usage);

    /// <summary>The subnets, in the plan's order.</summary>
    public IReadOnlyList<SubnetPlan> Subnets { get; }

    /// <summary>For what most addresses are in use at a time.</summary>
    public PeakEvent Peak { get; }

    /// <summary>Pods without a place on a node, or without an address.</summary>
    public long PodsLeftOut { get; }

    /// <summary>Whether every subnet fits at its peak and every pod has a place and an address.</summary>
    public bool Fits => PodsLeftOut == 0 && Subnets.All(subnet => subnet.Fits);

    /// <summary>ENIs of all nodes at the groups' most, branch ENIs included.</summary>
    public long Enis => Usage.Enis;

    /// <summary>The same by the zone that the nodes are in (R02).</summary>
    public IReadOnlyDictionary<string, long> EnisByZone => Usage.EnisByZone;

    /// <summary>Network address usage with every group at its most (R05).</summary>
    public long NetworkAddressUsageUnits => Usage.Units;

    /// <summary>The same if each pod counts beside the prefix that its address is of: AWS does not say whether it does (R05).</summary>
    public long NetworkAddressUsageUnitsWithPods => Usage.UnitsWithPods;

    /// <summary>What is taken of the VPC's quotas.</summary>
    internal VpcUsage Usage { get; }

    /// <summary>The groups that are mixes, of several clusters with the cluster.</summary>
    internal IReadOnlyList<(string Group, NodeMix Mix)> Groups { get; }

    /// <summary>The mix of some clusters of a VPC, made when it is asked for; null where no group is one.</summary>
    /// <param name="vpc">The VPC.</param>
    /// <param name="groups">The groups of each cluster.</param>
    /// <param name="subnets">Which of the subnets are its own.</param>
    internal static Lazy<ClusterMix>? Of(SharedVpc vpc, IReadOnlyList<IReadOnlyList<NodeGroupPlan>> groups, Func<SituationUses, IReadOnlyList<SubnetPlan>> subnets)
    {
        if (!vpc.Tenants.Zip(groups).Any(tenant => tenant.First.Network.Scenario.NodeGroups.Zip(tenant.Second).Any(group => group.First.IsAMix && group.Second.HasMix)))
            return null;
        return new Lazy<ClusterMix>(() =>
        {
            var loads = new SituationLoads(vpc, groups, asMixes: true);
            return new ClusterMix(subnets(loads.Run()), loads);
        });
    }
}
