using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a network's subnets, for each situation.</summary>
internal sealed class SituationLoads(ClusterNetwork network, IReadOnlyList<NodeGroupPlan> groups)
{
    /// <summary>Every subnet, in the scenario's order.</summary>
    public IReadOnlyList<SubnetPlan> Subnets()
    {
        var empty = WithoutNodes();
        var steady = WithNodes(empty, group => group.Steady, nodes => nodes.Desired);
        var churned = WithNodes(empty, group => group.Churned, nodes => nodes.Desired);
        var grown = WithNodes(empty, group => group.Churned, nodes => nodes.Most);
        var upgrade = WithUpgrade(grown);
        var zoneLoss = WithZoneLoss(grown);
        return [.. network.Scenario.Subnets.Select((subnet, index) => new SubnetPlan(
            subnet,
            network.Roles[index],
            steady.NodesIn(index),
            grown.Ipv6PrefixesIn(index),
            [steady.Uses[index], churned.Uses[index], grown.Uses[index], upgrade[index], zoneLoss[index]]))];
    }

    private SubnetLoads WithoutNodes()
    {
        var (scenario, loads) = (network.Scenario, new SubnetLoads(network));
        foreach (var (index, subnet) in scenario.Subnets.Index())
            loads.Add(index, new AddressUse { OtherUsers = subnet.UsedAddresses });
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

    private SubnetLoads WithNodes(SubnetLoads before, Func<NodeGroupPlan, NodeHolding> node, Func<NodeCount, int> count)
    {
        var loads = before.Copy();
        foreach (var group in groups)
            AddNodes(loads, group, node(group), group.Placement.Spread(count(group.Nodes)));
        return loads;
    }

    private static void AddNodes(SubnetLoads loads, NodeGroupPlan group, NodeHolding node, IReadOnlyList<int> counts)
    {
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] > 0)
                loads.AddNodes(group.Placement.Subnets[i], node, counts[i]);
        }
    }

    // Each group's surge by itself; in each subnet the one that counts most.
    private AddressUse[] WithUpgrade(SubnetLoads grown)
    {
        AddressUse[] peaks = [.. grown.Uses];
        foreach (var group in groups.Where(group => group.Nodes.Most > 0))
        {
            var loads = grown.Copy();
            AddNodes(loads, group, group.Churned, group.Placement.Spread(group.SurgeNodes));
            Raise(peaks, loads);
        }

        foreach (var index in network.ControlPlane)
            peaks[index] += new AddressUse { ControlPlane = ClusterPlanner.ControlPlaneUpgradeAddresses };
        return peaks;
    }

    private AddressUse[] WithZoneLoss(SubnetLoads grown)
    {
        AddressUse[] peaks = [.. grown.Uses];
        foreach (var zone in network.Scenario.Subnets.Select(subnet => subnet.Zone).Distinct())
        {
            var loads = grown.Copy();
            foreach (var group in groups)
                AddNodes(loads, group, group.Churned, group.Placement.MovedFrom(group.Nodes.Most, zone));
            Raise(peaks, loads);
        }

        return peaks;
    }

    private static void Raise(AddressUse[] peaks, SubnetLoads loads)
    {
        for (var i = 0; i < peaks.Length; i++)
            peaks[i] = loads.Uses[i].Total > peaks[i].Total ? loads.Uses[i] : peaks[i];
    }
}
