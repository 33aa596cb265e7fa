using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>Makes a plan of a scenario.</summary>
public static class ClusterPlanner
{
    /// <summary>Cross-account ENIs that EKS places in the cluster's subnets: 2 to 4, so 4 (R09).</summary>
    public const int ControlPlaneEnis = 4;

    /// <summary>Addresses that a control-plane update needs in addition (R10).</summary>
    public const int ControlPlaneUpgradeAddresses = 5;

    /// <summary>What the scenario takes of its subnets.</summary>
    /// <param name="scenario">The scenario; every name in it must exist.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">An instance type that the catalog does not have.</exception>
    /// <exception cref="KeyNotFoundException">A subnet's name that the scenario does not have.</exception>
    public static ClusterPlan Plan(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        catalog ??= InstanceCatalog.Default;
        var settings = scenario.Settings;
        var groups = scenario.NodeGroups.Select(group => NodeGroupSizing.Plan(scenario, group, settings, catalog)).ToList();

        return new ClusterPlan(scenario, settings, groups, Subnets(scenario, settings, groups));
    }

    /// <summary>The subnets with groups that are already sized.</summary>
    internal static IReadOnlyList<SubnetPlan> Subnets(ClusterScenario scenario, CniSettings settings, IReadOnlyList<NodeGroupPlan> groups)
    {
        var empty = WithoutNodes(scenario, settings);
        var steady = WithNodes(empty, groups, group => group.Steady, nodes => nodes.Desired);
        var churned = WithNodes(empty, groups, group => group.Churned, nodes => nodes.Desired);
        var grown = WithNodes(empty, groups, group => group.Churned, nodes => nodes.Most);
        var upgrade = WithUpgrade(scenario, grown, groups);
        var zoneLoss = WithZoneLoss(scenario, grown, groups);
        return [.. scenario.Subnets.Select((subnet, index) => new SubnetPlan
        {
            Subnet = subnet,
            Nodes = steady.NodesIn(index),
            Steady = steady[index],
            Churned = churned[index],
            Grown = grown[index],
            Upgrade = upgrade[index],
            ZoneLoss = zoneLoss[index],
            Ipv6Prefixes = grown.Ipv6PrefixesIn(index),
        })];
    }

    private static SubnetLoads WithoutNodes(ClusterScenario scenario, CniSettings settings)
    {
        var loads = new SubnetLoads(scenario, settings);
        foreach (var subnet in scenario.Subnets)
            loads.Add(subnet.Name, new AddressUse { OtherUsers = subnet.UsedAddresses });
        var clusterSubnets = scenario.ControlPlaneSubnets.Distinct().ToList();
        for (var i = 0; i < ControlPlaneEnis && clusterSubnets.Count > 0; i++)
            loads.Add(clusterSubnets[i % clusterSubnets.Count], new AddressUse { ControlPlane = 1 });
        foreach (var consumer in scenario.Consumers)
        {
            for (var i = 0; i < consumer.Subnets.Count; i++)
                loads.Add(consumer.Subnets[i], new AddressUse { Consumers = AddressesIn(consumer, i) });
        }

        return loads;
    }

    // Fargate pods are counted over all subnets, other consumers in each.
    private static long AddressesIn(Consumer consumer, int index) => consumer.Kind == ConsumerKind.FargatePod
        ? (consumer.Count / consumer.Subnets.Count) + (index < consumer.Count % consumer.Subnets.Count ? 1 : 0)
        : (long)Consumer.AddressesOf(consumer.Kind) * consumer.Count;

    private static SubnetLoads WithNodes(SubnetLoads before, IReadOnlyList<NodeGroupPlan> groups, Func<NodeGroupPlan, NodeUse> node, Func<NodeCount, int> count)
    {
        var loads = before.Copy();
        foreach (var group in groups)
            AddNodes(loads, group, node(group), group.Placement.Spread(count(group.Nodes)));
        return loads;
    }

    private static void AddNodes(SubnetLoads loads, NodeGroupPlan group, NodeUse node, IReadOnlyList<int> counts)
    {
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] > 0)
                loads.AddNodes(group.Placement.Subnets[i], node, counts[i]);
        }
    }

    private static AddressUse[] WithUpgrade(ClusterScenario scenario, SubnetLoads grown, IReadOnlyList<NodeGroupPlan> groups)
    {
        var peaks = Largest(scenario, grown, groups.Where(group => group.Nodes.Most > 0).Select(group => (group, group.Placement.Spread(group.SurgeNodes))));
        for (var i = 0; i < peaks.Length; i++)
        {
            if (scenario.ControlPlaneSubnets.Contains(scenario.Subnets[i].Name))
                peaks[i] += new AddressUse { ControlPlane = ControlPlaneUpgradeAddresses };
        }

        return peaks;
    }

    private static AddressUse[] WithZoneLoss(ClusterScenario scenario, SubnetLoads grown, IReadOnlyList<NodeGroupPlan> groups)
    {
        var peaks = Now(scenario, grown);
        foreach (var zone in scenario.Subnets.Select(subnet => subnet.Zone).Distinct())
        {
            var loads = grown.Copy();
            foreach (var group in groups)
                AddNodes(loads, group, group.Churned, group.Placement.MovedFrom(group.Nodes.Most, zone));
            Raise(peaks, loads);
        }

        return peaks;
    }

    // Each addition by itself; in each subnet the one that counts most.
    private static AddressUse[] Largest(ClusterScenario scenario, SubnetLoads before, IEnumerable<(NodeGroupPlan Group, IReadOnlyList<int> Counts)> additions)
    {
        var peaks = Now(scenario, before);
        foreach (var (group, counts) in additions)
        {
            var loads = before.Copy();
            AddNodes(loads, group, group.Churned, counts);
            Raise(peaks, loads);
        }

        return peaks;
    }

    private static AddressUse[] Now(ClusterScenario scenario, SubnetLoads loads) => [.. Enumerable.Range(0, scenario.Subnets.Count).Select(index => loads[index])];

    private static void Raise(AddressUse[] peaks, SubnetLoads loads)
    {
        for (var i = 0; i < peaks.Length; i++)
            peaks[i] = loads[i].Total > peaks[i].Total ? loads[i] : peaks[i];
    }
}
