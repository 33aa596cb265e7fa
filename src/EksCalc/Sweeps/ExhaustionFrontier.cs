using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>The most nodes that fit a subnet for each number of pods a node: on the line the subnet is full, above it nodes or pods do not come up.</summary>
/// <param name="Label">What sets this frontier apart from others.</param>
/// <param name="Points">From 0 pods a node on, as far as a node has addresses for its pods.</param>
/// <remarks>A sweep over <see cref="NodeParameters.Pods"/> that measures <see cref="NodeMeasures.NodesThatFit"/>.</remarks>
public sealed record ExhaustionFrontier(string Label, IReadOnlyList<FrontierPoint> Points)
{
    /// <summary>The frontier of a type under settings.</summary>
    /// <param name="type">The instance type of every node.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="subnet">The subnet's size; with custom networking, of the nodes' and of the pods' alike.</param>
    /// <param name="mostPods">Pods on each node at the last point; null for max pods less those on the host network.</param>
    /// <param name="label">What sets this frontier apart; null for the settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of pods.</exception>
    /// <remarks>R07: prefixes and single addresses are packed, nothing else is in the subnet, each node is settled after a fresh ramp.</remarks>
    public static ExhaustionFrontier Of(InstanceType type, CniSettings settings, SubnetSize subnet, int? mostPods = null, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(mostPods ?? 0);
        var result = Sweep.OfNodes(new NodeCase { InstanceType = type, Settings = settings, Subnet = subnet })
            .Over(NodeParameters.Pods, 0, mostPods ?? NodeModel.For(type, settings).MostPods)
            .Measuring(NodeMeasures.WaitingPods, NodeMeasures.NodesThatFit)
            .Run();
        var (waiting, nodes) = (result.Column<int>(NodeMeasures.WaitingPods), result.Column<int>(NodeMeasures.NodesThatFit));
        return new ExhaustionFrontier(
            label ?? settings.ToString(), [.. Enumerable.Range(0, result.Rows).TakeWhile(pods => waiting[pods] == 0).Select(pods => new FrontierPoint(pods, nodes[pods]))]);
    }

    /// <summary>The point with most pods in all, the one with fewest nodes where several have as many; null without points.</summary>
    public FrontierPoint? Densest => Points.Count == 0 ? null : Points.MaxBy(point => (point.Pods, -point.Nodes));
}
