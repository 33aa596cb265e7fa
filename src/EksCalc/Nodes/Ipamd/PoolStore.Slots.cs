using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>What an ENI has, slot by slot, and where something is.</content>
internal sealed partial class PoolStore
{
    public int PositionOf(int rank) => positionByRank[rank];

    public ulong SlotsWithFreeAddress(int position) => slotsWithFreeAddress[position];

    public ulong AttachedSlots(int position) => attachedSlots[position];

    public ulong FreeSlots(int position) => freeSlots[position];

    public ulong PrefixSlotsOf(int position) => prefixSlots[position];

    public Ec2Eni Eni(int position) => enis[position];

    public int EniNumber(int position) => eniNumbers[position];

    public long AddedAt(int position) => addedAt[position];

    public bool IsExcluded(int position) => excluded[position];

    public int AssignedOn(int position) => assignedOnEni[position];

    public int CoolingOn(int position) => coolingOnEni[position];

    public int SlotsOn(int position) => BitOperations.PopCount(attachedSlots[position]);

    public int FreeSlotsOn(int position) => BitOperations.PopCount(freeSlots[position]);

    public long UsableOn(int position) => (long)BitOperations.PopCount(usableSlots[position]) * addressesPerSlot;

    public int AssignedTo(int slot) => assigned[slot];

    public int CidrOf(int slot) => cidrs[slot];

    public int CidrNumber(int position, int index) => cidrs[(position * slotsPerEni) + index];

    public int PositionOfSlot(int slot) => positionOfSlot[slot];

    public ulong BitOfSlot(int slot) => 1UL << (slot - (positionOfSlot[slot] * slotsPerEni));

    /// <summary>Addresses of usable slots of an ENI that pods have.</summary>
    public int UsableAssignedOn(int position)
    {
        if (unusableAssigned == 0)
            return assignedOnEni[position];
        var count = 0;
        for (var left = usableSlots[position]; left != 0; left &= left - 1)
            count += assigned[(position * slotsPerEni) + BitOperations.TrailingZeroCount(left)];
        return count;
    }

    /// <summary>The rank of an ENI in the store by its number, or -1.</summary>
    public int RankOf(int eniNumber)
    {
        for (var rank = 0; rank < EniCount; rank++)
        {
            if (eniNumbers[positionByRank[rank]] == eniNumber)
                return rank;
        }

        return -1;
    }

    /// <summary>The position of an ENI in the store, or -1.</summary>
    public int PositionOf(Ec2Eni eni)
    {
        var rank = RankOf(eni.Number);
        return rank < 0 ? -1 : positionByRank[rank];
    }

    /// <summary>The slot of an address or prefix on an ENI, or -1.</summary>
    public int SlotOf(int position, int cidr)
    {
        for (var left = attachedSlots[position]; left != 0; left &= left - 1)
        {
            var slot = (position * slotsPerEni) + BitOperations.TrailingZeroCount(left);
            if (cidrs[slot] == cidr)
                return slot;
        }

        return -1;
    }
}
