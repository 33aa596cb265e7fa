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
        var maxPods = group.MaxPods ?? types.Min(type => MaxPods.Usual(type, settings, group.OperatingSystem, group.HostNetworkPods));
        var room = Math.Max(0, maxPods - group.HostNetworkPods - group.DaemonSetPods);
        var fit = group.Pods is { } pod ? Math.Min(room, types.Min(type => NodeAllocatable.Of(type, maxPods)?.Fit(pod) ?? int.MaxValue)) : room;
        var nodes = group.Nodes ?? NodeCount.Fixed(fit == 0 ? 0 : DivideUp(group.Pods?.Count ?? 0, fit));
        var wanted = group.PodsPerNode ?? DivideUp(group.Pods?.Count ?? 0, Math.Max(nodes.Desired, 1));
        var isExcluded = placement.Subnets.Select(network.Discovery.ExcludesPrimaryEniIn).Distinct().ToList();
        var models = Models(isExcluded is [true]);
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
        var excluded = isExcluded.Count > 1 ? Holdings(Models(true)) : ((NodeHolding Steady, NodeHolding Churned)?)null;
        return new NodeGroupPlan
        {
            Name = group.Name,
            InstanceType = worst.Type.Name,
            Mode = settings.ModeOn(worst.Type),
            MaxPods = maxPods,
            Nodes = nodes,
            PodsPerNode = pods,
            UnscheduledPods = (int)Math.Min(unscheduled, int.MaxValue),
            PoolPods = poolPods,
            BranchPods = branch,
            Steady = steady.Holding.WithWaiting(Math.Max(steady.Holding.WaitingPods, excluded?.Steady.WaitingPods ?? 0)),
            Churned = churned.Holding,
            Excluded = excluded,
            Placement = placement,
            SurgeNodes = Math.Max(2 * placement.Zones.Count, group.MaxUnavailable),
        };

        List<NodeModel> Models(bool primaryExcluded) =>
            types.ConvertAll(type => NodeModel.For(type, settings, maxPods, group.OperatingSystem, network.Scenario.CniVersion, primaryExcluded));

        NodeHolding Steady(NodeModel model) => model.Hold(poolPods, branch);

        NodeHolding Churned(NodeModel model) => model.Holding(model.AfterChurn(poolPods, mostPods, branch));

        (NodeHolding Steady, NodeHolding Churned) Holdings(List<NodeModel> nodes) => (Worst(nodes.ConvertAll(Steady)).Holding, Worst(nodes.ConvertAll(Churned)).Holding);
    }

    // The type with most addresses; the type on which most pods wait may be another.
    private static (int Index, NodeHolding Holding) Worst(List<NodeHolding> holdings)
    {
        var (index, worst) = holdings.Index().MaxBy(holding => holding.Item.Total.Total);
        var waiting = holdings.Max(holding => holding.WaitingPods);
        return (index, worst.WaitingPods == waiting ? worst : worst.WithWaiting(waiting));
    }

    private static int DivideUp(long value, int by) => (int)Math.Min(int.MaxValue, (value + by - 1) / by);
}
