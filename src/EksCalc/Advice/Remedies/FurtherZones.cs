using EksCalc.Clusters;
using EksCalc.Cni;
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
            [.. There(plan, own, name), .. New(plan, own, name)],
            changed => changed.Groups.First(planned => planned.Name == name).Placement.Zones.Count > 1
                && (!changed.Settings.CustomNetworking || changed.Groups.First(planned => planned.Name == name).Placement.Zones.All(other => changed.Network.EniConfigs.SubnetOf(group.Setup, other) is not null || other == zone)));
    }

    private static IEnumerable<ScenarioRemedy> There(ClusterPlan plan, NodePlacement own, string name) => plan.Subnets
        .Where(subnet => subnet.Subnet.Zone != own.Zones[0] && subnet.Fits && (subnet.Roles & ~SubnetRole.Nodes) == 0).OrderByDescending(subnet => subnet.FreeAtPeak)
        .Select(subnet => With(plan, own, name, $"Give it subnets of another zone too, such as {subnet.Subnet.Name}.", [subnet.Subnet], [], []));

    private static IEnumerable<ScenarioRemedy> New(ClusterPlan plan, NodePlacement own, string name)
    {
        var (names, zone) = (new SubnetNames(plan.Scenario.Subnets), SubnetChoices.NextZone(own.Zones[0]));
        var like = own.Subnets.Select(index => plan.Scenario.Subnets[index]).MinBy(subnet => subnet.Block.PrefixLength)!;
        var (nodes, pods) = (names.Copied(like.Name), names.Assumed(zone));
        for (var length = like.Block.PrefixLength; length >= SubnetSize.ShortestPrefix; length--)
        {
            List<SizedSubnet> sized = [new(nodes, zone, SubnetOrigin.Copied, isForPods: false, new SubnetSize(length), 0, null)];
            if (plan.Settings.CustomNetworking)
                sized.Add(new(pods, zone, SubnetOrigin.Assumed, isForPods: true, new SubnetSize(AssumedSubnets.PodSubnetPrefixLength), 0, null));
            if (SubnetPlaces.Of(plan.Scenario, sized) is { } places)
            {
                List<SubnetSetup> made = [.. places.Select(place => new SubnetSetup { Name = place.Name, Zone = zone, Block = place.Block, Origin = SubnetOrigin.Copied })];
                yield return With(
                    plan, own, name, $"Give it subnets of another zone too, such as {SubnetFindings.Listed(made.Select(subnet => $"{subnet.Block}"))} in {zone}.",
                    made, places.Select(place => place.NewVpcBlock).OfType<CidrBlock>(), made.Skip(1));
            }
        }
    }

    private static ScenarioRemedy With(ClusterPlan plan, NodePlacement own, string name, string text, IReadOnlyList<SubnetSetup> further, IEnumerable<CidrBlock> blocks, IEnumerable<SubnetSetup> forPods)
    {
        var (added, pods) = (blocks.Distinct().ToList(), forPods.ToList());
        return new ScenarioRemedy(text, scenario =>
        {
            var changed = scenario with
            {
                Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Union(added)] },
                Subnets = [.. scenario.Subnets, .. further.Where(subnet => scenario.Subnets.All(there => there.Name != subnet.Name))],
                EniConfigs = scenario.EniConfigs.Concat(pods.Select(subnet => KeyValuePair.Create(subnet.Zone, new EniConfig(subnet.Name)))).DistinctBy(config => config.Key).ToDictionary(),
                NodeGroups = [.. scenario.NodeGroups.Select(group => group.Name == name
                    ? group with { Zones = [], Subnets = [.. own.Subnets.Select(index => plan.Scenario.Subnets[index].Name), .. further.Except(pods).Select(subnet => subnet.Name)] } : group)],
            };
            return scenario.Settings.Mode == IpMode.Ipv6 ? AssumedSubnets.WithIpv6Blocks(changed) : changed;
        });
    }
}
