using EksCalc.Cni;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about max pods: what the kubelet is told beside what the CNI serves and what is recommended.</summary>
internal static class MaxPodsFindings
{
    public static IEnumerable<Finding> Of(GroupCase group) =>
        [.. group.ByType.SelectMany(type => Mismatch(type, group)).DistinctBy(finding => finding.Kind), .. Expression(group), .. Mixed(group), .. AboveRecommended(group)];

    // Where pods wait or have no place for it, that is the finding. A number that is set counts for all types.
    private static IEnumerable<Finding> Mismatch(GroupCase group, GroupCase whole)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (setup.Kind == NodeGroupKind.AutoMode || !plan.CanServePods)
            yield break;
        var message = $"{PodFindings.TellsMaxPods(group)}, and the CNI serves {PodFindings.ServedText(group)}.";
        if (plan.MaxPods > group.Served && plan.Steady.WaitingPods == 0)
        {
            yield return FindingKinds.MaxPodsAboveAddresses.Of(setup.Name, message + Advised(whole.Sensible, group)).With(Tell(whole, whole.Sensible));
        }

        var chosen = setup.MaxPods is not null || setup.ReservedEnis > 0 || setup.MaxPodsExpression is not null;
        var sensible = setup.MaxPods is null ? group.Sensible : whole.Sensible;
        if (plan.MaxPods < sensible && group.Told.Any(told => told.IsByCores))
        {
            yield return FindingKinds.MaxPodsBelowAddresses.Of(setup.Name, message + Advised(sensible, group), severity: Severity.Info).With(ScenarioRemedy.OfGroup(
                setup.Name, Invariant($"Raise podsPerCore to {PodFindings.PerCore(group)}, or leave it out."), changed => changed with { PodsPerCore = null }));
        }
        else if (plan.MaxPods < sensible && group.Told.DistinctBy(told => told.Pods).Count() == 1)
        {
            yield return FindingKinds.MaxPodsBelowAddresses.Of(setup.Name, message + Advised(sensible, group), severity: chosen ? Severity.Info : Severity.Warning)
                .With(whole.Sensible > plan.MaxPods ? Tell(whole, whole.Sensible) : OfItsOwn(group, sensible));
        }
    }

    private static ScenarioRemedy? Tell(GroupCase whole, int pods)
    {
        if (pods < 1)
            return null;
        var (clause, change) = GroupRemedies.Tell(whole, pods);
        return ScenarioRemedy.OfGroup(whole.Setup.Name, GroupRemedies.Ways(clause), change);
    }

    // Where the group's other types serve fewer, no number suits all.
    private static ScenarioRemedy OfItsOwn(GroupCase type, int pods) => ScenarioRemedy.OfGroup(
        type.Setup.Name,
        Invariant($"Give {type.Types[0].Name} a group of its own with max pods of {pods:N0}."),
        setup => setup.WithMaxPods(pods) with { InstanceTypes = type.Setup.InstanceTypes, InstanceShares = type.Setup.InstanceShares });

    private static string Advised(int sensible, GroupCase group) => sensible < group.Served ? Invariant($" {sensible:N0} are recommended at most.") : "";

    private static IEnumerable<Finding> Expression(GroupCase group)
    {
        var unusable = group.Setup.InstanceTypes.Select(type => (Type: type, Told: MaxPods.Told(group.Plan.Catalog.Get(type), group.Plan.Settings, group.Kubelet)))
            .Where(type => type.Told.IsExpressionUnusable).ToList();
        if (unusable.Count > 0)
        {
            var counts = !unusable[0].Told.IsOfNoNode ? "the plan takes the formula without it"
                : unusable.Count == group.Setup.InstanceTypes.Count ? "Karpenter makes no node"
                : $"Karpenter makes no node of {(unusable.Count == 1 ? "this type" : "these types")}, and the plan counts on the others";
            var why = Display.Listed([.. unusable.GroupBy(type => type.Told.ExpressionProblem, type => type.Type).Select(alike => $"{alike.Key} on {string.Join(", ", alike)}")]);
            yield return FindingKinds.MaxPodsExpressionUnusable.Of(
                group.Setup.Name, $"{group.Setup.MaxPodsExpression} {why}; {counts}.")
                .With(ScenarioRemedy.OfGroup(group.Setup.Name, "Change the expression so that it gives 1 or more on every type, or leave it out.", setup => setup with { MaxPodsExpression = null }));
        }
    }

    // Only a managed group has one number for all its types (R14).
    private static IEnumerable<Finding> Mixed(GroupCase group)
    {
        var usual = group.Types.Select(type => MaxPods.OfNode(type, group.Settings)).Distinct().ToList();
        if (usual.Count > 1 && group is { IsLinux: true, Setup: { MaxPods: null, Kind: NodeGroupKind.Managed } } && group.Settings.Mode != IpMode.Ipv6)
        {
            yield return FindingKinds.GroupMixesMaxPods.Of(
                group.Setup.Name, Invariant($"Its instance types allow {usual.Min():N0} to {usual.Max():N0} pods; the lowest counts for all."))
                .With(ScenarioRemedy.OfGroup(group.Setup.Name, "Choose types with the same limits, or set max pods.", setup => setup.WithMaxPods(group.Group.MaxPods)));
        }
    }

    // Where the CNI serves fewer still, that is the finding.
    private static IEnumerable<Finding> AboveRecommended(GroupCase group)
    {
        var ceiling = group.Types.Min(MaxPods.Ceiling);
        if (group is not { IsLinux: true, Setup: { MaxPods: { } maxPods, Kind: not NodeGroupKind.AutoMode } } || maxPods <= ceiling || (maxPods > group.Served && group.Group.CanServePods))
            yield break;
        var managed = group.Setup.Kind == NodeGroupKind.Managed ? Invariant($" Without a custom AMI EKS tells the nodes {ceiling:N0} at most.") : "";
        yield return FindingKinds.GroupAboveRecommendedPods.Of(group.Setup.Name, Invariant($"{maxPods:N0} max pods are more than the recommended {ceiling:N0}.{managed}"))
            .With(ScenarioRemedy.OfGroup(group.Setup.Name, Invariant($"Lower it to {ceiling:N0} unless you have tested it."), setup => setup.WithMaxPods(ceiling)));
    }
}
