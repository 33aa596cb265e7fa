using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about one node group of a plan.</summary>
internal static class GroupFindings
{
    public static IEnumerable<Finding> Of(ClusterPlan plan, NodeGroupPlan planned, NodeGroup setup)
    {
        var group = new GroupCase(plan, planned, setup);
        return All(group).Select(finding => finding.If(remedy => remedy is not ScenarioRemedy change || Helps(change, group, finding)));
    }

    // What is told to do has been tried: several things may be short at once.
    private static bool Helps(ScenarioRemedy remedy, GroupCase group, Finding finding) =>
        group.In(remedy.ApplyTo(group.Plan.Scenario)) is { } after && All(after).All(other => other.Id != finding.Id);

    private static IReadOnlyList<Finding> All(GroupCase group) =>
    [
        .. Places(group), .. OfTypes(group, PodFindings.Of), .. MaxPodsFindings.Of(group), .. Types(group), .. UnmanagedEniFindings.Of(group), .. Branches(group),
        .. OfTypes(group, RolloutFindings.Of), .. Kinds(group),
    ];

    // What is found of several types alike is said of the first.
    private static IEnumerable<Finding> OfTypes(GroupCase group, Func<GroupCase, IEnumerable<Finding>> find) => group.ByType.SelectMany(find).DistinctBy(finding => finding.Kind);

    private static IEnumerable<Finding> Places(GroupCase group)
    {
        var (plan, name, zones) = (group.Plan, group.Setup.Name, group.Group.Placement.Zones);
        if (zones.Length == 0 && group.Group.Nodes.Most > 0)
        {
            yield return FindingKinds.GroupWithoutSubnets.Of(name, "No subnet of the scenario is for its nodes, so they are counted nowhere.");
        }

        if (zones.Length == 1 && group.Group.Nodes.Most > 1)
        {
            yield return FindingKinds.GroupInOneZone.Of(name, $"All its nodes are in {zones[0]}.").With(() => FurtherZones.For(group));
        }

        foreach (var zone in plan.Settings.CustomNetworking && group.HasIpamd ? zones.Where(zone => plan.Network.EniConfigs.SubnetOf(group.Setup, zone) is null) : [])
        {
            yield return FindingKinds.EniConfigMissing.Of(name, $"There is no ENIConfig for {zone}.");
        }

        var shut = plan.Settings.CustomNetworking ? []
            : group.Group.Placement.Subnets.Where(subnet => plan.Network.HasNoEniForPods(group.Setup, subnet)).Select(index => plan.Scenario.Subnets[index]).ToList();
        if (shut.Count > 0)
        {
            var subnets = shut.Select(subnet => subnet.Name).ToHashSet();
            var inZones = SubnetFindings.Listed(shut.Select(subnet => subnet.Zone).Distinct());
            yield return FindingKinds.DiscoveryWithoutSubnets.Of(name, $"Tags take {SubnetFindings.Listed(subnets)} out, and no other subnet of {inZones} is open to its nodes.")
                .DoneBy(scenario => ScenarioRemedy.WithoutRoleTag(scenario, subnet => subnets.Contains(subnet.Name)));
        }
    }

    private static IEnumerable<Finding> Types(GroupCase group)
    {
        foreach (var type in group.Types.Where(type => !type.Ec2MaxEnisPerCard.IsEmpty))
            yield return MaxPods.CardsDisagree(type, group.Setup.Name);
        var others = group.Types.Where(type => type.SupportsPrefixDelegation).Select(type => type.Name).ToList();
        var notNitro = string.Join(", ", group.Types.Where(type => !type.SupportsPrefixDelegation).Select(type => type.Name));
        if (notNitro.Length == 0 || !group.IsLinux)
            yield break;
        var remedy = others.Count == 0 ? null
            : ScenarioRemedy.OfGroup(group.Setup.Name, "Leave these types out.", setup => setup with
            {
                InstanceTypes = others,
                InstanceShares = setup.InstanceShares.Where(share => others.Contains(share.Key)).ToDictionary(),
            });
        if (group.Settings.Mode == IpMode.PrefixDelegation)
        {
            yield return FindingKinds.GroupNotNitro.Of(group.Setup.Name, $"{notNitro}: prefixes need Nitro, so these nodes use secondary addresses.").With(remedy);
        }
        else if (group.Settings.Mode == IpMode.Ipv6)
        {
            yield return FindingKinds.GroupNotNitro.Of(
                group.Setup.Name, $"{notNitro}: IPv6 needs Nitro; ipamd does not start on these nodes.",
                severity: Severity.Error, reason: "None of their pods gets an address.").With(remedy);
        }
    }

    private static IEnumerable<Finding> Branches(GroupCase group)
    {
        var (setup, settings) = (group.Setup, group.Settings);
        if (setup.SecurityGroupPods == 0)
            yield break;
        var pending = group.Group.UnscheduledPods > 0 ? Invariant($" {group.Group.UnscheduledPods:N0} pods find no place.") : "";
        if (setup.Kind == NodeGroupKind.AutoMode)
        {
            yield return FindingKinds.AutoModeExcludes.Of(setup.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI.{pending}"));
            yield break;
        }

        var branches = group.Types.Min(type => group.LimitsOf(type).BranchEnis);
        if (setup.OperatingSystem == NodeOs.Windows)
        {
            yield return FindingKinds.SecurityGroupsOnWindows.Of(setup.Name, $"Security groups for pods do not go with Windows nodes.{pending}")
                .With(ScenarioRemedy.OfGroup(setup.Name, "Use Linux nodes for these pods.", changed => changed with { OperatingSystem = NodeOs.Linux }));
        }
        else if (!settings.PodEni)
        {
            yield return FindingKinds.SecurityGroupsOff.Of(
                setup.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, but {CniVariables.PodEni} is not true.{pending}"))
                .With(ScenarioRemedy.OfVariable(CniVariables.PodEni, "true", $"Set {CniVariables.PodEni}=true."));
        }
        else if (settings.Mode == IpMode.Ipv6 && group.Plan.Scenario.CniVersion < CniVersion.FirstWithPodEniInIpv6)
        {
            yield return FindingKinds.BranchNoTrunk.Of(
                setup.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, which in an IPv6 cluster takes VPC CNI {CniVersion.FirstWithPodEniInIpv6}.{pending}"))
                .With(new ScenarioRemedy("Update the VPC CNI add-on, or take them to an IPv4 cluster.", scenario => scenario with { CniVersion = CniVersion.Modelled }));
        }
        else if (group.Types.All(type => type.BranchEnis > 0) && branches == 0)
        {
            yield return FindingKinds.BranchNoTrunk.Of(
                setup.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI, and these settings leave no place for the trunk ENI.{pending}"))
                .With(settings.MaxEni is null ? null : ScenarioRemedy.OfVariable(CniVariables.MaxEni, null, $"Raise {CniVariables.MaxEni}, or leave it out."));
        }
        else if (setup.SecurityGroupPods > branches)
        {
            yield return FindingKinds.BranchLimit.Of(
                setup.Name, Invariant($"{setup.SecurityGroupPods:N0} pods a node want a branch ENI; {string.Join(" or ", group.Types.Select(type => type.Name))} has {branches:N0}.{pending}"), action: "Choose types with more branch ENIs.")
                .With(GroupRemedies.FewerBranches(group, branches, "choose types with more branch ENIs"));
        }
    }

    private static IEnumerable<Finding> Kinds(GroupCase group)
    {
        var (name, planned) = (group.Setup.Name, group.Group);
        if (planned.Mix is { Nodes: > 0 } mix && group.Setup.IsAMix)
        {
            var worst = planned.Churned.Total.Total;
            yield return FindingKinds.GroupAsAMix.Of(
                name,
                Invariant($"As a mix of {mix.Types.Count:N0} types its {mix.Nodes:N0} {(mix.Nodes == 1 ? "node holds" : "nodes hold")} {mix.SteadyAddresses:N0} addresses at rest ")
                + Invariant($"and {mix.ChurnedAddresses:N0} after churn, {mix.AddressesPerNode:N1} each; as {planned.InstanceType} alone, ")
                + Invariant($"which the plan takes, {Hold(planned.Nodes.Desired, worst)}{AsTheBest(planned)}."),
                action: group.Setup.InstanceShares.Count > 0 ? "Plan with fewer types to come nearer to the mix." : null);
        }

        if (group.Setup.Kind == NodeGroupKind.AutoMode && group.Settings.Mode != IpMode.Ipv6)
        {
            var (least, most) = (planned.Steady.Total, planned.Churned.Total);
            yield return FindingKinds.AutoModeRange.Of(
                name,
                Invariant($"A node holds {least.Prefixes:N0} to {most.Prefixes:N0} prefixes, {least.Total:N0} to {most.Total:N0} addresses: ")
                + "the least counts at rest, the most at the peaks. The CNI's variables do not reach it.");
        }

        if (group.IsLinux)
            yield break;
        if (!group.Plan.Scenario.Windows.Ipam)
        {
            yield return FindingKinds.WindowsIpamOff.Of(name, "enable-windows-ipam is not true.")
                .With(new ScenarioRemedy(FindingKinds.WindowsIpamOff.Action, scenario => scenario with { Windows = scenario.Windows with { Ipam = true } }));
        }

        if (group.Settings.Mode == IpMode.Ipv6)
            yield return FindingKinds.WindowsIpv6.Of(name, "Windows nodes cannot join an IPv6 cluster.");
        if (group.Settings.CustomNetworking)
        {
            yield return FindingKinds.WindowsCustomNetworking.Of(
                name, "Windows nodes do not follow ENIConfigs: their pods' addresses are of the nodes' subnet.");
        }
    }

    // The other end of the range.
    private static string AsTheBest(NodeGroupPlan planned) => planned.Best is { } best && best.InstanceType != planned.InstanceType
        ? $"; as {best.InstanceType} alone, {Hold(best.Nodes, best.ChurnedAddresses)}" : "";

    private static string Hold(int nodes, long addresses) => Invariant($"{nodes:N0} {(nodes == 1 ? "node holds" : "nodes hold")} {addresses * nodes:N0}, {addresses:N0} each");
}
