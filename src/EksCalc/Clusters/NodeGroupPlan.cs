using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>One node group as planned: how many nodes, what each holds, where they are.</summary>
public sealed class NodeGroupPlan
{
    private NodeCount nodes;

    internal NodeGroupPlan()
    {
    }

    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>Of the group's instance types, the one whose nodes take most addresses after churn.</summary>
    public required string InstanceType { get; init; }

    /// <summary>The mode as it runs on the group's nodes: prefixes fall back to secondary addresses on types without Nitro (R15).</summary>
    public required IpMode Mode { get; init; }

    /// <summary>kubelet's max pods: of mixed types the lowest (R14).</summary>
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
    internal bool CanServePods { get; init; } = true;

    /// <summary>The workload's pods for which there is no place on the nodes: max pods, CPU or memory stands against it.</summary>
    public required int UnscheduledPods { get; init; }

    /// <summary>The workload's pods without a place on a node, or without an address.</summary>
    internal long PodsLeftOut => UnscheduledPods + Math.Max((long)Steady.WaitingPods * Nodes.Desired, PodsWithoutEni);

    /// <summary>Pods on nodes for which ipamd finds no subnet to make an ENI in; what they would take is counted where the nodes are.</summary>
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
    public required NodeHolding Steady { get; init; }

    /// <summary>The most a node of any of the types can hold after pods have come and gone.</summary>
    public required NodeHolding Churned { get; init; }

    /// <summary>What a node holds in subnets whose tags take its primary ENI out (R34); null where no subnet of the group's is one, or where all are.</summary>
    internal (NodeHolding Steady, NodeHolding Churned)? Excluded { get; init; }

    /// <summary>What nodes hold after a fresh ramp, by subnet.</summary>
    internal NodeHoldings SteadyNodes => new(Steady, Excluded?.Steady ?? Steady, ModelIn, PoolPods);

    /// <summary>The most nodes can hold after churn, by subnet.</summary>
    internal NodeHoldings ChurnedNodes => new(Churned, Excluded?.Churned ?? Churned, ModelIn, MostPoolPods);

    /// <summary>The same group as a mix of its types; null where it has one type.</summary>
    public NodeMix? Mix { get; init; }

    /// <summary>The nodes' subnets, and how the nodes are spread over them.</summary>
    internal NodePlacement Placement { get; init; } = new(new SubnetsByZone([], []), new NodeGroup { Name = "", InstanceTypes = [] });

    /// <summary>The same group with more nodes at most.</summary>
    internal NodeGroupPlan WithMore(int added)
    {
        var copy = (NodeGroupPlan)MemberwiseClone();
        copy.nodes = Nodes with { Most = Nodes.Most + added };
        return copy;
    }

    /// <summary>Nodes more than the most that an update brings, by the group's kind and strategy (R16, R32).</summary>
    public int SurgeNodes { get; init; }
}
