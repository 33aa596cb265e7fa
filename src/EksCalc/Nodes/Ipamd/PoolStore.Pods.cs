using System.Numerics;
using System.Runtime.CompilerServices;

namespace EksCalc.Nodes.Ipamd;

/// <content>
/// Pods' addresses, and those in cooldown. The cooldown is the same for all, so they come free in the order in which pods gave
/// them back: one queue, in an array that grows to the most that ever cool at once.
/// </content>
internal sealed partial class PoolStore
{
    private (long Since, int Slot, int Cidr)[] cooldowns = new (long, int, int)[64];
    private int firstCooldown;
    private int cooldownCount;

    /// <summary>When the address that has rested longest was given back.</summary>
    public long OldestCooldown => cooldowns[firstCooldown].Since;

    /// <summary>The ENI and slot that a pod gets where nobody chooses: the oldest ENI, its first slot.</summary>
    public (int Position, int Index) FirstFree
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var position = positionByRank[BitOperations.TrailingZeroCount(ranksWithFreeAddress)];
            return (position, BitOperations.TrailingZeroCount(slotsWithFreeAddress[position]));
        }
    }

    public int Assign(int position, int index)
    {
        var slot = (position * slotsPerEni) + index;
        var bit = 1UL << index;
        var pods = ++assigned[slot];
        if (pods == 1)
        {
            freeSlots[position] &= ~bit;
            FreeSlotCount--;
        }

        if (pods + cooling[slot] == addressesPerSlot)
        {
            var left = slotsWithFreeAddress[position] &= ~bit;
            if (left == 0)
                ranksWithFreeAddress &= ~(1UL << rankOfPosition[position]);
        }

        assignedOnEni[position]++;
        AssignedCount++;
        return slot;
    }

    /// <summary>A pod has the address since before ipamd started.</summary>
    public void Restore(int slot, int pods)
    {
        var position = positionOfSlot[slot];
        var index = slot - (position * slotsPerEni);
        for (var pod = 0; pod < pods; pod++)
            Assign(position, index);
        if ((usableSlots[position] & (1UL << index)) == 0)
            unusableAssigned += pods;
    }

    public void Unassign(int slot, long now)
    {
        var position = positionOfSlot[slot];
        var bit = 1UL << (slot - (position * slotsPerEni));
        if (--assigned[slot] == 0)
        {
            freeSlots[position] |= bit;
            FreeSlotCount++;
        }

        assignedOnEni[position]--;
        AssignedCount--;
        if ((usableSlots[position] & bit) == 0)
            unusableAssigned--;
        if (cooldown < 0)
        {
            Offer(position, bit);
            return;
        }

        cooling[slot]++;
        coolingOnEni[position]++;
        CoolingCount++;
        if (cooldownCount == cooldowns.Length)
            WidenCooldowns();
        cooldowns[(firstCooldown + cooldownCount) & (cooldowns.Length - 1)] = (now, slot, cidrs[slot]);
        cooldownCount++;
    }

    /// <summary>An address is free again once more than the cooldown has passed (R23).</summary>
    public void EndCooldowns(long now)
    {
        while (cooldownCount > 0 && now - cooldowns[firstCooldown].Since > cooldown)
        {
            var (_, slot, cidr) = cooldowns[firstCooldown];
            firstCooldown = (firstCooldown + 1) & (cooldowns.Length - 1);
            cooldownCount--;

            // The slot may have been given back in the meantime, and may hold another address or prefix by now, or the same anew.
            if (cidrs[slot] != cidr || cooling[slot] == 0)
                continue;
            var position = positionOfSlot[slot];
            cooling[slot]--;
            coolingOnEni[position]--;
            CoolingCount--;
            Offer(position, 1UL << (slot - (position * slotsPerEni)));
        }
    }

    private void WidenCooldowns()
    {
        var wider = new (long, int, int)[cooldowns.Length * 2];
        for (var index = 0; index < cooldownCount; index++)
            wider[index] = cooldowns[(firstCooldown + index) & (cooldowns.Length - 1)];
        (cooldowns, firstCooldown) = (wider, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(int position, ulong bit)
    {
        bit &= usableSlots[position];
        if (bit == 0)
            return;
        slotsWithFreeAddress[position] |= bit;
        ranksWithFreeAddress |= 1UL << rankOfPosition[position];
    }
}
