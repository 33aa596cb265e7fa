using EksCalc.Cni;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about pods of a group: without a place, without an address, and why.</summary>
internal static class PodFindings
{
    public static IEnumerable<Finding> Of(GroupCase group) => group.Group.CanServePods ? [.. Place(group), .. Address(group)] : NotStarted(group);

    private static IEnumerable<Finding> Place(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (plan.UnscheduledPods == 0 || Cause(group) == Shortage.Branches)
            yield break; // Of branch ENIs that are short there is a finding.
        var others = setup.HostNetworkPods + setup.DaemonSetPods;
        var message = Invariant($"{plan.UnscheduledPods:N0} pods find no place: a node takes {plan.PodsPerNode:N0} of them beside {others:N0} others, at {plan.MaxPods:N0} max pods.");
        var (reason, remedy) = Cause(group) switch
        {
            Shortage.Resources => (Invariant($"A node has CPU and memory for {plan.ResourceRoom:N0} of them."), MoreNodes(group, "types with more CPU and memory")),
            Shortage.Told => (
                Invariant($"{TellsMaxPods(group)}; the CNI serves {ServedText(group)}."),
                GroupRemedies.MoreNodes(
                    group, nodes => GroupRemedies.Ways($"{GroupRemedies.Tell(group, group.Sensible).Clause}, with {nodes} for all pods", "add nodes"), GroupRemedies.Tell(group, group.Sensible).Change)),
            Shortage.PerCore => (
                Invariant($"podsPerCore allows {setup.PodsPerCore:N0} for each vCPU."),
                GroupRemedies.MoreNodes(
                    group, nodes => GroupRemedies.Ways(Invariant($"raise podsPerCore to {PerCore(group):N0}"), $"let it have {nodes}", "choose types with more vCPUs"))),
            Shortage.Windows => (
                Invariant($"A Windows node has the {group.Served - setup.HostNetworkPods:N0} addresses of its primary ENI; Linux variables do not reach it."), Windows(group)),
            Shortage.Addresses => (Invariant($"A node's ENIs hold {Addresses(group):N0} addresses for pods."), MoreNodes(group, "types with more addresses")),
            _ => (
                Invariant($"{TellsMaxPods(group)}, which is as much as is recommended."),
                MoreNodes(group, group.Types.Any(type => type.VCpus <= MaxPods.SmallNodeVCpus) ? Invariant($"types of more than {MaxPods.SmallNodeVCpus} vCPUs") : null)),
        };
        yield return FindingKinds.PodsWithoutPlace.Of(setup.Name, message, reason).With(remedy ?? GroupRemedies.WithoutTagOfPrimaries(group));
    }

    private static IEnumerable<Finding> Address(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (plan.Steady.WaitingPods == 0)
            yield break;
        var held = plan.PoolPods - plan.Steady.WaitingPods;
        var message = Invariant($"{plan.Steady.WaitingPods:N0} pods of each node get no address: it has {held:N0}.");
        if (group is { HasIpamd: true, Settings: { HasIpTargets: true, WarmIpTarget: 0 } } && held < Addresses(group))
        {
            yield return FindingKinds.PodsWithoutAddress.Of(setup.Name, message, $"{CniVariables.MinimumIpTarget} without {CniVariables.WarmIpTarget} lets the pool grow no further.")
                .With(ScenarioRemedy.OfVariable(CniVariables.WarmIpTarget, "1", $"Set {CniVariables.WarmIpTarget} too, to 1 or more."));
            yield break;
        }

        var most = Math.Min(Math.Max(0, Addresses(group) + setup.HostNetworkPods), group.Types.Min(MaxPods.Ceiling));
        var (clause, change) = GroupRemedies.Tell(group, Math.Max(1, most));
        yield return FindingKinds.PodsWithoutAddress.Of(setup.Name, message, Invariant($"{TellsMaxPods(group)}; the CNI serves {ServedText(group)}."))
            .With((most < 1 ? null : GroupRemedies.MoreNodes(
                group,
                nodes => GroupRemedies.Ways($"{clause}, with {nodes} for all pods", GroupRemedies.Prefixes(group) is { } prefixes ? $"use {prefixes}" : null),
                change)) ?? GroupRemedies.WithoutTagOfPrimaries(group));
    }

    // Custom networking and the trunk leave none of few ENIs for pods (R23b).
    private static IEnumerable<Finding> NotStarted(GroupCase group)
    {
        var settings = group.Settings;
        if (!group.HasIpamd || !settings.CustomNetworking || settings.Mode == IpMode.Ipv6 || CniAdvice.SaysNoPodEni(settings) || UnmanagedEniFindings.IsCause(group))
            yield break;
        if (group.Types.FirstOrDefault(type => EniLimits.Of(type, settings).PoolEnis == 0) is not { } type)
            yield break;
        var withoutTrunk = EniLimits.Of(type, settings with { PodEni = false }).PoolEnis > 0;
        var remedy = withoutTrunk
            ? ScenarioRemedy.OfVariable(CniVariables.PodEni, null, $"Choose types with three ENIs or more, or turn {CniVariables.PodEni} off; neither fewer max pods nor prefixes help.")
            : null;
        yield return CniAdvice.NoPodEni(settings, type, group.Setup.Name).With(remedy);
    }

    private enum Shortage
    {
        Branches,
        Resources,
        Told,
        PerCore,
        Windows,
        Addresses,
        Recommended,
    }

    private static Shortage Cause(GroupCase group)
    {
        var (plan, setup) = (group.Group, group.Setup);
        if (setup.SecurityGroupPods > plan.BranchPods && plan.PodsPerNode < plan.PodRoom)
            return Shortage.Branches;
        if (plan.ResourceRoom <= plan.PodRoom)
            return Shortage.Resources;
        if (plan.MaxPods < group.Sensible)
            return group.Told.Any(told => told.IsByCores) ? Shortage.PerCore : Shortage.Told;
        if (group.Served > plan.MaxPods)
            return Shortage.Recommended;
        return group.IsLinux ? Shortage.Addresses : Shortage.Windows;
    }

    private static ScenarioRemedy? MoreNodes(GroupCase group, string? otherTypes) =>
        GroupRemedies.MoreNodes(group, nodes => GroupRemedies.Ways(
            GroupRemedies.Prefixes(group) is { } prefixes && Cause(group) == Shortage.Addresses ? $"use {prefixes}" : null,
            $"let it have {nodes}",
            otherTypes is null ? null : $"choose {otherTypes}"));

    private static ScenarioRemedy? Windows(GroupCase group)
    {
        if (group.Kubelet.Windows is { PrefixDelegation: true } || group.Types.Any(type => !type.SupportsPrefixDelegation))
            return MoreNodes(group, "types with more addresses");
        return new ScenarioRemedy(
            "Set enable-windows-prefix-delegation to true in the ConfigMap amazon-vpc-cni, or add nodes.",
            scenario =>
            {
                var changed = scenario with { Windows = scenario.Windows with { PrefixDelegation = true } };
                return group.In(changed) is { Group.UnscheduledPods: > 0 } now && MoreNodes(now, null) is { } more ? more.ApplyTo(changed) : changed;
            });
    }

    /// <summary>Pods for each vCPU with which a node takes as many as is sensible.</summary>
    internal static int PerCore(GroupCase group)
    {
        var cores = group.Types.Min(type => type.VCpus ?? 1);
        return (group.Sensible + cores - 1) / cores;
    }

    /// <summary>Addresses for pods of the pool on the worst type.</summary>
    internal static int Addresses(GroupCase group) => group.Types.Min(type => MaxPods.PodAddresses(type, group.Plan.Settings, group.Kubelet));

    internal static string TellsMaxPods(GroupCase group) => MaxPodsText.Told(group.Told.MinBy(told => told.Pods) with { Pods = group.Group.MaxPods });

    internal static string ServedText(GroupCase group) =>
        MaxPodsText.Served(group.Served, Addresses(group), group.IsLinux ? MaxPods.HostNetworkPods : group.Setup.HostNetworkPods);
}
