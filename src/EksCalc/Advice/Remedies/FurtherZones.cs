using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>A further zone for the nodes of a group that are all in one.</summary>
internal static class FurtherZones
{
    /// <summary>Subnets of another zone that are there, else new ones; null where there is no place for them.</summary>
    public static ScenarioRemedy? For(GroupCase group)
    {
        var (plan, own, name) = (group.Plan, group.Group.Placement, group.Setup.Name);
        var zone = own.Zones[0];
        return ScenarioRemedy.FirstThatWorks(
            plan,
            There(plan, own, name).Concat(New(group, own)),
            changed => changed.Groups.First(planned => planned.Name == name).Placement.Zones.Length > 1
                && (!changed.Settings.CustomNetworking || !group.HasIpamd || changed.Groups.First(planned => planned.Name == name).Placement.Zones.All(other => changed.Network.EniConfigs.SubnetOf(group.Setup, other) is not null || other == zone)));
    }

    private static IEnumerable<ScenarioRemedy> There(ClusterPlan plan, NodePlacement own, string name) => plan.Subnets
        .Where(subnet => subnet.Subnet.Zone != own.Zones[0] && subnet.Fits && (subnet.Roles & ~SubnetRole.Nodes) == 0).OrderByDescending(subnet => subnet.FreeAtPeak)
        .Select(subnet => With(plan, own, name, $"Give it subnets of another zone too, such as {subnet.Subnet.Name}.", new AddedSubnets([], []), subnet.Subnet));

    // Nodes that know no ENIConfigs need no subnet for pods.
    private static IEnumerable<ScenarioRemedy> New(GroupCase group, NodePlacement own)
    {
        var (plan, name) = (group.Plan, group.Setup.Name);
        var (names, zone) = (new SubnetNames(plan.Scenario.Subnets), SubnetChoices.NextZone(own.Zones[0]));
        var like = own.Subnets.Select(index => plan.Scenario.Subnets[index]).MinBy(subnet => subnet.Block.PrefixLength)!;
        var (nodes, pods) = (names.Copied(like.Name), names.Assumed(zone));
        for (var length = like.Block.PrefixLength; length >= SubnetSize.ShortestPrefix; length--)
        {
            List<SizedSubnet> sized = [new(nodes, zone, SubnetOrigin.Copied, isForPods: false, new SubnetSize(length), 0, null)];
            if (plan.Settings.CustomNetworking && group.HasIpamd)
                sized.Add(new(pods, zone, SubnetOrigin.Assumed, isForPods: true, new SubnetSize(AssumedSubnets.PodSubnetPrefixLength), 0, null));
            if (AddedSubnets.Place(plan.Scenario, sized) is { } added)
                yield return With(plan, own, name, $"Give it subnets of another zone too, such as {SubnetFindings.Listed(added.Subnets.Select(subnet => $"{subnet.Block}"))} in {zone}.", added);
        }
    }

    // The first is the nodes', one more the pods'.
    private static ScenarioRemedy With(ClusterPlan plan, NodePlacement own, string name, string text, AddedSubnets added, SubnetSetup? there = null) => new(text, scenario => added.To(scenario, changed => changed with
    {
        EniConfigs = changed.EniConfigs.Concat(added.Subnets.Skip(1).Select(subnet => KeyValuePair.Create(subnet.Zone, new EniConfig(subnet.Name)))).DistinctBy(config => config.Key).ToDictionary(),
        NodeGroups = [.. changed.NodeGroups.Select(group => group.Name == name
            ? group with { Zones = [], Subnets = [.. own.Subnets.Select(index => plan.Scenario.Subnets[index].Name), (there ?? added.Subnets[0]).Name] } : group)],
    }));
}
