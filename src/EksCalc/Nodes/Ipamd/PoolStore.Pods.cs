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
            return (position, BitOperations.TrailingZeroCount(enis[position].Offered));
        }
    }

    /// <summary>Whether pods have addresses of what a slot holds.</summary>
    public bool IsAssigned(int slot, int cidr) => slot >= 0 && slot < places.Length && places[slot].Assigned > 0 && places[slot].Cidr == cidr;

    public int Assign(int position, int index)
    {
        var slot = (position * slotsPerEni) + index;
        var bit = 1UL << index;
        ref var eni = ref enis[position];
        ref var place = ref places[slot];
        if (++place.Assigned == 1)
        {
            eni.Free &= ~bit;
            FreeSlotCount--;
        }

        if (place.Assigned + place.Cooling == addressesPerSlot)
        {
            eni.Offered &= ~bit;
            if (eni.Offered == 0)
                ranksWithFreeAddress &= ~(1UL << eni.Rank);
        }

        eni.Assigned++;
        AssignedCount++;
        return slot;
    }

    /// <summary>A pod has the address since before ipamd started.</summary>
    public void Restore(int slot, int pods)
    {
        var position = places[slot].Position;
        var index = slot - (position * slotsPerEni);
        for (var pod = 0; pod < pods; pod++)
            Assign(position, index);
        if ((enis[position].Usable & (1UL << index)) == 0)
            unusableAssigned += pods;
    }

    /// <summary>Takes an address back, if pods have addresses of that.</summary>
    public bool TryUnassign(int slot, int cidr, long now)
    {
        if (slot < 0 || slot >= places.Length)
            return false;
        ref var place = ref places[slot];
        if (place.Assigned == 0 || place.Cidr != cidr)
            return false;
        Unassign(ref place, slot, now);
        return true;
    }

    public void Unassign(int slot, long now) => Unassign(ref places[slot], slot, now);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Unassign(ref Place place, int slot, long now)
    {
        ref var eni = ref enis[place.Position];
        var bit = 1UL << (slot - (place.Position * slotsPerEni));
        if (--place.Assigned == 0)
        {
            eni.Free |= bit;
            FreeSlotCount++;
        }

        eni.Assigned--;
        AssignedCount--;
        if ((eni.Usable & bit) == 0)
            unusableAssigned--;
        if (cooldown < 0)
        {
            Offer(ref eni, bit);
            return;
        }

        place.Cooling++;
        eni.Cooling++;
        CoolingCount++;
        if (cooldownCount == cooldowns.Length)
            WidenCooldowns();
        cooldowns[(firstCooldown + cooldownCount) & (cooldowns.Length - 1)] = (now, slot, place.Cidr);
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
            ref var place = ref places[slot];
            if (place.Cidr != cidr || place.Cooling == 0)
                continue;
            ref var eni = ref enis[place.Position];
            place.Cooling--;
            eni.Cooling--;
            CoolingCount--;
            Offer(ref eni, 1UL << (slot - (place.Position * slotsPerEni)));
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
    private void Offer(ref EniState eni, ulong bit)
    {
        bit &= eni.Usable;
        if (bit == 0)
            return;
        eni.Offered |= bit;
        ranksWithFreeAddress |= 1UL << eni.Rank;
    }
}
