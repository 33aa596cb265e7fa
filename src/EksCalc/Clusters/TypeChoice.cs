using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Which of several instance types a group is planned as, where all its nodes may be of any of them.</summary>
internal static class TypeChoice
{
    private static readonly EniSubnet[] SubnetKinds = Enum.GetValues<EniSubnet>();

    /// <summary>
    /// The plan of the type that takes most addresses at the peaks, with the others that take more than it in some situation or subnet: fewer nodes that
    /// hold more each can be more in one subnet.
    /// </summary>
    /// <param name="byType">The group's plan as each type alone; one or more.</param>
    public static NodeGroupPlan Worst(IReadOnlyList<NodeGroupPlan> byType)
    {
        var worst = byType.MaxBy(AtPeak)!;
        var others = new List<NodeGroupPlan>();
        foreach (var plan in byType.Where(plan => !Covers(worst, plan)).OrderByDescending(AtPeak))
        {
            if (!others.Exists(other => Covers(other, plan)))
                others.Add(plan);
        }

        return worst.WithTypes(byType, others);
    }

    private static long AtPeak(NodeGroupPlan plan) => ((long)plan.Nodes.Most + plan.SurgeNodes) * plan.Churned.Total.Total;

    // Not fewer nodes, of which each holds no less of any subnet.
    private static bool Covers(NodeGroupPlan more, NodeGroupPlan less) =>
        more.Nodes.Desired >= less.Nodes.Desired && more.Nodes.Most >= less.Nodes.Most && more.SurgeNodes >= less.SurgeNodes
        && Covers(more.SteadyNodes, less.SteadyNodes) && Covers(more.ChurnedNodes, less.ChurnedNodes);

    private static bool Covers(NodeHoldings more, NodeHoldings less) => Covers(more.Usual, less.Usual) && Covers(more.WithoutPrimary, less.WithoutPrimary);

    private static bool Covers(NodeHolding more, NodeHolding less) =>
        more.Ipv6Prefixes >= less.Ipv6Prefixes && Array.TrueForAll(SubnetKinds, kind => Covers(more.Of(kind), less.Of(kind)));

    private static bool Covers(AddressUse more, AddressUse less) =>
        more.Total >= less.Total && more.Prefixes >= less.Prefixes && more.SingleAddresses >= less.SingleAddresses;
}
