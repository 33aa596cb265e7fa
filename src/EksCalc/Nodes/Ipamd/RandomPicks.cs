using System.Numerics;

namespace EksCalc.Nodes.Ipamd;

/// <summary>Every candidate with the same chance, by the SplitMix64 generator, so that a seed means the same everywhere.</summary>
internal sealed class RandomPicks(ulong seed) : PoolPicks
{
    private SplitMix64 random = new(seed);

    /// <inheritdoc/>
    public override (int Position, int Slot) Address(NodePool pool, PoolStore store)
    {
        var position = store.PositionOf(Any(store.RanksWithFreeAddress));
        return (position, Any(store.SlotsWithFreeAddress(position)));
    }

    /// <inheritdoc/>
    public override int Eni(NodePool pool, PoolStore store, ulong ranks, ActKind kind) => Any(ranks);

    /// <inheritdoc/>
    public override void Slots(NodePool pool, PoolStore store, int position, ulong slots, int count, Span<int> chosen)
    {
        for (var index = 0; index < count; index++)
        {
            chosen[index] = Any(slots);
            slots &= ~(1UL << chosen[index]);
        }
    }

    /// <inheritdoc/>
    public override int Card(NodePool pool, ulong cards) => Any(cards);

    private int Any(ulong candidates)
    {
        var skip = random.Below(BitOperations.PopCount(candidates));
        for (; skip > 0; skip--)
            candidates &= ~(1UL << BitOperations.TrailingZeroCount(candidates));
        return BitOperations.TrailingZeroCount(candidates);
    }
}
