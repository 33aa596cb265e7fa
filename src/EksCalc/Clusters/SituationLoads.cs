using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a network's subnets, for each situation.</summary>
internal sealed class SituationLoads(ClusterNetwork network, IReadOnlyList<NodeGroupPlan> groups)
{
    private readonly List<PeakEvent> events = [];

    /// <summary>The one for which most addresses are in use at a time, once <see cref="Subnets"/> is known.</summary>
    public PeakEvent Peak => events.MaxBy(one => one.Addresses) ?? new PeakEvent(Situation.Grown, null, 0, 0, 0);

    /// <summary>Every subnet, in the scenario's order.</summary>
    public IReadOnlyList<SubnetPlan> Subnets()
    {
        var empty = WithoutNodes();
        var steady = WithNodes(empty, group => group.SteadyNodes, nodes => nodes.Desired);
        var churned = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Desired);
        var grown = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Most);
        AddressUse[][] uses = [steady.Settled(), churned.Settled(), grown.Settled()];
        var upgrade = WithUpgrade(grown);
        var zoneLoss = WithZoneLoss(grown, empty);
        return [.. network.Scenario.Subnets.Select((subnet, index) => new SubnetPlan(
            subnet,
            network.Roles[index],
            steady.NodesIn(index),
            grown.Ipv6PrefixesIn(index),
            [uses[0][index], uses[1][index], uses[2][index], upgrade[index], zoneLoss[index]]))];
    }

    private SubnetLoads WithoutNodes()
    {
        var (scenario, loads) = (network.Scenario, new SubnetLoads(network));
        foreach (var (index, subnet) in scenario.Subnets.Index())
            loads.Add(index, new AddressUse { OtherUsers = subnet.AddressesInUse });
        for (var i = 0; i < ClusterPlanner.ControlPlaneEnis && network.ControlPlane.Count > 0; i++)
            loads.Add(network.ControlPlane[i % network.ControlPlane.Count], new AddressUse { ControlPlane = 1 });
        foreach (var (consumer, subnets) in scenario.Consumers.Zip(network.Consumers))
        {
            for (var i = 0; i < subnets.Count; i++)
                loads.Add(subnets[i], new AddressUse { Consumers = AddressesIn(consumer, i) });
        }

        return loads;
    }

    // Fargate pods are counted over all subnets, other consumers in each.
    private static long AddressesIn(Consumer consumer, int index) => consumer.Kind == ConsumerKind.FargatePod
        ? (consumer.Count / consumer.Subnets.Count) + (index < consumer.Count % consumer.Subnets.Count ? 1 : 0)
        : (long)Consumer.AddressesOf(consumer.Kind) * consumer.Count;

    private SubnetLoads WithNodes(SubnetLoads before, Func<NodeGroupPlan, NodeHoldings> nodes, Func<NodeCount, int> count)
    {
        var loads = before.Copy();
        foreach (var (index, group) in groups.Index())
            loads.AddNodes(index, group.Placement.Spread(count(group.Nodes)), nodes(group));
        return loads;
    }

    // Each group's surge by itself; in each subnet the one that counts most.
    private AddressUse[] WithUpgrade(SubnetLoads grown)
    {
        var peaks = grown.Settled();
        var all = groups.Sum(group => (long)group.Nodes.Most);
        Note(Situation.Grown, null, all, peaks);
        var (loads, uses) = (grown.Copy(), new AddressUse[peaks.Length]);
        for (var index = 0; index < groups.Count; index++)
        {
            var group = groups[index];
            if (group.Nodes.Most == 0 || group.SurgeNodes == 0)
                continue;
            loads.Take(grown);
            loads.AddNodes(index, group.Placement.Spread(group.SurgeNodes), group.ChurnedNodes);
            loads.Settle(uses);
            Note(Situation.Upgrade, group.Name, all + group.SurgeNodes, uses);
            Raise(peaks, uses);
        }

        foreach (var index in network.ControlPlane)
            peaks[index] += new AddressUse { ControlPlane = ClusterPlanner.ControlPlaneUpgradeAddresses };
        return peaks;
    }

    private AddressUse[] WithZoneLoss(SubnetLoads grown, SubnetLoads empty)
    {
        var (peaks, loads) = (grown.Settled(), grown.Copy());
        foreach (var lost in LostZones())
        {
            loads.Take(grown);
            foreach (var (index, group) in groups.Index())
                loads.AddNodes(index, group.Placement.MovedFrom(group.Nodes.Most, lost), group.ChurnedNodes);
            var uses = loads.Settled();
            Raise(peaks, uses);
            // What is in the lost zones is counted there still, as each subnet's peak is, but not beside what came of it elsewhere.
            foreach (var index in Enumerable.Range(0, uses.Length).Where(index => lost.Contains(network.Scenario.Subnets[index].Zone)))
                uses[index] = empty.Uses[index];
            Note(Situation.ZoneLoss, string.Join(" and ", lost), groups.Sum(group => NodesAfter(group, lost)), uses);
        }

        return peaks;
    }

    private static long NodesAfter(NodeGroupPlan group, string[] lost) => group.Placement.Zones.All(lost.Contains) ? 0 : group.Nodes.Most;

    private void Note(Situation situation, string? of, long nodes, AddressUse[] uses)
    {
        var (inNodes, inPods) = (0L, 0L);
        for (var i = 0; i < uses.Length; i++)
        {
            if (network.Roles[i].HasFlag(SubnetRole.Pods))
                inPods += uses[i].Total;
            else if (!network.Roles[i].HasFlag(SubnetRole.SparePods))
                inNodes += uses[i].Total;
        }

        events.Add(new PeakEvent(situation, of, nodes, inNodes, inPods));
    }

    // Every choice of so many zones that the scenario is to bear the loss of.
    private IEnumerable<string[]> LostZones()
    {
        var zones = network.Scenario.Subnets.Select(subnet => subnet.Zone).Distinct().ToList();
        return network.Scenario.ZonesLost switch
        {
            0 => [],
            1 => zones.Select(zone => new[] { zone }),
            _ => from first in zones.Index()
                 from second in zones.Skip(first.Index + 1)
                 select new[] { first.Item, second },
        };
    }

    private static void Raise(AddressUse[] peaks, AddressUse[] uses)
    {
        for (var i = 0; i < peaks.Length; i++)
            peaks[i] = uses[i].Total > peaks[i].Total ? uses[i] : peaks[i];
    }
}
