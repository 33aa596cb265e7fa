using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Sweeps;

/// <summary>
/// Subnet addresses taken by equal nodes in one subnet as one thing changes: the pods per node, those of them with a
/// security group of their own, the nodes, or a warm target. Every point is a settled fresh ramp (<see cref="NodeIpam"/>);
/// a node of an IPv6 cluster takes one address whatever its pods (<see cref="Ipv6Node"/>).
/// </summary>
/// <remarks>
/// Model limits: branch ENIs that cool are not counted. In IPv6 mode a pod with a security group of its own gets none (R29).
/// </remarks>
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
    /// <param name="securityGroupPods">How many of each node's pods ask for a branch ENI (R30), 0 or more; all of them where there are fewer.</param>
    /// <param name="scope">The subnets to count in; all unless told otherwise.</param>
    public static ConsumptionCurve OverPods(
        InstanceType type,
        CniSettings settings,
        int mostPods,
        int nodes = 1,
        string? label = null,
        int securityGroupPods = 0,
        ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostPods);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var node = new ConsumptionNode(type, settings, scope);
        return new ConsumptionCurve(
            label ?? NameOf(settings, scope), ConsumptionAxis.PodsPerNode, [.. Enumerable.Range(0, mostPods + 1).Select(pods => node.At(pods, pods, securityGroupPods, nodes))]);
    }

    /// <summary>The curve over 0 to all of each node's pods that ask for a branch ENI (R30).</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The CNI's settings; without <see cref="CniSettings.PodEni"/> these pods wait.</param>
    /// <param name="podsPerNode">Pods on each node, those with branch ENIs included, 0 or more.</param>
    /// <param name="nodes">Nodes in the subnet, 1 or more.</param>
    /// <param name="label">What sets this curve apart; null for the settings.</param>
    public static ConsumptionCurve OverSecurityGroupPods(InstanceType type, CniSettings settings, int podsPerNode, int nodes = 1, string? label = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(podsPerNode);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var node = new ConsumptionNode(type, settings);
        return new ConsumptionCurve(
            label ?? settings.ToString(),
            ConsumptionAxis.SecurityGroupPodsPerNode,
            [.. Enumerable.Range(0, podsPerNode + 1).Select(asking => node.At(asking, podsPerNode, asking, nodes))]);
    }

    /// <summary>The curve over 1 to <paramref name="mostNodes"/> nodes with the same pods each.</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="podsPerNode">Pods on each node, 0 or more.</param>
    /// <param name="mostNodes">Nodes at the last point, 1 or more.</param>
    /// <param name="label">What sets this curve apart; null for the settings and the scope.</param>
    /// <param name="securityGroupPods">How many of each node's pods ask for a branch ENI (R30), 0 or more; all of them where there are fewer.</param>
    /// <param name="scope">The subnets to count in; all unless told otherwise.</param>
    public static ConsumptionCurve OverNodes(
        InstanceType type,
        CniSettings settings,
        int podsPerNode,
        int mostNodes,
        string? label = null,
        int securityGroupPods = 0,
        ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostNodes, 1);
        var node = new ConsumptionNode(type, settings, scope);
        return new ConsumptionCurve(
            label ?? NameOf(settings, scope), ConsumptionAxis.Nodes, [.. Enumerable.Range(1, mostNodes).Select(nodes => node.At(nodes, podsPerNode, securityGroupPods, nodes))]);
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

        ConsumptionPoint Point(int target) => new ConsumptionNode(type, WithTarget(settings, axis, target)).At(target, podsPerNode, securityGroupPods: 0, nodes);
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
}
