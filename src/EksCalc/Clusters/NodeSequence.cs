namespace EksCalc.Clusters;

/// <summary>Nodes of a group one after the other, as they are put into subnets: all alike, or of several types.</summary>
internal readonly struct NodeSequence
{
    private readonly NodeHoldings[] types;
    private readonly int[] order;

    /// <summary>Nodes of several types.</summary>
    /// <param name="types">What a node of each type holds.</param>
    /// <param name="order">The type of each node.</param>
    public NodeSequence(NodeHoldings[] types, int[] order) => (this.types, this.order) = (types, order);

    /// <summary>Nodes that are all alike, as many as are wanted.</summary>
    public NodeSequence(NodeHoldings alike) => (types, order) = ([alike], []);

    /// <summary>Whether all are alike.</summary>
    public bool IsAlike => order.Length == 0;

    /// <summary>Types.</summary>
    public int Types => types.Length;

    /// <summary>What a node of a type holds.</summary>
    public NodeHoldings this[int type] => types[type];

    /// <summary>How many of some nodes are of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The place of the first of them.</param>
    /// <param name="count">How many nodes these are.</param>
    public int CountOf(int type, int from, int count) => order.Length == 0 ? count : order.AsSpan(from, count).Count(type);
}
