using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Ipam;

namespace EksCalc.Sweeps;

/// <summary>
/// Subnet addresses taken by equal nodes in one subnet as one thing changes: the pods per node, the nodes, or a warm
/// target. Every point is a settled fresh ramp (<see cref="NodeIpam"/>).
/// </summary>
/// <param name="Label">What sets this curve apart from the others, e.g. <c>WARM_IP_TARGET=5</c>.</param>
/// <param name="Axis">What changes from point to point.</param>
/// <param name="Points">In ascending order of <see cref="ConsumptionPoint.X"/>.</param>
public sealed record ConsumptionCurve(string Label, ConsumptionAxis Axis, IReadOnlyList<ConsumptionPoint> Points)
{
    /// <summary>The curve over 0 to <paramref name="mostPods"/> pods on each node.</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="mostPods">Pods on each node at the last point, 0 or more.</param>
    /// <param name="nodes">Nodes in the subnet, 1 or more.</param>
    /// <param name="label">What sets this curve apart; null for the settings and the scope.</param>
    /// <param name="scope">The subnets to count in; all unless told otherwise.</param>
    public static ConsumptionCurve OverPods(
        InstanceType type, CniSettings settings, int mostPods, int nodes = 1, string? label = null, ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(mostPods);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var node = NodeIpam.Create(type, settings);
        return new ConsumptionCurve(
            label ?? NameOf(settings, scope), ConsumptionAxis.PodsPerNode, [.. Enumerable.Range(0, mostPods + 1).Select(pods => At(pods, node.Settle(pods), nodes, scope))]);
    }

    /// <summary>The curve over 1 to <paramref name="mostNodes"/> nodes with the same pods each.</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="podsPerNode">Pods on each node, 0 or more.</param>
    /// <param name="mostNodes">Nodes at the last point, 1 or more.</param>
    /// <param name="label">What sets this curve apart; null for the settings and the scope.</param>
    /// <param name="scope">The subnets to count in; all unless told otherwise.</param>
    public static ConsumptionCurve OverNodes(
        InstanceType type, CniSettings settings, int podsPerNode, int mostNodes, string? label = null, ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostNodes, 1);
        var plan = NodeIpam.Create(type, settings).Settle(podsPerNode);
        return new ConsumptionCurve(
            label ?? NameOf(settings, scope), ConsumptionAxis.Nodes, [.. Enumerable.Range(1, mostNodes).Select(nodes => At(nodes, plan, nodes, scope))]);
    }

    /// <summary>The curve over 0 to <paramref name="mostTarget"/> of one warm target, the other settings staying as given.</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The settings; the swept target's own value is replaced.</param>
    /// <param name="axis">Which target changes.</param>
    /// <param name="podsPerNode">Pods on each node, 0 or more.</param>
    /// <param name="mostTarget">The last value, 0 or more.</param>
    /// <param name="nodes">Nodes in the subnet, 1 or more.</param>
    /// <param name="label">What sets this curve apart; null for the pods per node.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range, or the axis is no warm target.</exception>
    public static ConsumptionCurve OverTarget(
        InstanceType type, CniSettings settings, ConsumptionAxis axis, int podsPerNode, int mostTarget, int nodes = 1, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(mostTarget);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        return new ConsumptionCurve(label ?? $"{podsPerNode} pods", axis, [.. Enumerable.Range(0, mostTarget + 1).Select(Point)]);

        ConsumptionPoint Point(int target) => At(target, NodeIpam.Create(type, WithTarget(settings, axis, target)).Settle(podsPerNode), nodes, ConsumptionScope.AllSubnets);
    }

    private static CniSettings WithTarget(CniSettings settings, ConsumptionAxis axis, int target) => axis switch
    {
        ConsumptionAxis.WarmEniTarget => settings with { WarmEniTarget = target },
        ConsumptionAxis.WarmIpTarget => settings with { WarmIpTarget = target },
        ConsumptionAxis.MinimumIpTarget => settings with { MinimumIpTarget = target },
        ConsumptionAxis.WarmPrefixTarget => settings with { WarmPrefixTarget = target },
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "The axis is not a warm target."),
    };

    private static string NameOf(CniSettings settings, ConsumptionScope scope) => scope switch
    {
        ConsumptionScope.NodeSubnet => $"{settings}: node subnet",
        ConsumptionScope.PodSubnet => $"{settings}: pod subnet",
        _ => settings.ToString(),
    };

    private static ConsumptionPoint At(int x, NodePlan plan, long nodes, ConsumptionScope scope)
    {
        var addresses = scope switch
        {
            ConsumptionScope.AllSubnets => plan.SubnetAddresses,
            ConsumptionScope.NodeSubnet => plan.NodeSubnetAddresses,
            ConsumptionScope.PodSubnet => plan.PodSubnetAddresses,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "No such scope."),
        };
        var pods = scope == ConsumptionScope.AllSubnets || plan.CustomNetworking == (scope == ConsumptionScope.PodSubnet) ? nodes : 0;
        return new ConsumptionPoint(x, addresses * nodes, plan.AssignedAddresses * pods, plan.WaitingPods * pods);
    }
}
