using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>ENIs that pods get nothing from, because of their subnet's tags; and what another mode left behind (R34, R41).</content>
internal sealed partial class NodePool
{
    private Queue<(long At, int Card, int Eni, int Cidr)>? cleanups;
    private long cleanupDue = Never;

    /// <summary>At a start what is free on excluded ENIs goes back; the first card's alone (pkg/ipamd/ipamd.go, cleanupExcludedENI).</summary>
    private void CleanUpExcluded()
    {
        if (first.ExcludedCount == 0 || rules.Ipv6)
            return;
        for (var ranks = RanksOf(first, excludedOnly: true, rules.Kind); ranks != 0;)
            GiveBackUnused(first, NextOf(first, ref ranks), rules.Kind, remember: false);
    }

    /// <summary>At a start what is free of the kind that the mode does not use goes back.</summary>
    private void GiveBackOtherKind()
    {
        if (rules.Ipv6)
            return;
        var other = rules.PrefixMode ? CidrKind.Address : CidrKind.Prefix;
        foreach (var store in stores)
        {
            for (var ranks = RanksOf(store, excludedOnly: false, other); ranks != 0;)
                GiveBackUnused(store, NextOf(store, ref ranks), other, remember: false);
        }
    }

    /// <summary>ENIs that have something of a kind that no pod has.</summary>
    private static ulong RanksOf(PoolStore store, bool excludedOnly, CidrKind kind)
    {
        var ranks = 0UL;
        for (var rank = 0; rank < store.EniCount; rank++)
        {
            var position = store.PositionOf(rank);
            var prefixes = store.PrefixSlotsOf(position);
            var free = store.FreeSlots(position) & (kind == CidrKind.Address ? ~prefixes : prefixes);
            if (free != 0 && (!excludedOnly || store.IsExcluded(position)))
                ranks |= 1UL << rank;
        }

        return ranks;
    }

    private int NextOf(PoolStore store, ref ulong ranks)
    {
        var rank = picks?.Eni(this, store, ranks, ActKind.Unassign) ?? System.Numerics.BitOperations.TrailingZeroCount(ranks);
        ranks &= ~(1UL << rank);
        return store.PositionOf(rank);
    }

    /// <summary>A while after its pod has gone an excluded ENI's address, or its empty prefix, leaves the store. EC2 is not told.</summary>
    private void CleanUp()
    {
        var (_, card, eni, cidr) = cleanups!.Dequeue();
        cleanupDue = cleanups.Count > 0 ? cleanups.Peek().At : Never;
        var store = stores[card];
        var rank = store.RankOf(eni);
        if (rank >= 0 && store.SlotOf(store.PositionOf(rank), cidr) is >= 0 and var slot && store.AssignedTo(slot) == 0)
        {
            store.RemoveSlots(store.PositionOf(rank), store.BitOfSlot(slot));
            outOfStep = true;
            settled = false;
        }

        observer?.Over(this, StepCause.Cleanup, now);
    }
}
