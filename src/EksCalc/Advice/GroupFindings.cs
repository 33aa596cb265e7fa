using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about one node group of a plan.</summary>
internal static class GroupFindings
{
    private const string NitroSource = "R15 (amazon-vpc-cni-k8s pkg/awsutils/awsutils.go)";
    private const string BranchSource = "R30 (EKS user guide, security groups for pods)";

    public static IEnumerable<Finding> Of(ClusterPlan plan, NodeGroupPlan group, NodeGroup setup, InstanceCatalog catalog)
    {
        var types = setup.InstanceTypes.Select(catalog.Get).ToList();
        return [.. Places(plan, group), .. Pods(group, setup, plan.Settings, types), .. Types(group, setup, plan.Settings, types), .. Branches(group, setup, plan.Settings, types), .. Family(group, setup, plan.Settings)];
    }

    private static IEnumerable<Finding> Places(ClusterPlan plan, NodeGroupPlan group)
    {
        var zones = group.Placement.Zones;
        if (zones.Count == 0 && group.Nodes.Most > 0)
        {
            yield return new Finding(
                "group-without-subnets", Severity.Error, group.Name, "No subnet of the scenario is for its nodes, so they are counted nowhere.",
                "Subnets of ENIConfigs and those tagged for subnet discovery take no nodes unless a group names them.", "Name its subnets.", "R27, R28 (EKS best practices, networking/custom-networking)");
        }

        if (zones.Count == 1 && group.Nodes.Most > 1)
        {
            yield return new Finding(
                "group-in-one-zone", Severity.Warning, group.Name, $"All its nodes are in {zones[0]}.",
                "When that zone is lost they cannot come up elsewhere.", "Give it subnets in two or more zones.", "R09 (EKS best practices, networking/subnets)");
        }

        foreach (var zone in plan.Settings.CustomNetworking ? zones.Where(zone => !plan.Scenario.EniConfigs.ContainsKey(zone)) : [])
        {
            yield return new Finding(
                "eniconfig-missing", Severity.Error, group.Name, $"There is no ENIConfig for {zone}.",
                "Nodes there attach no ENI for pods; their addresses are counted in the nodes' subnet here.", "Add an ENIConfig with a subnet of that zone.",
                "R27 (EKS best practices, networking/custom-networking)");
        }
    }

    private static IEnumerable<Finding> Pods(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        if (group.UnscheduledPods > 0)
        {
            yield return new Finding(
                "pods-without-place", Severity.Error, group.Name,
                Invariant($"{group.UnscheduledPods:N0} pods find no place: a node takes {group.PodsPerNode:N0} of them beside {setup.HostNetworkPods + setup.DaemonSetPods:N0} others, at {group.MaxPods:N0} max pods."),
                "The scheduler leaves them pending.", "Add nodes, or raise max pods, CPU or memory.", "R11, R13 (EKS user guide, choosing an instance type)");
        }

        if (group.Steady.WaitingPods > 0)
        {
            yield return new Finding(
                "pods-without-address", Severity.Error, group.Name,
                Invariant($"{group.Steady.WaitingPods:N0} pods of each node get no address: it has {group.PoolPods - group.Steady.WaitingPods:N0}."),
                "kubelet starts them and they wait in ContainerCreating.", "Lower max pods to what the ENIs hold, or use prefixes or a larger type.", "R11, R12 (amazon-vpc-cni-k8s README)");
        }

        var usual = types.Select(type => MaxPods.OfNode(type, settings)).Distinct().ToList();
        if (usual.Count > 1 && setup is { MaxPods: null, OperatingSystem: NodeOs.Linux } && settings.Mode != IpMode.Ipv6)
        {
            yield return new Finding(
                "group-mixes-max-pods", Severity.Info, group.Name, Invariant($"Its instance types allow {usual.Min():N0} to {usual.Max():N0} pods; the lowest counts for all."),
                "A managed node group has one max pods for all its types.", "Choose types with the same limits, or set max pods.", "R14 (EKS best practices, networking/prefix-mode_linux)");
        }
    }

    private static IEnumerable<Finding> Types(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        var notNitro = string.Join(", ", types.Where(type => !type.SupportsPrefixDelegation).Select(type => type.Name));
        if (notNitro.Length > 0 && settings.Mode == IpMode.PrefixDelegation)
        {
            yield return new Finding(
                "group-not-nitro", Severity.Warning, group.Name, $"{notNitro}: prefixes need Nitro, so these nodes use secondary addresses.",
                "They hold fewer pods than the others.", "Choose Nitro types.", NitroSource);
        }
        else if (notNitro.Length > 0 && settings.Mode == IpMode.Ipv6)
        {
            yield return new Finding(
                "group-not-nitro", Severity.Error, group.Name, $"{notNitro}: IPv6 needs Nitro; ipamd does not start on these nodes.", "None of their pods gets an address.", "Choose Nitro types.", NitroSource);
        }

        if (settings.Mode == IpMode.PrefixDelegation && setup is { MaxPods: { } maxPods, OperatingSystem: NodeOs.Linux } && maxPods > types.Min(RecommendedCeiling))
        {
            yield return new Finding(
                "group-above-recommended-pods", Severity.Warning, group.Name, Invariant($"{maxPods:N0} max pods are more than the recommended {types.Min(RecommendedCeiling):N0}."),
                "The kubelet and the node's processes scale with its pods.", "Lower it unless you have tested it.", "R13 (EKS user guide, choosing an instance type)");
        }
    }

    private static IEnumerable<Finding> Branches(NodeGroupPlan group, NodeGroup setup, CniSettings settings, List<InstanceType> types)
    {
        if (setup.SecurityGroupPods == 0)
            yield break;
        if (!settings.PodEni)
        {
            yield return new Finding(
                "security-groups-off", Severity.Error, group.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, but ENABLE_POD_ENI is not true."),
                "The webhook that makes them ask for one does not look at it: they stay pending.", "Set ENABLE_POD_ENI=true.", BranchSource);
        }
        else if (setup.OperatingSystem == NodeOs.Windows)
        {
            yield return new Finding("security-groups-on-windows", Severity.Error, group.Name, "Security groups for pods do not go with Windows nodes.", "Windows nodes have no branch ENI: they stay pending.", "Use Linux nodes for these pods.", BranchSource);
        }
        else if (types.All(type => type.BranchEnis > 0) && types.Min(settings.BranchEnisOn) == 0)
        {
            yield return new Finding(
                "branch-no-trunk", Severity.Error, group.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, and these settings leave no place for the trunk ENI."),
                "They stay pending.", "Raise MAX_ENI, or take them to an IPv4 cluster.", BranchSource);
        }
        else if (setup.SecurityGroupPods > group.BranchPods)
        {
            yield return new Finding(
                "branch-limit", Severity.Error, group.Name,
                Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI; {string.Join(" or ", types.Select(type => type.Name))} has {types.Min(settings.BranchEnisOn):N0}."),
                "The others stay pending.", "Choose types with more branch ENIs, or more nodes.", BranchSource);
        }
    }

    private static IEnumerable<Finding> Family(NodeGroupPlan group, NodeGroup setup, CniSettings settings)
    {
        if (setup.OperatingSystem != NodeOs.Windows)
            yield break;
        if (settings.Mode == IpMode.Ipv6)
            yield return new Finding("windows-ipv6", Severity.Error, group.Name, "Windows nodes cannot join an IPv6 cluster.", "The VPC resource controller gives them IPv4 addresses alone.", "Use an IPv4 cluster for Windows.", "R29 (EKS best practices, networking/ipv6)");
        if (settings.CustomNetworking)
            yield return new Finding("windows-custom-networking", Severity.Warning, group.Name, "Windows nodes do not follow ENIConfigs: their pods' addresses are of the nodes' subnet.", "The primary ENI alone serves pods.", "Plan the nodes' subnets for them.", "R17 (amazon-vpc-resource-controller-k8s)");
    }

    private static int RecommendedCeiling(InstanceType type) => type.VCpus > MaxPods.SmallNodeVCpus ? MaxPods.LargeNodeCeiling : MaxPods.SmallNodeCeiling;
}
