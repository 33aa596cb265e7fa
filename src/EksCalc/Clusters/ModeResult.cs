namespace EksCalc.Clusters;

/// <summary>A scenario's workload in one mode.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="IsConfigured">Whether it is the scenario's own mode.</param>
/// <param name="Plan">The plan in this mode.</param>
/// <param name="Obstacles">What stands against it, a sentence each, with the rule's id; empty where nothing does.</param>
public sealed record ModeResult(ModeOption Mode, bool IsConfigured, ClusterPlan Plan, IReadOnlyList<string> Obstacles)
{
    /// <summary>Addresses that the nodes' own subnets need at their peaks.</summary>
    public long NodeSubnetAddresses => Peak(pods: false);

    /// <summary>Addresses that the pods' subnets of custom networking need at their peaks; 0 without it.</summary>
    public long PodSubnetAddresses => Peak(pods: true);

    /// <summary>Nodes of all groups as a rule: more where a node holds fewer pods.</summary>
    public long Nodes => Plan.Groups.Sum(group => (long)group.Nodes.Desired);

    /// <summary>Pods without a place or an address.</summary>
    public long PodsLeftOut => Plan.PodsLeftOut;

    private long Peak(bool pods) => Plan.Subnets
        .Where(subnet => subnet.IsForPods == pods && !subnet.Roles.HasFlag(SubnetRole.SparePods))
        .Sum(subnet => subnet.Peak.Total);
}
