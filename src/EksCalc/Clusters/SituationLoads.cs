using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a network's subnets, for each situation.</summary>
internal sealed class SituationLoads(ClusterNetwork network, IReadOnlyList<NodeGroupPlan> groups)
{
    /// <summary>Every subnet, in the scenario's order.</summary>
    public IReadOnlyList<SubnetPlan> Subnets()
    {
        var empty = WithoutNodes();
        var steady = WithNodes(empty, group => group.SteadyNodes, nodes => nodes.Desired);
        var churned = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Desired);
        var grown = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Most);
        AddressUse[][] uses = [steady.Settled(), churned.Settled(), grown.Settled()];
        var upgrade = WithUpgrade(grown);
        var zoneLoss = WithZoneLoss(grown);
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
        foreach (var (index, group) in groups.Index().Where(group => group.Item.Nodes.Most > 0))
        {
            var loads = grown.Copy();
            loads.AddNodes(index, group.Placement.Spread(group.SurgeNodes), group.ChurnedNodes);
            Raise(peaks, loads);
        }

        foreach (var index in network.ControlPlane)
            peaks[index] += new AddressUse { ControlPlane = ClusterPlanner.ControlPlaneUpgradeAddresses };
        return peaks;
    }

    private AddressUse[] WithZoneLoss(SubnetLoads grown)
    {
        var peaks = grown.Settled();
        foreach (var lost in LostZones())
        {
            var loads = grown.Copy();
            foreach (var (index, group) in groups.Index())
                loads.AddNodes(index, group.Placement.MovedFrom(group.Nodes.Most, lost), group.ChurnedNodes);
            Raise(peaks, loads);
        }

        return peaks;
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

    private static void Raise(AddressUse[] peaks, SubnetLoads loads)
    {
        var uses = loads.Settled();
        for (var i = 0; i < peaks.Length; i++)
            peaks[i] = uses[i].Total > peaks[i].Total ? uses[i] : peaks[i];
    }
}
