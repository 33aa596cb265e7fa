using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Sweeps;

/// <summary>
/// Subnet addresses taken by equal nodes in one subnet as one thing changes: the pods per node, those of them with a
/// security group of their own, the nodes, or a warm target. Every point is a settled fresh ramp (<see cref="NodeModel"/>);
/// a node of an IPv6 cluster takes one address whatever its pods, and those of the trunk and branch ENIs.
/// </summary>
/// <remarks>
/// A sweep over one parameter of <see cref="NodeCase"/>. Model limits: branch ENIs that cool are not counted.
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
        return new ConsumptionCurve(label ?? NameOf(settings, scope), ConsumptionAxis.PodsPerNode, Along(
            Start(type, settings, pods: 0, securityGroupPods, nodes), ConsumptionAxis.PodsPerNode, 0, mostPods, scope));
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
        return new ConsumptionCurve(label ?? NameOf(settings), ConsumptionAxis.SecurityGroupPodsPerNode, Along(
            Start(type, settings, podsPerNode, 0, nodes), ConsumptionAxis.SecurityGroupPodsPerNode, 0, podsPerNode));
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
        return new ConsumptionCurve(label ?? NameOf(settings, scope), ConsumptionAxis.Nodes, Along(
            Start(type, settings, podsPerNode, securityGroupPods, nodes: 1), ConsumptionAxis.Nodes, 1, mostNodes, scope));
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
        ArgumentOutOfRangeException.ThrowIfNegative(mostTarget);
        if (axis is ConsumptionAxis.PodsPerNode or ConsumptionAxis.Nodes or ConsumptionAxis.SecurityGroupPodsPerNode)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, "The axis is not a warm target.");
        return new ConsumptionCurve(label ?? $"{podsPerNode} pods", axis, Along(Start(type, settings, podsPerNode, 0, nodes), axis, 0, mostTarget));
    }

    private static NodeCase Start(InstanceType type, CniSettings settings, int pods, int securityGroupPods, int nodes)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentOutOfRangeException.ThrowIfNegative(securityGroupPods);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        return new NodeCase { InstanceType = type, Settings = settings, Pods = pods, SecurityGroupPods = securityGroupPods, Nodes = nodes };
    }

    private static IReadOnlyList<ConsumptionPoint> Along(NodeCase start, ConsumptionAxis axis, int first, int last, ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        var measure = scope switch
        {
            ConsumptionScope.AllSubnets => NodeMeasures.SubnetAddresses,
            ConsumptionScope.NodeSubnet => NodeMeasures.NodeSubnetAddresses,
            ConsumptionScope.PodSubnet => NodeMeasures.PodSubnetAddresses,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "No such scope."),
        };
        var result = Sweep.OfNodes(start).Over(ParameterOf(axis), first, last)
            .Measuring(measure, NodeMeasures.AssignedAddresses, NodeMeasures.BranchEnis, NodeMeasures.WaitingPods).Run();
        var taken = result.Column<long>(measure);
        var (assigned, branches, waiting) = (result.Column<int>(NodeMeasures.AssignedAddresses), result.Column<int>(NodeMeasures.BranchEnis), result.Column<int>(NodeMeasures.WaitingPods));
        var countsPods = scope == ConsumptionScope.AllSubnets || ModeTraits.Of(start.Settings).HasPodSubnets == (scope == ConsumptionScope.PodSubnet);
        return [.. Enumerable.Range(0, result.Rows).Select(row =>
        {
            var x = first + row;
            long nodes = !countsPods ? 0 : axis == ConsumptionAxis.Nodes ? x : start.Nodes;
            return new ConsumptionPoint(x, taken[row], (assigned[row] + branches[row]) * nodes, waiting[row] * nodes);
        })];
    }

    private static SweepParameter<NodeCase> ParameterOf(ConsumptionAxis axis) => axis switch
    {
        ConsumptionAxis.PodsPerNode => NodeParameters.Pods,
        ConsumptionAxis.Nodes => NodeParameters.Nodes,
        ConsumptionAxis.SecurityGroupPodsPerNode => NodeParameters.SecurityGroupPods,
        ConsumptionAxis.WarmEniTarget => NodeParameters.WarmEniTarget,
        ConsumptionAxis.WarmIpTarget => NodeParameters.WarmIpTarget,
        ConsumptionAxis.MinimumIpTarget => NodeParameters.MinimumIpTarget,
        ConsumptionAxis.WarmPrefixTarget => NodeParameters.WarmPrefixTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "No such axis."),
    };

    private static string NameOf(CniSettings settings, ConsumptionScope scope = ConsumptionScope.AllSubnets) => scope switch
    {
        ConsumptionScope.NodeSubnet => $"{settings}: node subnet",
        ConsumptionScope.PodSubnet => $"{settings}: pod subnet",
        _ => settings.ToString(),
    };
}
