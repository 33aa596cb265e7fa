using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>From a node group's description to its numbers.</summary>
internal sealed class NodeGroupSizing
{
    private readonly NodeGroup group;
    private readonly NodePlacement placement;
    private readonly ClusterNetwork network;
    private readonly KubeletSetup kubelet;
    private readonly int lowest;

    private NodeGroupSizing(NodeGroup group, NodePlacement placement, ClusterNetwork network, IReadOnlyList<InstanceType> types)
    {
        (this.group, this.placement, this.network) = (group, placement, network);
        kubelet = group.Kubelet(network.Scenario);
        lowest = types.Min(type => MaxPods.Told(type, network.Settings, kubelet).Pods);
    }

    /// <summary>Every group of a network, in its order.</summary>
    public static IReadOnlyList<NodeGroupPlan> Plan(ClusterNetwork network, IReadOnlyList<NodeGroup> groups, InstanceCatalog catalog) =>
        [.. groups.Zip(network.Placements, (group, placement) => Plan(group, placement, network, catalog))];

    private static NodeGroupPlan Plan(NodeGroup group, NodePlacement placement, ClusterNetwork network, InstanceCatalog catalog)
    {
        var types = group.InstanceTypes.Select(catalog.Get).ToList();
        var sizing = new NodeGroupSizing(group, placement, network, types);
        // Karpenter makes no node of a type on which none of its pods finds a place (R16).
        var leftOut = new List<string>();
        if (group.IsOfKarpenter && types.FindAll(type => sizing.RoomOn(type) > 0) is { Count: > 0 } able)
            (types, leftOut) = (able, types.Except(able).Select(type => type.Name).ToList());
        if (group.InstanceTypes.Count == 1)
            return sizing.Of(group, types);
        // Nodes of a managed group are all told the same; others' are as many, and take as many pods, as their type makes of it.
        var planned = group.Kind == NodeGroupKind.Managed ? sizing.Of(group, types) : TypeChoice.Worst(types.ConvertAll(type => sizing.Of(group, [type]))).WithLeftOut(leftOut);
        return types.Count == 1 ? planned : planned.WithMix(() => NodeMixing.Of(group, types, placement, sizing));
    }

    /// <summary>The group, or what is like it, as nodes of some of its types: the worst of them for each number.</summary>
    /// <param name="group">The group; nodes and pods may be others.</param>
    /// <param name="types">One type, or all of a managed group.</param>
    public NodeGroupPlan Of(NodeGroup group, IReadOnlyList<InstanceType> types)
    {
        var maxPods = types.Min(MaxPodsOn);
        var room = Math.Max(0, maxPods - group.HostNetworkPods - group.DaemonSetPods);
        var resourceRoom = group.Pods is { } pod ? types.Min(type => ResourceRoomOf(type, pod)) : int.MaxValue;
        var fit = Math.Min(room, resourceRoom);
        var nodes = group.Nodes ?? NodeCount.Fixed(fit == 0 ? 0 : DivideUp(group.Pods?.Count ?? 0, fit));
        var wanted = group.PodsPerNode ?? DivideUp(group.Pods?.Count ?? 0, Math.Max(nodes.Desired, 1));
        var excludedSubnets = placement.Subnets.Count(network.Discovery.ExcludesPrimaryEniIn);
        var isExcluded = excludedSubnets > 0 && excludedSubnets == placement.Subnets.Length;
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
        var churnedOfTypes = models.ConvertAll(Churned);
        var churned = Worst(churnedOfTypes);
        var worst = models[churned.Index];
        var excludedModels = excludedSubnets > 0 && !isExcluded ? Models(true) : null;
        var excluded = excludedModels is null ? ((NodeHolding Steady, NodeHolding Churned)?)null : Holdings(excludedModels);
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
            ModelIn = primaryExcluded => primaryExcluded == isExcluded ? worst : Model(worst.Type, worst.MaxPods, primaryExcluded),
            Steady = steady.Holding.WithWaiting(Math.Max(steady.Holding.WaitingPods, excluded?.Steady.WaitingPods ?? 0)),
            Churned = churned.Holding,
            Excluded = excluded,
            ChurnedOfTypes = [.. churnedOfTypes.Zip(excludedModels?.ConvertAll(Churned) ?? churnedOfTypes)],
            PodsWithoutEni = network.NodesWithoutEniForPods(group, placement, nodes.Desired) * (poolPods + branch),
            Placement = placement,
            SurgeNodes = group.SurgeNodes(nodes.Most, placement.Zones.Length),
        };

        List<NodeModel> Models(bool primaryExcluded) => [.. types.Select(type => Model(type, MaxPodsOn(type), primaryExcluded))];

        NodeHolding Steady(NodeModel model) => model.Hold(poolPods, branch);

        NodeHolding Churned(NodeModel model) => model.Holding(model.AfterChurn(poolPods, mostPods, branch));

        (NodeHolding Steady, NodeHolding Churned) Holdings(List<NodeModel> nodes) => (Worst(nodes.ConvertAll(Steady)).Holding, Worst(nodes.ConvertAll(Churned)).Holding);
    }

    /// <summary>The workload's pods that a node of a type has room for: by max pods, CPU and memory.</summary>
    public int RoomOn(InstanceType type)
    {
        var room = Math.Max(0, MaxPodsOn(type) - group.HostNetworkPods - group.DaemonSetPods);
        return group.Pods is { } pod ? Math.Min(room, ResourceRoomOf(type, pod)) : room;
    }

    // R14: of a managed group the lowest is told to all nodes; others tell each type its own.
    private int MaxPodsOn(InstanceType type) => group.Kind == NodeGroupKind.Managed ? lowest : MaxPods.Told(type, network.Settings, kubelet).Pods;

    private int ResourceRoomOf(InstanceType type, PodDemand pod) => NodeAllocatable.Of(type, MaxPodsOn(type))?.Fit(pod) ?? int.MaxValue;

    private NodeModel Model(InstanceType type, int maxPods, bool primaryExcluded) => group.Kind == NodeGroupKind.AutoMode
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
