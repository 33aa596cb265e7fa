using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>One node group as planned: how many nodes, what each holds, where they are.</summary>
public sealed class NodeGroupPlan
{
    private static readonly NodePlacement Nowhere = new(new SubnetsByZone([], []), new NodeGroup { Name = "", InstanceTypes = [] });

    private NodeCount nodes;
    private int unscheduledPods;
    private NodeHolding steady = null!;
    private bool canServePods = true;
    private Lazy<NodeMix>? mix;

    internal NodeGroupPlan()
    {
    }

    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Of the group's instance types, the one whose nodes take most addresses after churn. Where each type is told max pods of its own, so that nodes and pods
    /// of a node differ, the numbers are those of all nodes being of this type.
    /// </summary>
    public required string InstanceType { get; init; }

    /// <summary>The mode as it runs on the group's nodes: prefixes fall back to secondary addresses on types without Nitro (R15).</summary>
    public required IpMode Mode { get; init; }

    /// <summary>kubelet's max pods: in a managed group of mixed types the lowest (R14), else that of <see cref="InstanceType"/> (R13, R16).</summary>
    public required int MaxPods { get; init; }

    /// <summary>Nodes as a rule and at most.</summary>
    public required NodeCount Nodes
    {
        get => nodes;
        init => nodes = value;
    }

    /// <summary>The workload's pods that are scheduled on each node.</summary>
    public required int PodsPerNode { get; init; }

    /// <summary>The workload's pods that a node has room for: by max pods, CPU and memory.</summary>
    internal int PodRoom { get; init; }

    /// <summary>Pods that find room on a node by CPU and memory; <see cref="int.MaxValue"/> where they set no limit.</summary>
    internal int ResourceRoom { get; init; } = int.MaxValue;

    /// <summary>Whether the nodes give any pod an address; if not, ipamd does not start on one of the types.</summary>
    internal bool CanServePods
    {
        get => canServePods;
        init => canServePods = value;
    }

    /// <summary>The workload's pods for which there is no place on the nodes: max pods, CPU or memory stands against it.</summary>
    public required int UnscheduledPods
    {
        get => unscheduledPods;
        init => unscheduledPods = value;
    }

    /// <summary>The workload's pods without a place on a node, or without an address; all of them where no subnet is for its nodes.</summary>
    internal long PodsLeftOut => ByType.Count > 0 ? ByType.Max(type => type.PodsLeftOut)
        : UnscheduledPods + (Placement.Zones.Length == 0 ? (long)PodsPerNode * Nodes.Desired : Math.Max((long)Steady.WaitingPods * Nodes.Desired, PodsWithoutEni));

    /// <summary>Pods on nodes for which ipamd finds no subnet to make an ENI in: they get no address.</summary>
    internal long PodsWithoutEni { get; init; }

    /// <summary>Pods on each node that take an address of the pool: the workload's without branch ENIs, and daemon sets'.</summary>
    public required int PoolPods { get; init; }

    /// <summary>The most there are for a while, when deployments roll out.</summary>
    internal int MostPoolPods { get; init; }

    /// <summary>The model of the type that counts, by whether its subnet's tags take the primary ENI out.</summary>
    internal Func<bool, NodeModel> ModelIn { get; init; } = null!;

    /// <summary>Pods on each node that have a branch ENI.</summary>
    public required int BranchPods { get; init; }

    /// <summary>What a node holds after a fresh ramp, of whichever type takes most addresses then.</summary>
    public required NodeHolding Steady
    {
        get => steady;
        init => steady = value;
    }

    /// <summary>The most a node of any of the types can hold after pods have come and gone.</summary>
    public required NodeHolding Churned { get; init; }

    /// <summary>What a node holds in subnets whose tags take its primary ENI out (R34); null where no subnet of the group's is one, or where all are.</summary>
    internal (NodeHolding Steady, NodeHolding Churned)? Excluded { get; init; }

    /// <summary>The most that a node of each of the types can hold: where tags leave its primary ENI to pods, and where they do not.</summary>
    internal IReadOnlyList<(NodeHolding Usual, NodeHolding WithoutPrimary)> ChurnedOfTypes { get; init; } = [];

    /// <summary>What nodes hold after a fresh ramp, by subnet.</summary>
    internal NodeHoldings SteadyNodes => new(Steady, Excluded?.Steady ?? Steady, ModelIn, PoolPods);

    /// <summary>The most nodes can hold after churn, by subnet.</summary>
    internal NodeHoldings ChurnedNodes => new(Churned, Excluded?.Churned ?? Churned, ModelIn, MostPoolPods);

    /// <summary>The same group as a mix of its types; null where it has one type.</summary>
    public NodeMix? Mix => mix?.Value;

    /// <summary>Whether there is a mix, which is made when it is asked for.</summary>
    internal bool HasMix => mix is not null;

    /// <summary>
    /// Of several types that are each told max pods of their own, the one that takes fewest addresses after churn, as if all nodes were of it: the other end of
    /// the range. Null elsewhere.
    /// </summary>
    public NodeMixType? Best { get; private set; }

    /// <summary>The group as each of its types alone, where these differ in nodes or pods; else empty.</summary>
    internal IReadOnlyList<NodeGroupPlan> ByType { get; private set; } = [];

    /// <summary>Those of <see cref="ByType"/> that take more than this one in some situation or subnet.</summary>
    internal IReadOnlyList<NodeGroupPlan> Others { get; private set; } = [];

    /// <summary>Those of the group's types of which Karpenter makes no node, as none of the pods finds a place there, while one does on others (R16).</summary>
    internal IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>The nodes' subnets, and how the nodes are spread over them.</summary>
    internal NodePlacement Placement { get; init; } = Nowhere;

    /// <summary>Nodes more than the most that an update brings, by the group's kind and strategy (R16, R32).</summary>
    public int SurgeNodes { get; init; }

    /// <summary>The same group with more nodes at most.</summary>
    internal NodeGroupPlan WithMore(int added)
    {
        var copy = (NodeGroupPlan)MemberwiseClone();
        copy.nodes = Nodes with { Most = Nodes.Most + added };
        copy.Others = [.. Others.Select(other => other.WithMore(added))];
        return copy;
    }

    /// <summary>The same group with its mix, which is made when it is asked for.</summary>
    internal NodeGroupPlan WithMix(Func<NodeMix> make)
    {
        var copy = (NodeGroupPlan)MemberwiseClone();
        copy.mix = new Lazy<NodeMix>(make);
        return copy;
    }

    /// <summary>The same group without nodes of some types.</summary>
    internal NodeGroupPlan WithLeftOut(IReadOnlyList<string> types)
    {
        var copy = (NodeGroupPlan)MemberwiseClone();
        copy.LeftOut = types;
        return copy;
    }

    /// <summary>The group as this type, of several; pods that wait or have no place are those of the type with most of them.</summary>
    /// <param name="byType">As each type alone.</param>
    /// <param name="others">Those that take more than this one in some situation or subnet.</param>
    internal NodeGroupPlan WithTypes(IReadOnlyList<NodeGroupPlan> byType, IReadOnlyList<NodeGroupPlan> others)
    {
        var copy = (NodeGroupPlan)MemberwiseClone();
        (copy.ByType, copy.Others) = (byType, others);
        copy.unscheduledPods = byType.Max(type => type.UnscheduledPods);
        copy.steady = Steady.WithWaiting(byType.Max(type => type.Steady.WaitingPods));
        copy.canServePods = byType.All(type => type.CanServePods);
        var best = byType.MinBy(type => type.Churned.Total.Total * type.Nodes.Most)!;
        copy.Best = new NodeMixType(best.InstanceType, best.Nodes.Desired, best.MaxPods, best.PodsPerNode, best.Steady.Total.Total, best.Churned.Total.Total);
        return copy;
    }
}
