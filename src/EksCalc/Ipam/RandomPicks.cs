using System.Numerics;

namespace EksCalc.Ipam;

/// <summary>Every candidate with the same chance, by the SplitMix64 generator, so that a seed means the same everywhere.</summary>
internal sealed class RandomPicks(ulong seed) : PoolPicks
{
    private ulong state = seed;

    /// <inheritdoc/>
    public override (int Position, int Slot) Address(NodePool pool)
    {
        var position = pool.PositionOf(Any(pool.RanksWithFreeAddress));
        return (position, Any(pool.SlotsWithFreeAddress(position)));
    }

    /// <inheritdoc/>
    public override int Eni(NodePool pool, ulong ranks, ActKind kind) => Any(ranks);

    /// <inheritdoc/>
    public override void Slots(NodePool pool, int position, ulong slots, int count, Span<int> chosen)
    {
        for (var index = 0; index < count; index++)
        {
            chosen[index] = Any(slots);
            slots &= ~(1UL << chosen[index]);
        }
    }

    private int Any(ulong candidates)
    {
        var skip = (int)Math.BigMul(Next(), (ulong)BitOperations.PopCount(candidates), out _);
        for (; skip > 0; skip--)
            candidates &= ~(1UL << BitOperations.TrailingZeroCount(candidates));
        return BitOperations.TrailingZeroCount(candidates);
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
