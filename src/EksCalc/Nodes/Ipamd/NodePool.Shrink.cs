using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Addresses and prefixes that go back to EC2.</content>
internal sealed partial class NodePool
{
    /// <summary>
    /// Gives back slots over target, cooling addresses among them, ENI by ENI: of any ENI and any kind, though only usable ones
    /// count as over target (R34, R41).
    /// </summary>
    private void Shrink(PoolStore store)
    {
        Span<int> chosen = stackalloc int[NodeSetup.MostSlotsPerEni];
        var left = store.Targets.Excess(store);
        var ranks = 0UL;
        for (var rank = 0; rank < store.EniCount; rank++)
        {
            if (store.FreeSlots(store.PositionOf(rank)) != 0)
                ranks |= 1UL << rank;
        }

        while (left > 0 && ranks != 0)
        {
            var rank = picks?.Eni(this, store, ranks, ActKind.Unassign) ?? BitOperations.TrailingZeroCount(ranks);
            ranks &= ~(1UL << rank);
            var position = store.PositionOf(rank);
            var free = store.FreeSlots(position);
            var count = (int)Math.Min(left, BitOperations.PopCount(free));
            left -= count;
            if (picks is null)
                LowestBits(free, chosen[..count]);
            else
                picks.Slots(this, store, position, free, count, chosen[..count]);
            var slots = 0UL;
            foreach (var index in chosen[..count])
                slots |= 1UL << index;
            var prefixes = slots & store.PrefixSlotsOf(position);
            GiveBack(store, position, prefixes, chosen[..count], CidrKind.Prefix, remember: true);
            GiveBack(store, position, slots & ~prefixes, chosen[..count], CidrKind.Address, remember: true);
        }
    }

    /// <summary>Gives back all of one kind on an ENI that no pod has.</summary>
    private void GiveBackUnused(PoolStore store, int position, CidrKind kind, bool remember)
    {
        var prefixes = store.PrefixSlotsOf(position);
        var slots = store.FreeSlots(position) & (kind == CidrKind.Address ? ~prefixes : prefixes);
        if (slots == 0)
            return;
        Span<int> chosen = stackalloc int[BitOperations.PopCount(slots)];
        LowestBits(slots, chosen);
        GiveBack(store, position, slots, chosen, kind, remember);
    }

    /// <summary>Out of the store, whatever EC2 answers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="position">The ENI.</param>
    /// <param name="slots">The slots, all of one kind.</param>
    /// <param name="order">The order in which they go, others among them.</param>
    /// <param name="kind">What they hold.</param>
    /// <param name="remember">Whether the next reconciles do not believe that they are on the ENI still.</param>
    private void GiveBack(PoolStore store, int position, ulong slots, ReadOnlySpan<int> order, CidrKind kind, bool remember)
    {
        if (slots == 0)
            return;
        acted = true;
        Span<int> numbers = stackalloc int[BitOperations.PopCount(slots)];
        var count = 0;
        foreach (var index in order)
        {
            if ((slots & (1UL << index)) != 0)
                numbers[count++] = store.CidrNumber(position, index);
        }

        var eni = store.Eni(position);
        var isIpv6 = kind == CidrKind.Ipv6Prefix;
        Call(isIpv6 ? Ec2Call.UnassignIpv6Addresses : Ec2Call.UnassignPrivateIpAddresses);
        var answer = ec2.Unassign(eni, numbers, kind, now);
        if (observer is not null)
            observer.Acted(this, new NodeTraceAct(isIpv6 ? ActKind.UnassignIpv6 : ActKind.Unassign, At) { Eni = eni.Number, Cidrs = [.. numbers], Error = answer.Error });
        store.RemoveSlots(position, slots);
        if (answer.Succeeded)
            return;
        outOfStep = true;
        settled = false;
        foreach (var number in numbers)
        {
            if (remember)
                recentlyFreed[number] = now + PoolRules.RecentlyFreed;
        }
    }

    private static void LowestBits(ulong bits, Span<int> chosen)
    {
        for (var index = 0; index < chosen.Length; index++)
        {
            chosen[index] = BitOperations.TrailingZeroCount(bits);
            bits &= ~(1UL << chosen[index]);
        }
    }
}
