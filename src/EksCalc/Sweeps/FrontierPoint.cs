namespace EksCalc.Sweeps;

/// <summary>A full subnet.</summary>
/// <param name="PodsPerNode">Pods on each node that take an address.</param>
/// <param name="Nodes">The most nodes that fit.</param>
public readonly record struct FrontierPoint(int PodsPerNode, int Nodes)
{
    /// <summary>Pods in all.</summary>
    public long Pods => (long)PodsPerNode * Nodes;
}
