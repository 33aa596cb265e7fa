using EksCalc.Clusters;
using EksCalc.Instances;

namespace EksCalc.Advice;

/// <summary>
/// The growths at which a cluster takes most. More pods need not take more addresses: where nodes follow from pods, one more pod can bring a node and
/// leave fewer pods on each. So what is to hold up to a growth is tried at every one of these, not at the last alone.
/// </summary>
internal static class GrowthSteps
{
    /// <summary>A network's groups, sized, at the growths of a range that no other one exceeds in every group: what holds for these holds for all of the range.</summary>
    /// <param name="network">The subnets, with the groups before they grow.</param>
    /// <param name="catalog">Instance limits.</param>
    /// <param name="from">The least growth in percent.</param>
    /// <param name="to">The most.</param>
    /// <returns>The most growth first, whether another exceeds it or not.</returns>
    public static IReadOnlyList<GrownGroups> Of(ClusterNetwork network, InstanceCatalog catalog, int from, int to)
    {
        var groups = network.Scenario.NodeGroups;
        var worst = new List<GrownGroups> { Sized(to) };
        // Nodes that are given grow with the percentage.
        for (var percent = to - 1; percent >= from && groups.Any(group => group.Pods is not null); percent--)
        {
            var sized = Sized(percent);
            if (!worst.Exists(more => Exceeds(more.Sized, sized.Sized)))
                worst.Add(sized);
        }

        return worst;

        GrownGroups Sized(int percent)
        {
            var grown = Growth.Of(groups, percent);
            return new GrownGroups(grown, NodeGroupSizing.Plan(network, grown, catalog));
        }
    }

    private static bool Exceeds(IReadOnlyList<NodeGroupPlan> more, IReadOnlyList<NodeGroupPlan> less)
    {
        for (var i = 0; i < more.Count; i++)
        {
            if (!Exceeds(more[i], less[i]))
                return false;
        }

        return true;
    }

    private static bool Exceeds(NodeGroupPlan more, NodeGroupPlan less) => less.ByType.Count == 0 ? IsMore(more, less)
        : more.ByType.Zip(less.ByType).All(type => IsMore(type.First, type.Second));

    private static bool IsMore(NodeGroupPlan more, NodeGroupPlan less) =>
        more.Nodes.Desired >= less.Nodes.Desired && more.Nodes.Most >= less.Nodes.Most
        && more.PodsPerNode >= less.PodsPerNode && more.PoolPods >= less.PoolPods && more.BranchPods >= less.BranchPods
        && more.UnscheduledPods >= less.UnscheduledPods;
}

/// <summary>The groups of a network at one growth.</summary>
internal readonly record struct GrownGroups(IReadOnlyList<NodeGroup> Groups, IReadOnlyList<NodeGroupPlan> Sized)
{
    public ClusterPlan PlanIn(ClusterNetwork network, InstanceCatalog catalog) => new(network.With(Groups), catalog, Sized);
}
