using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about one node group of a plan.</summary>
internal static class GroupFindings
{
    public static IEnumerable<Finding> Of(ClusterPlan plan, NodeGroupPlan group, NodeGroup setup, InstanceCatalog catalog)
    {
        var types = setup.InstanceTypes.Select(catalog.Get).ToList();
        return [.. Places(plan, group, setup), .. Pods(group, setup, plan.Settings, types), .. Types(group, setup, plan.Settings, types), .. Branches(group, setup, plan.Settings, types), .. Family(group, setup, plan.Settings)];
    }

    private static IEnumerable<Finding> Places(ClusterPlan plan, NodeGroupPlan group, NodeGroup setup)
    {
        var zones = group.Placement.Zones;
        if (zones.Count == 0 && group.Nodes.Most > 0)
        {
            yield return FindingKinds.GroupWithoutSubnets.Of(group.Name, "No subnet of the scenario is for its nodes, so they are counted nowhere.");
        }

        if (zones.Count == 1 && group.Nodes.Most > 1)
        {
            yield return FindingKinds.GroupInOneZone.Of(group.Name, $"All its nodes are in {zones[0]}.");
        }

        foreach (var zone in plan.Settings.CustomNetworking ? zones.Where(zone => plan.Network.EniConfigs.SubnetOf(setup, zone) is null) : [])
        {
            yield return FindingKinds.EniConfigMissing.Of(group.Name, $"There is no ENIConfig for {zone}.");
        }
    }

    private static IEnumerable<Finding> Pods(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        if (group.UnscheduledPods > 0)
        {
            yield return FindingKinds.PodsWithoutPlace.Of(
                group.Name, Invariant($"{group.UnscheduledPods:N0} pods find no place: a node takes {group.PodsPerNode:N0} of them beside {setup.HostNetworkPods + setup.DaemonSetPods:N0} others, at {group.MaxPods:N0} max pods."));
        }

        if (group.Steady.WaitingPods > 0)
        {
            yield return FindingKinds.PodsWithoutAddress.Of(
                group.Name, Invariant($"{group.Steady.WaitingPods:N0} pods of each node get no address: it has {group.PoolPods - group.Steady.WaitingPods:N0}."));
        }

        var usual = types.Select(type => MaxPods.OfNode(type, settings)).Distinct().ToList();
        if (usual.Count > 1 && setup is { MaxPods: null, OperatingSystem: NodeOs.Linux } && settings.Mode != IpMode.Ipv6)
        {
            yield return FindingKinds.GroupMixesMaxPods.Of(
                group.Name, Invariant($"Its instance types allow {usual.Min():N0} to {usual.Max():N0} pods; the lowest counts for all."));
        }
    }

    private static IEnumerable<Finding> Types(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        foreach (var type in types.Where(type => !type.Ec2MaxEnisPerCard.IsEmpty))
            yield return MaxPods.CardsDisagree(type, group.Name);
        var notNitro = string.Join(", ", types.Where(type => !type.SupportsPrefixDelegation).Select(type => type.Name));
        if (notNitro.Length > 0 && settings.Mode == IpMode.PrefixDelegation)
        {
            yield return FindingKinds.GroupNotNitro.Of(group.Name, $"{notNitro}: prefixes need Nitro, so these nodes use secondary addresses.");
        }
        else if (notNitro.Length > 0 && settings.Mode == IpMode.Ipv6)
        {
            yield return FindingKinds.GroupNotNitro.Of(
                group.Name, $"{notNitro}: IPv6 needs Nitro; ipamd does not start on these nodes.",
                severity: Severity.Error, reason: "None of their pods gets an address.");
        }

        if (settings.Mode == IpMode.PrefixDelegation && setup is { MaxPods: { } maxPods, OperatingSystem: NodeOs.Linux } && maxPods > types.Min(MaxPods.Ceiling))
        {
            yield return FindingKinds.GroupAboveRecommendedPods.Of(
                group.Name, Invariant($"{maxPods:N0} max pods are more than the recommended {types.Min(MaxPods.Ceiling):N0}."));
        }
    }

    private static IEnumerable<Finding> Branches(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        if (setup.SecurityGroupPods == 0)
            yield break;
        if (!settings.PodEni)
        {
            yield return FindingKinds.SecurityGroupsOff.Of(
                group.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, but ENABLE_POD_ENI is not true."));
        }
        else if (setup.OperatingSystem == NodeOs.Windows)
        {
            yield return FindingKinds.SecurityGroupsOnWindows.Of(group.Name, "Security groups for pods do not go with Windows nodes.");
        }
        else if (types.All(type => type.BranchEnis > 0) && types.Min(settings.BranchEnisOn) == 0)
        {
            yield return FindingKinds.BranchNoTrunk.Of(
                group.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, and these settings leave no place for the trunk ENI."));
        }
        else if (setup.SecurityGroupPods > group.BranchPods)
        {
            yield return FindingKinds.BranchLimit.Of(
                group.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI; {string.Join(" or ", types.Select(type => type.Name))} has {types.Min(settings.BranchEnisOn):N0}."));
        }
    }

    private static IEnumerable<Finding> Family(NodeGroupPlan group, NodeGroup setup, CniSettings settings)
    {
        if (setup.OperatingSystem != NodeOs.Windows)
            yield break;
        if (settings.Mode == IpMode.Ipv6)
            yield return FindingKinds.WindowsIpv6.Of(group.Name, "Windows nodes cannot join an IPv6 cluster.");
        if (settings.CustomNetworking)
            yield return FindingKinds.WindowsCustomNetworking.Of(
                group.Name, "Windows nodes do not follow ENIConfigs: their pods' addresses are of the nodes' subnet.");
    }
}
