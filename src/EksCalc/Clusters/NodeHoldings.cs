using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>What a group's node holds, by whether its subnet's tags take its primary ENI out (R34).</summary>
/// <param name="Usual">Where the primary ENI serves pods as the mode has it.</param>
/// <param name="WithoutPrimary">Where it serves none.</param>
internal readonly record struct NodeHoldings(NodeHolding Usual, NodeHolding WithoutPrimary);
