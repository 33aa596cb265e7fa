using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>What an ENI has, slot by slot, and where something is.</content>
internal sealed partial class PoolStore
{
    public int PositionOf(int rank) => positionByRank[rank];

    public ulong SlotsWithFreeAddress(int position) => enis[position].Offered;

    public ulong AttachedSlots(int position) => enis[position].Attached;

    public ulong FreeSlots(int position) => enis[position].Free;

    public ulong PrefixSlotsOf(int position) => enis[position].Prefixes;

    public Ec2Eni Eni(int position) => enis[position].Eni;

    public int EniNumber(int position) => enis[position].Number;

    public long AddedAt(int position) => enis[position].AddedAt;

    public bool IsExcluded(int position) => enis[position].IsExcluded;

    public int AssignedOn(int position) => enis[position].Assigned;

    public int CoolingOn(int position) => enis[position].Cooling;

    public int SlotsOn(int position) => BitOperations.PopCount(enis[position].Attached);

    public int FreeSlotsOn(int position) => BitOperations.PopCount(enis[position].Free);

    public long UsableOn(int position) => (long)BitOperations.PopCount(enis[position].Usable) * addressesPerSlot;

    public int AssignedTo(int slot) => places[slot].Assigned;

    public int CidrOf(int slot) => places[slot].Cidr;

    public int CidrNumber(int position, int index) => places[(position * slotsPerEni) + index].Cidr;

    public int PositionOfSlot(int slot) => places[slot].Position;

    public ulong BitOfSlot(int slot) => 1UL << (slot - (places[slot].Position * slotsPerEni));

    /// <summary>Addresses of usable slots of an ENI that pods have.</summary>
    public int UsableAssignedOn(int position)
    {
        if (unusableAssigned == 0)
            return enis[position].Assigned;
        var count = 0;
        for (var left = enis[position].Usable; left != 0; left &= left - 1)
            count += places[(position * slotsPerEni) + BitOperations.TrailingZeroCount(left)].Assigned;
        return count;
    }

    /// <summary>The rank of an ENI in the store by its number, or -1.</summary>
    public int RankOf(int eniNumber)
    {
        for (var rank = 0; rank < EniCount; rank++)
        {
            if (enis[positionByRank[rank]].Number == eniNumber)
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
        for (var left = enis[position].Attached; left != 0; left &= left - 1)
        {
            var slot = (position * slotsPerEni) + BitOperations.TrailingZeroCount(left);
            if (places[slot].Cidr == cidr)
                return slot;
        }

        return -1;
    }
}
