using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Shrinking: first single addresses or prefixes over target, then a whole ENI.</content>
public sealed partial class NodePool
{
    private int freedEni;
    private int freedSlots;

    /// <summary>
    /// Slots over target that could go. A prefix partly in use stays, and what the targets need for the assigned
    /// addresses stays; an unset WARM_PREFIX_TARGET counts as 0 (R23a). Without IP targets secondary addresses go by whole ENIs only.
    /// </summary>
    private long Excess()
    {
        if (!rules.HasIpTargets)
            return rules.PrefixMode ? Math.Max(0, freeSlotCount - rules.WarmPrefix) : 0;
        if (!rules.PrefixMode)
            return Math.Max(0, Math.Min(Available - rules.WarmIp, TotalAddresses - rules.MinimumIp));
        var needed = Math.Max(DivideUp(unchecked(assignedCount + rules.WarmIp), rules.AddressesPerSlot), DivideUp(rules.MinimumIp, rules.AddressesPerSlot));
        return Math.Max(0, Math.Min(freeSlotCount, slotCount - needed));
    }

    /// <summary>Gives back slots over target, cooling addresses among them, ENI by ENI.</summary>
    private void Shrink()
    {
        Span<int> chosen = stackalloc int[NodeSetup.MostSlotsPerEni];
        var left = Excess();
        var ranks = 0UL;
        for (var rank = 0; rank < eniCount; rank++)
        {
            if (freeSlots[positionByRank[rank]] != 0)
                ranks |= 1UL << rank;
        }

        while (left > 0 && ranks != 0)
        {
            var rank = picks?.Eni(this, ranks, ActKind.Unassign) ?? BitOperations.TrailingZeroCount(ranks);
            ranks &= ~(1UL << rank);
            var position = positionByRank[rank];
            var count = (int)Math.Min(left, BitOperations.PopCount(freeSlots[position]));
            left -= count;
            GiveBack(position, count, chosen[..count]);
        }
    }

    private void GiveBack(int position, int count, Span<int> chosen)
    {
        acted = true;
        Call(Ec2Call.UnassignPrivateIpAddresses);
        if (picks is null)
            LowestBits(freeSlots[position], chosen);
        else
            picks.Slots(this, position, freeSlots[position], count, chosen);

        var slots = 0UL;
        foreach (var index in chosen)
            slots |= 1UL << index;
        if (observer is not null)
        {
            var numbers = new int[count];
            for (var index = 0; index < count; index++)
                numbers[index] = CidrNumber(position, chosen[index]);
            observer.Acted(this, new NodeTraceAct(ActKind.Unassign, TimeSpan.FromMilliseconds(now)) { Eni = eniNumbers[position], Cidrs = [.. numbers] });
        }

        RemoveSlots(position, slots);
        SubnetAddresses -= (long)count * rules.AddressesPerSlot;
    }

    private static void LowestBits(ulong bits, Span<int> chosen)
    {
        for (var index = 0; index < chosen.Length; index++)
        {
            chosen[index] = BitOperations.TrailingZeroCount(bits);
            bits &= ~(1UL << chosen[index]);
        }
    }

    /// <summary>
    /// Whether the manager looks for an ENI to free: by what was available when the tick began (R19). With IP targets
    /// or prefixes it always does, and the ENIs themselves decide.
    /// </summary>
    private bool MayFreeEni() => rules.HasIpTargets || rules.PrefixMode || availableAtStart >= unchecked((rules.WarmEni + 1) * rules.Slots);

    private void FreeEni()
    {
        var ranks = MayFreeEni() ? FreeableEnis() : 0;
        if (ranks == 0)
        {
            EndTick();
            return;
        }

        acted = true;
        var rank = picks?.Eni(this, ranks, ActKind.Detach) ?? BitOperations.TrailingZeroCount(ranks);
        var position = positionByRank[rank];
        freedEni = eniNumbers[position];
        freedSlots = BitOperations.PopCount(attachedSlots[position]);
        Call(Ec2Call.DescribeNetworkInterfaces);
        Call(Ec2Call.DetachNetworkInterface);
        observer?.Acted(this, new NodeTraceAct(ActKind.Detach, TimeSpan.FromMilliseconds(now)) { Eni = freedEni });
        RemoveEni(position);
        attachedEnis--;
        Wait(PoolRules.DetachWait, Phase.EniFreed);
    }

    private void EniFreed()
    {
        Call(Ec2Call.DeleteNetworkInterface);
        SubnetAddresses -= 1 + ((long)freedSlots * rules.AddressesPerSlot);
        observer?.Acted(this, new NodeTraceAct(ActKind.Delete, TimeSpan.FromMilliseconds(now)) { Eni = freedEni });
        EndTick();
    }

    /// <summary>R19, R23: not the primary, the trunk, a young ENI, one with a pod or a cooling address, or one that a target needs.</summary>
    private ulong FreeableEnis()
    {
        EndCooldowns();
        var ranks = 0UL;
        for (var rank = 1; rank < eniCount; rank++)
        {
            var position = positionByRank[rank];
            if (position != trunkPosition && now - addedAt[position] >= PoolRules.MinimumEniAge && coolingOnEni[position] == 0
                && assignedOnEni[position] == 0 && !IsNeeded(position))
            {
                ranks |= 1UL << rank;
            }
        }

        return ranks;
    }

    private bool IsNeeded(int position)
    {
        var unit = rules.AddressesPerSlot;
        var slots = BitOperations.PopCount(attachedSlots[position]);
        var others = (long)(slotCount - slots) * unit;
        return (rules.WarmIp > 0 && others - assignedCount < DivideUp(rules.WarmIp, unit) * unit)
            || (rules.MinimumIp > 0 && others < DivideUp(rules.MinimumIp, unit) * unit)
            || (rules.PrefixMode && rules.WarmPrefix > 0 && freeSlotCount - slots < rules.WarmPrefix);
    }
}
