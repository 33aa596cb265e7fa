namespace EksCalc.Nodes.Ipamd;

/// <summary>Makes the choices that ipamd leaves to Go's map order.</summary>
internal abstract class PoolPicks
{
    /// <summary>The ENI and slot a pod gets, of those with a free address.</summary>
    public abstract (int Position, int Slot) Address(NodePool pool, PoolStore store);

    /// <summary>The ENI to act on.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="store">The store of the network card.</param>
    /// <param name="ranks">The candidates, a bit for each, by age; at least one.</param>
    /// <param name="kind">What is to be done with it.</param>
    /// <returns>The rank by age of the one to take.</returns>
    public abstract int Eni(NodePool pool, PoolStore store, ulong ranks, ActKind kind);

    /// <summary>The slots of an ENI to give back.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="store">The store of the network card.</param>
    /// <param name="position">The ENI.</param>
    /// <param name="slots">The candidates, a bit for each.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="chosen">Takes the chosen ones, in the order in which they go.</param>
    public abstract void Slots(NodePool pool, PoolStore store, int position, ulong slots, int count, Span<int> chosen);

    /// <summary>The network card to deal with next.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="cards">The candidates, a bit for each; at least two.</param>
    public abstract int Card(NodePool pool, ulong cards);
}
