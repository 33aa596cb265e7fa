using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>ENIs and slots that come and go.</content>
internal sealed partial class PoolStore
{
    /// <summary>Takes an ENI in.</summary>
    /// <returns>Its position.</returns>
    public int Add(Ec2Eni eni, long now)
    {
        var position = BitOperations.TrailingZeroCount(~usedPositions);
        usedPositions |= 1UL << position;
        enis[position] = eni;
        eniNumbers[position] = eni.Number;
        addedAt[position] = now;
        positionByRank[EniCount] = position;
        rankOfPosition[position] = EniCount;
        FirstSecondaryRank = eniNumbers[positionByRank[0]] == 0 ? 1 : 0;
        EniCount++;
        if (eni.IsTrunk)
            TrunkPosition = position;
        return position;
    }

    /// <summary>Takes an ENI out, with whatever it has.</summary>
    public void Remove(int position)
    {
        RemoveSlots(position, attachedSlots[position]);
        SetExcluded(position, false);
        if (position == TrunkPosition)
            TrunkPosition = -1;
        usedPositions &= ~(1UL << position);
        EniCount--;
        for (var rank = rankOfPosition[position]; rank < EniCount; rank++)
        {
            positionByRank[rank] = positionByRank[rank + 1];
            rankOfPosition[positionByRank[rank]] = rank;
        }

        ranksWithFreeAddress = 0;
        for (var rank = 0; rank < EniCount; rank++)
        {
            if (slotsWithFreeAddress[positionByRank[rank]] != 0)
                ranksWithFreeAddress |= 1UL << rank;
        }
    }

    /// <summary>Pods get nothing from an excluded ENI. Judged before its addresses come in.</summary>
    public void SetExcluded(int position, bool isExcluded)
    {
        if (excluded[position] != isExcluded)
            ExcludedCount += isExcluded ? 1 : -1;
        excluded[position] = isExcluded;
    }

    public void AddSlots(int position, int firstCidr, int count, CidrKind kind)
    {
        for (var cidr = firstCidr; cidr < firstCidr + count; cidr++)
            AddSlot(position, cidr, kind);
    }

    public void AddSlot(int position, int cidr, CidrKind kind)
    {
        var index = BitOperations.TrailingZeroCount(~attachedSlots[position]);
        var bit = 1UL << index;
        var isPrefix = kind != CidrKind.Address;
        attachedSlots[position] |= bit;
        freeSlots[position] |= bit;
        cidrs[(position * slotsPerEni) + index] = cidr;
        FreeSlotCount++;
        if (isPrefix)
        {
            prefixSlots[position] |= bit;
            PrefixSlots++;
        }
        else
        {
            addressSlots++;
        }

        if (isPrefix != usesPrefixes || excluded[position])
            return;
        usableSlots[position] |= bit;
        usableAddresses += sizeOfUsable;
        slotsWithFreeAddress[position] |= bit;
        ranksWithFreeAddress |= 1UL << rankOfPosition[position];
    }

    /// <summary>Takes slots out of the store, and their pods' addresses and cooldowns with them.</summary>
    public void RemoveSlots(int position, ulong slots)
    {
        for (var left = slots; left != 0; left &= left - 1)
        {
            var index = BitOperations.TrailingZeroCount(left);
            var slot = (position * slotsPerEni) + index;
            if (assigned[slot] > 0)
                Forget(position, slot, 1UL << index);
            coolingOnEni[position] -= cooling[slot];
            CoolingCount -= cooling[slot];
            cooling[slot] = 0;
            cidrs[slot] = NoCidr;
        }

        var prefixes = BitOperations.PopCount(slots & prefixSlots[position]);
        PrefixSlots -= prefixes;
        addressSlots -= BitOperations.PopCount(slots) - prefixes;
        FreeSlotCount -= BitOperations.PopCount(slots & freeSlots[position]);
        usableAddresses -= BitOperations.PopCount(slots & usableSlots[position]) * sizeOfUsable;
        attachedSlots[position] &= ~slots;
        prefixSlots[position] &= ~slots;
        usableSlots[position] &= ~slots;
        freeSlots[position] &= ~slots;
        slotsWithFreeAddress[position] &= ~slots;
        if (slotsWithFreeAddress[position] == 0)
            ranksWithFreeAddress &= ~(1UL << rankOfPosition[position]);
    }

    private void Forget(int position, int slot, ulong bit)
    {
        assignedOnEni[position] -= assigned[slot];
        AssignedCount -= assigned[slot];
        if ((usableSlots[position] & bit) == 0)
            unusableAssigned -= assigned[slot];
        assigned[slot] = 0;
    }
}
