using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Cli.Commands;

/// <summary>A plan as tables for a person.</summary>
internal static class PlanTables
{
    public static IEnumerable<(string Heading, Result Table)> All(PlanJson plan)
    {
        yield return ("Subnets (addresses)", Subnets(plan));
        yield return ("Node groups", Groups(plan));
        yield return ("The same workload in every mode (addresses at the peak)", Modes(plan));
    }

    public static Result Subnets(PlanJson plan) => Table(
        plan,
        ["Subnet", "Zone", "CIDR", "Capacity", "Nodes", "At rest", "After churn", "Groups grown", "Update", "Zone lost", "Free at peak", "Prefixes", "Prefixes placeable", "Fits"],
        plan.Subnets.Select(subnet => (IReadOnlyList<object?>)[
            subnet.Name, subnet.Zone, subnet.Cidr, subnet.Capacity, subnet.Nodes, subnet.Steady.Total, subnet.Churned.Total, subnet.Grown.Total, subnet.Upgrade.Total,
            subnet.ZoneLoss.Total, subnet.FreeAtPeak, subnet.NeededPrefixes, Placeable(subnet), subnet.Fits ? "yes" : "no"]));

    public static string Conclusion(ClusterPlan plan)
    {
        if (plan.Tightest is not { } tightest)
            return plan.Fits ? "It fits." : "It does not fit.";
        var share = double.IsInfinity(tightest.Share) ? "more than there is" : FormattableString.Invariant($"{tightest.Share:P0} of its capacity");
        return $"{(plan.Fits ? "It fits." : "It does not fit.")} What runs out first: {tightest.Subnet.Name}, at its peak {share}.";
    }

    private static Result Groups(PlanJson plan) => Table(
        plan,
        ["Group", "Type", "Nodes", "At most", "Max pods", "Pods a node", "ENIs a node", "Addresses a node", "After churn", "Pods without place", "Nodes to spare", "Full first"],
        plan.NodeGroups.Select(group => (IReadOnlyList<object?>)[
            group.Name, group.InstanceType, group.DesiredNodes, group.MostNodes, group.MaxPods, group.PodsPerNode, group.EnisPerNode, group.SteadyNode.Total, group.ChurnedNode.Total,
            group.UnscheduledPods + ((long)group.WaitingPodsPerNode * group.DesiredNodes), group.HeadroomNodes, group.FullFirst]));

    private static Result Modes(PlanJson plan) => Table(
        plan,
        ["Mode", "Fits", "Nodes' subnets", "Pods' subnets", "Nodes", "Pods left out", "What stands against it"],
        plan.Modes.Select(mode => (IReadOnlyList<object?>)[
            mode.Mode.ToWords() + (mode.Configured ? " (configured)" : ""), mode.Fits ? "yes" : "no", mode.NodeSubnetAddresses, mode.PodSubnetAddresses, mode.Nodes, mode.PodsLeftOut,
            string.Join("; ", mode.Obstacles)]));

    // The two are the same where nothing is taken one by one.
    private static string Placeable(SubnetPlanJson subnet) => subnet.NeededPrefixes == 0 ? ""
        : subnet.ExpectedPrefixes == subnet.PlaceablePrefixes ? FormattableString.Invariant($"{subnet.PlaceablePrefixes}")
        : FormattableString.Invariant($"{subnet.ExpectedPrefixes} to {subnet.PlaceablePrefixes}");

    private static Result Table(PlanJson plan, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) => new(columns, [.. rows], plan, ResultJson.Readable.PlanJson);
}
