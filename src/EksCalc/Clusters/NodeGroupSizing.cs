using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>From a node group's description to its numbers.</summary>
internal static class NodeGroupSizing
{
    /// <summary>Every group of a network, in its order.</summary>
    public static IReadOnlyList<NodeGroupPlan> Plan(ClusterNetwork network, IReadOnlyList<NodeGroup> groups, InstanceCatalog catalog) =>
        [.. groups.Zip(network.Placements, (group, placement) => Plan(group, placement, network.Settings, catalog))];

    private static NodeGroupPlan Plan(NodeGroup group, NodePlacement placement, CniSettings settings, InstanceCatalog catalog)
    {
        var types = group.InstanceTypes.Select(catalog.Get).ToList();
        var maxPods = group.MaxPods ?? types.Min(type => UsualMaxPods(type, group, settings));
        var room = Math.Max(0, maxPods - group.HostNetworkPods - group.DaemonSetPods);
        var fit = group.Pods is { } pod ? Math.Min(room, types.Min(type => NodeAllocatable.Of(type, maxPods)?.Fit(pod) ?? int.MaxValue)) : room;
        var nodes = group.Nodes ?? NodeCount.Fixed(fit == 0 ? 0 : DivideUp(group.Pods?.Count ?? 0, fit));
        var wanted = group.PodsPerNode ?? DivideUp(group.Pods?.Count ?? 0, Math.Max(nodes.Desired, 1));
        // A pod that asks for a branch ENI is placed on no node that has none, or none left (R30).
        var securityGroupPods = Math.Min(group.SecurityGroupPods, Math.Min(wanted, fit));
        var branch = group.OperatingSystem == NodeOs.Linux ? Math.Min(securityGroupPods, types.Min(settings.BranchEnisOn)) : 0;
        var pods = Math.Min(wanted, fit) - (securityGroupPods - branch);
        var unscheduled = group.Pods is { } demand ? Math.Max(0, demand.Count - ((long)pods * nodes.Desired)) : (long)(wanted - pods) * nodes.Desired;

        var poolPods = pods - branch + group.DaemonSetPods;
        var surge = Math.Min(room, DivideUp((long)pods * (100 + group.RolloutSurgePercent), 100));
        var mostPods = Math.Max(poolPods, surge - branch + group.DaemonSetPods);
        var steady = Worst(types.ConvertAll(type => Use(type, group, settings, maxPods, poolPods, null, branch)));
        var churned = Worst(types.ConvertAll(type => Use(type, group, settings, maxPods, poolPods, mostPods, branch)));
        var worst = types[churned.Index];
        return new NodeGroupPlan
        {
            Name = group.Name,
            InstanceType = worst.Name,
            Mode = settings.ModeOn(worst),
            MaxPods = maxPods,
            Nodes = nodes,
            PodsPerNode = pods,
            UnscheduledPods = (int)Math.Min(unscheduled, int.MaxValue),
            PoolPods = poolPods,
            BranchPods = branch,
            Steady = steady.Use,
            Churned = churned.Use,
            Placement = placement,
            SurgeNodes = Math.Max(2 * placement.Zones.Count, group.MaxUnavailable),
        };
    }

    // The type with most addresses; the type on which most pods wait may be another.
    private static (int Index, NodeUse Use) Worst(List<NodeUse> uses)
    {
        var (index, worst) = uses.Index().MaxBy(use => use.Item.Total.Total);
        var waiting = uses.Max(use => use.WaitingPods);
        return (index, worst.WaitingPods == waiting ? worst : worst with { WaitingPods = waiting });
    }

    // mostPods null: after a fresh ramp; else after churn that had so many pods.
    private static NodeUse Use(InstanceType type, NodeGroup group, CniSettings settings, int maxPods, int pods, int? mostPods, int branch)
    {
        if (group.OperatingSystem == NodeOs.Windows)
        {
            var windows = WindowsNode.Create(type, new WindowsSettings { PrefixDelegation = settings.Mode == IpMode.PrefixDelegation });
            return NodeUse.Of(windows.Settle(pods), type.SlotsPerEni, primaryServesPods: true, branchEnis: 0);
        }

        if (settings.Mode == IpMode.Ipv6)
            return NodeUse.Of(Ipv6Node.Create(type), pods);
        var node = NodeIpam.Create(type, settings, maxPods);
        return NodeUse.Of(mostPods is { } most ? node.AfterChurn(pods, most) : node.Settle(pods), type.SlotsPerEni, !settings.CustomNetworking, branch);
    }

    private static int UsualMaxPods(InstanceType type, NodeGroup group, CniSettings settings) =>
        group.OperatingSystem == NodeOs.Windows ? MaxPods.Windows(type, settings.Mode == IpMode.PrefixDelegation) + group.HostNetworkPods
        // An IPv6 node's addresses set no limit; what is recommended for prefixes is.
        : settings.Mode == IpMode.Ipv6 ? (type.VCpus > MaxPods.SmallNodeVCpus ? MaxPods.LargeNodeCeiling : MaxPods.SmallNodeCeiling)
        : MaxPods.OfNode(type, settings);

    private static int DivideUp(long value, int by) => (int)Math.Min(int.MaxValue, (value + by - 1) / by);
}
