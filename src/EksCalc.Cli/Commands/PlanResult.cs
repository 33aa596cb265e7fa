using EksCalc.Cli.Output;
using EksCalc.Clusters;

namespace EksCalc.Cli.Commands;

/// <summary>A plan in the form that is printed.</summary>
internal static class PlanResult
{
    public static PlanJson Of(ClusterPlan plan, IReadOnlyList<GroupHeadroom> headroom, IReadOnlyList<ModeResult> modes, IReadOnlyList<Finding> findings) => new(
        plan.Scenario.Name,
        plan.Settings.ToString(),
        ModeComparison.ModeOf(plan.Settings),
        plan.Fits,
        [.. plan.Subnets.Select(Subnet)],
        [.. plan.Groups.Zip(headroom, Group)],
        [.. modes.Select(Mode)],
        plan.Enis,
        plan.NetworkAddressUsageUnits,
        findings,
        ModelVersion.Current);

    private static SubnetPlanJson Subnet(SubnetPlan plan) => new(
        plan.Subnet.Name,
        plan.Subnet.Zone,
        plan.Subnet.Block.ToString(),
        plan.Capacity,
        plan.Nodes,
        plan[Situation.Steady],
        plan[Situation.Churned],
        plan[Situation.Grown],
        plan[Situation.Upgrade],
        plan[Situation.ZoneLoss],
        plan.Peak.Total,
        plan.FreeAtPeak,
        plan.Peak.Prefixes,
        plan.PlaceablePrefixes,
        plan.ExpectedPrefixes,
        plan.Ipv6Prefixes,
        plan.Fits);

    private static GroupPlanJson Group(NodeGroupPlan group, GroupHeadroom headroom) => new(
        group.Name,
        group.InstanceType,
        group.Mode,
        group.MaxPods,
        group.Nodes.Desired,
        group.Nodes.Most,
        group.SurgeNodes,
        group.PodsPerNode,
        group.PoolPods,
        group.BranchPods,
        group.UnscheduledPods,
        group.Steady.WaitingPods,
        group.Steady.Enis,
        group.Steady.Total,
        group.Churned.Total,
        headroom.Nodes,
        headroom.Pods,
        headroom.FullFirst);

    private static ModeJson Mode(ModeResult mode) => new(
        mode.Mode, mode.IsConfigured, mode.Plan.Fits, mode.NodeSubnetAddresses, mode.PodSubnetAddresses, mode.Nodes, mode.PodsLeftOut, mode.Obstacles);
}
