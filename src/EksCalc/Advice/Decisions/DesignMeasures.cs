using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Decisions;

/// <summary>From a design to its costs.</summary>
internal static class DesignMeasures
{
    public static DesignCosts Of(Design design, WarmCandidate warm)
    {
        var plan = design.Plan;
        var pooled = plan.Groups.Zip(plan.Scenario.NodeGroups)
            .Where(pair => warm.Advice?.Groups.Any(group => group.Group == pair.First.Name) ?? false).Sum(pair => (long)pair.First.Nodes.Desired);
        var cost = warm.Result?.Cost ?? default;
        return new DesignCosts
        {
            AddressesAtRest = plan.Sum(Situation.Steady).Total,
            AddressesAtPeak = plan.Peak.Addresses,
            NodeSubnetAddresses = plan.Peak.NodeSubnetAddresses,
            PodSubnetAddresses = plan.Peak.PodSubnetAddresses,
            RoutableAddresses = Routable(plan),
            IdleAddresses = cost.IdleAddresses * pooled,
            Ec2CallsPerHour = cost.Ec2CallsPerHour * pooled,
            WaitingShare = cost.WaitingShare,
            PodsLeftOut = plan.PodsLeftOut,
            NewSubnets = design.NewSubnets.Count,
            NewVpcBlocks = design.NewVpcBlocks.Count,
            NodesReplaced = design.Steps.FirstOrDefault(step => step.Kind == StepKind.ReplaceNodes) is { } replace
                ? plan.Groups.Where(group => replace.NodeGroups.Contains(group.Name)).Sum(group => (long)group.Nodes.Desired) : 0,
            Steps = design.Steps.Count,
            Errors = design.Findings.Count(finding => finding.Severity == Severity.Error),
            Warnings = design.Findings.Count(finding => finding.Severity == Severity.Warning),
        };
    }

    // A kind of subnets counts as routable where any of them is: its addresses at the peak are known together only.
    private static long Routable(ClusterPlan plan) =>
        (IsRoutable(plan, forPods: false) ? plan.Peak.NodeSubnetAddresses : 0) + (IsRoutable(plan, forPods: true) ? plan.Peak.PodSubnetAddresses : 0);

    private static bool IsRoutable(ClusterPlan plan, bool forPods) =>
        plan.Subnets.Any(subnet => subnet.IsForPods == forPods && subnet.Peak.Total > 0 && !AssociationRules.IsUnroutable(subnet.Subnet.Block));
}
