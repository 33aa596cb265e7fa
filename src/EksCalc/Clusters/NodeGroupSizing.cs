using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>From a node group's description to its numbers.</summary>
internal static class NodeGroupSizing
{
    /// <summary>Every group of a network, in its order.</summary>
    public static IReadOnlyList<NodeGroupPlan> Plan(ClusterNetwork network, IReadOnlyList<NodeGroup> groups, InstanceCatalog catalog) =>
        [.. groups.Zip(network.Placements, (group, placement) => Plan(group, placement, network, catalog))];

    private static NodeGroupPlan Plan(NodeGroup group, NodePlacement placement, ClusterNetwork network, InstanceCatalog catalog)
    {
        var settings = network.Settings;
        var types = group.InstanceTypes.Select(catalog.Get).ToList();
        var kubelet = group.Kubelet(network.Scenario);
        var maxPods = types.Min(type => MaxPods.Told(type, settings, kubelet).Pods);
        var room = Math.Max(0, maxPods - group.HostNetworkPods - group.DaemonSetPods);
        var resourceRoom = group.Pods is { } pod ? types.Min(type => NodeAllocatable.Of(type, maxPods)?.Fit(pod) ?? int.MaxValue) : int.MaxValue;
        var fit = Math.Min(room, resourceRoom);
        var nodes = group.Nodes ?? NodeCount.Fixed(fit == 0 ? 0 : DivideUp(group.Pods?.Count ?? 0, fit));
        var wanted = group.PodsPerNode ?? DivideUp(group.Pods?.Count ?? 0, Math.Max(nodes.Desired, 1));
        var excludedSubnets = placement.Subnets.Count(network.Discovery.ExcludesPrimaryEniIn);
        var isExcluded = excludedSubnets > 0 && excludedSubnets == placement.Subnets.Count;
        var models = Models(isExcluded);
        // A pod that asks for a branch ENI is placed on no node that has none, or none left (R30).
        var securityGroupPods = Math.Min(group.SecurityGroupPods, Math.Min(wanted, fit));
        var branch = Math.Min(securityGroupPods, models.Min(model => model.MostBranchEnis));
        var pods = Math.Min(wanted, fit) - (securityGroupPods - branch);
        var unscheduled = group.Pods is { } demand ? Math.Max(0, demand.Count - ((long)pods * nodes.Desired)) : (long)(wanted - pods) * nodes.Desired;

        var poolPods = pods - branch + group.DaemonSetPods;
        var surge = Math.Min(room, DivideUp((long)pods * (100 + group.RolloutSurgePercent), 100));
        var mostPods = Math.Max(poolPods, surge - branch + group.DaemonSetPods);
        var steady = Worst(models.ConvertAll(Steady));
        var churned = Worst(models.ConvertAll(Churned));
        var worst = models[churned.Index];
        var excluded = excludedSubnets > 0 && !isExcluded ? Holdings(Models(true)) : ((NodeHolding Steady, NodeHolding Churned)?)null;
        return new NodeGroupPlan
        {
            Name = group.Name,
            InstanceType = worst.Type.Name,
            Mode = worst.Mode,
            MaxPods = maxPods,
            Nodes = nodes,
            PodsPerNode = pods,
            PodRoom = fit,
            ResourceRoom = resourceRoom,
            CanServePods = models.All(model => model.CanServePods),
            UnscheduledPods = (int)Math.Min(unscheduled, int.MaxValue),
            PoolPods = poolPods,
            BranchPods = branch,
            MostPoolPods = mostPods,
            ModelIn = primaryExcluded => primaryExcluded == isExcluded ? worst : Model(group, worst.Type, network, worst.MaxPods, primaryExcluded),
            Steady = steady.Holding.WithWaiting(Math.Max(steady.Holding.WaitingPods, excluded?.Steady.WaitingPods ?? 0)),
            Churned = churned.Holding,
            Excluded = excluded,
            PodsWithoutEni = placement.Spread(nodes.Desired).Index().Where(zone => network.HasNoEniForPods(group, placement.SubnetsOf[zone.Index])).Sum(zone => (long)zone.Item * poolPods),
            Mix = NodeMixing.Of(group, types, network, maxPods),
            Placement = placement,
            SurgeNodes = group.SurgeNodes(nodes.Most, placement.Zones.Count),
        };

        List<NodeModel> Models(bool primaryExcluded) =>
            types.ConvertAll(type => Model(group, type, network, MaxPodsOn(type), primaryExcluded));

        // R14: of a managed group the lowest is told to all nodes; others tell each type its own.
        int MaxPodsOn(InstanceType type) => group.Kind == NodeGroupKind.Managed ? maxPods : MaxPods.Told(type, settings, kubelet).Pods;

        NodeHolding Steady(NodeModel model) => model.Hold(poolPods, branch);

        NodeHolding Churned(NodeModel model) => model.Holding(model.AfterChurn(poolPods, mostPods, branch));

        (NodeHolding Steady, NodeHolding Churned) Holdings(List<NodeModel> nodes) => (Worst(nodes.ConvertAll(Steady)).Holding, Worst(nodes.ConvertAll(Churned)).Holding);
    }

    /// <summary>The model of a group's node.</summary>
    internal static NodeModel Model(NodeGroup group, InstanceType type, ClusterNetwork network, int maxPods, bool primaryExcluded = false) => group.Kind == NodeGroupKind.AutoMode
        ? NodeModel.ForAutoMode(type, network.Settings.Mode == IpMode.Ipv6, maxPods)
        : NodeModel.For(type, network.Settings, maxPods, group.OperatingSystem, network.Scenario.CniVersion, primaryExcluded, network.Scenario.Windows, group.UnmanagedEnis);

    // The type with most addresses; the type on which most pods wait may be another.
    private static (int Index, NodeHolding Holding) Worst(List<NodeHolding> holdings)
    {
        var (worst, waiting) = (0, 0);
        for (var index = 0; index < holdings.Count; index++)
        {
            worst = holdings[index].Total.Total > holdings[worst].Total.Total ? index : worst;
            waiting = Math.Max(waiting, holdings[index].WaitingPods);
        }

        return (worst, holdings[worst].WithWaiting(waiting));
    }

    private static int DivideUp(long value, int by) => (int)Math.Min(int.MaxValue, (value + by - 1) / by);
}
