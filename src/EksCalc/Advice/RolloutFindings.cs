using EksCalc.Clusters;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about pods and nodes that are replaced: more of them than there is room for, for a while.</summary>
/// <remarks>R30; aws/amazon-vpc-resource-controller-k8s pkg/provider/branch: a deleted pod's branch ENI rests before it is deleted and counts until then.</remarks>
internal static class RolloutFindings
{
    private const int BranchCooldownSeconds = 60;

    public static IEnumerable<Finding> Of(GroupCase group) => [.. Branches(group), .. Pods(group), .. Update(group)];

    private static IEnumerable<Finding> Branches(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (plan.BranchPods == 0)
            yield break;
        var limit = group.Types.Min(type => group.LimitsOf(type).BranchEnis);
        var most = plan.BranchPods + Surge(plan.BranchPods, setup);
        var cooling = Invariant($"Those of the old pods cool {BranchCooldownSeconds} s, and count meanwhile: all at once it is {2 * plan.BranchPods:N0}.");
        if (most > limit)
        {
            yield return FindingKinds.RolloutAboveBranches.Of(
                setup.Name, Invariant($"A rollout's surge of {setup.RolloutSurgePercent} % wants {most:N0} branch ENIs on a node, which has {limit:N0}. {cooling}"))
                .With(Spread(group, limit));
        }
        else if (2 * plan.BranchPods > limit)
        {
            yield return FindingKinds.RolloutAboveBranches.Of(
                setup.Name,
                Invariant($"A rollout that replaces a node's {plan.BranchPods:N0} pods with a security group within {BranchCooldownSeconds} s wants {2 * plan.BranchPods:N0} branch ENIs, and a node has {limit:N0}."),
                action: "Roll out in steps of a minute or more.", severity: Severity.Info).With(Spread(group, limit));
        }
    }

    // With half of the branch ENIs in use the old pods' can all cool.
    private static ScenarioRemedy? Spread(GroupCase group, int limit) => GroupRemedies.FewerBranches(
        group, limit / 2, Invariant($"choose types with more branch ENIs, or lower the rollout's surge to {100 * (limit - group.Group.BranchPods) / group.Group.BranchPods} % and roll out in steps of a minute"));

    private static IEnumerable<Finding> Pods(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        var most = plan.PodsPerNode + Surge(plan.PodsPerNode, setup);
        if (plan.UnscheduledPods > 0 || most <= plan.PodRoom || plan.Nodes.Desired == 0)
            yield break;
        var percent = plan.PodsPerNode == 0 ? 0 : (int)Math.Min(int.MaxValue, 100L * Math.Max(0, plan.PodRoom - plan.PodsPerNode) / plan.PodsPerNode);
        yield return FindingKinds.RolloutAboveMaxPods.Of(
            setup.Name, Invariant($"A rollout's surge of {setup.RolloutSurgePercent} % makes {most:N0} pods a node, which has room for {plan.PodRoom:N0}."))
            .With(ScenarioRemedy.OfGroup(setup.Name, Invariant($"Lower the surge to {percent} %, or add nodes."), changed => changed with { RolloutSurgePercent = percent }));
    }

    // Without replacements first, the pods of the nodes that end go to the others, as far as these have room.
    private static IEnumerable<Finding> Update(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (setup.UpdateStrategy != UpdateStrategy.Minimal)
            yield break;
        var away = Math.Min(setup.MaxUnavailable, plan.Nodes.Desired);
        var waiting = ((long)plan.PodsPerNode * plan.Nodes.Desired) - ((long)plan.PodRoom * (plan.Nodes.Desired - away));
        if (waiting <= 0)
            yield break;
        yield return FindingKinds.UpdateLeavesPodsWaiting.Of(
            setup.Name, Invariant($"While an update takes {away:N0} of {plan.Nodes.Desired:N0} nodes away, {waiting:N0} pods have no place on the others."))
            .With(ScenarioRemedy.OfGroup(setup.Name, "Add nodes, or update with the default strategy.", changed => changed with { UpdateStrategy = UpdateStrategy.Default }));
    }

    private static int Surge(int pods, NodeGroup setup) => (int)((((long)pods * setup.RolloutSurgePercent) + 99) / 100);
}
