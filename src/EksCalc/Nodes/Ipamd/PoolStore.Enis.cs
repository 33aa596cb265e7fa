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
        enis[position] = new EniState { Eni = eni, Number = eni.Number, AddedAt = now, Rank = EniCount };
        positionByRank[EniCount] = position;
        FirstSecondaryRank = enis[positionByRank[0]].Number == 0 ? 1 : 0;
        EniCount++;
        if (eni.IsTrunk)
            TrunkPosition = position;
        return position;
    }

    /// <summary>Takes an ENI out, with whatever it has.</summary>
    public void Remove(int position)
    {
        RemoveSlots(position, enis[position].Attached);
        SetExcluded(position, false);
        if (position == TrunkPosition)
            TrunkPosition = -1;
        usedPositions &= ~(1UL << position);
        EniCount--;
        for (var rank = enis[position].Rank; rank < EniCount; rank++)
        {
            positionByRank[rank] = positionByRank[rank + 1];
            enis[positionByRank[rank]].Rank = rank;
        }

        ranksWithFreeAddress = 0;
        for (var rank = 0; rank < EniCount; rank++)
        {
            if (enis[positionByRank[rank]].Offered != 0)
                ranksWithFreeAddress |= 1UL << rank;
        }
    }

    /// <summary>Pods get nothing from an excluded ENI. Judged before its addresses come in.</summary>
    public void SetExcluded(int position, bool isExcluded)
    {
        if (enis[position].IsExcluded != isExcluded)
            ExcludedCount += isExcluded ? 1 : -1;
        enis[position].IsExcluded = isExcluded;
    }

    public void AddSlots(int position, int firstCidr, int count, CidrKind kind)
    {
        for (var cidr = firstCidr; cidr < firstCidr + count; cidr++)
            AddSlot(position, cidr, kind);
    }

    public void AddSlot(int position, int cidr, CidrKind kind)
    {
        ref var eni = ref enis[position];
        var index = BitOperations.TrailingZeroCount(~eni.Attached);
        var bit = 1UL << index;
        var isPrefix = kind != CidrKind.Address;
        eni.Attached |= bit;
        eni.Free |= bit;
        places[(position * slotsPerEni) + index].Cidr = cidr;
        FreeSlotCount++;
        if (isPrefix)
        {
            eni.Prefixes |= bit;
            PrefixSlots++;
        }
        else
        {
            addressSlots++;
        }

        if (isPrefix != usesPrefixes || eni.IsExcluded)
            return;
        eni.Usable |= bit;
        usableAddresses += sizeOfUsable;
        eni.Offered |= bit;
        ranksWithFreeAddress |= 1UL << eni.Rank;
    }

    /// <summary>Takes slots out of the store, and their pods' addresses and cooldowns with them.</summary>
    public void RemoveSlots(int position, ulong slots)
    {
        ref var eni = ref enis[position];
        for (var left = slots; left != 0; left &= left - 1)
        {
            var index = BitOperations.TrailingZeroCount(left);
            ref var place = ref places[(position * slotsPerEni) + index];
            eni.Assigned -= place.Assigned;
            AssignedCount -= place.Assigned;
            if ((eni.Usable & (1UL << index)) == 0)
                unusableAssigned -= place.Assigned;
            eni.Cooling -= place.Cooling;
            CoolingCount -= place.Cooling;
            (place.Assigned, place.Cooling, place.Cidr) = (0, 0, NoCidr);
        }

        var prefixes = BitOperations.PopCount(slots & eni.Prefixes);
        PrefixSlots -= prefixes;
        addressSlots -= BitOperations.PopCount(slots) - prefixes;
        FreeSlotCount -= BitOperations.PopCount(slots & eni.Free);
        usableAddresses -= BitOperations.PopCount(slots & eni.Usable) * sizeOfUsable;
        eni.Attached &= ~slots;
        eni.Prefixes &= ~slots;
        eni.Usable &= ~slots;
        eni.Free &= ~slots;
        eni.Offered &= ~slots;
        if (eni.Offered == 0)
            ranksWithFreeAddress &= ~(1UL << eni.Rank);
    }
}
