using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>What a group's node holds, by whether its subnet's tags take its primary ENI out (R34).</summary>
/// <param name="Usual">Where the primary ENI serves pods as the mode has it.</param>
/// <param name="WithoutPrimary">Where it serves none.</param>
/// <param name="Model">The model of the node, by the same.</param>
/// <param name="PoolPods">Pods that want an address of its pool, for a node in subnets that are short.</param>
internal readonly record struct NodeHoldings(NodeHolding Usual, NodeHolding WithoutPrimary, Func<bool, NodeModel> Model, int PoolPods)
{
    /// <summary>What it holds where its subnet is taken out, or is not.</summary>
    public NodeHolding In(bool isExcluded) => isExcluded ? WithoutPrimary : Usual;
}
