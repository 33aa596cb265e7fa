using System.Numerics;

namespace EksCalc.Nodes.Ipamd;

/// <content>
/// The store. An ENI keeps its position while it is attached; its rank is its place by age. A slot is an ENI's place
/// for a secondary address or prefix, and its number in the arrays is <c>position x slots per ENI + index</c>.
/// </content>
public sealed partial class NodePool
{
    private const int NoCidr = -1;

    private readonly int[] eniNumbers;
    private readonly long[] addedAt;
    private readonly ulong[] attachedSlots;
    private readonly ulong[] freeSlots;
    private readonly ulong[] slotsWithFreeAddress;
    private readonly int[] assignedOnEni;
    private readonly int[] coolingOnEni;
    private readonly int[] positionByRank;
    private readonly int[] rankOfPosition;
    private readonly byte[] assigned;
    private readonly byte[] cooling;
    private readonly int[] cidrs;
    private ulong usedPositions;
    private ulong ranksWithFreeAddress;
    private int trunkPosition = -1;
    private int eniCount;
    private int slotCount;
    private int freeSlotCount;
    private int assignedCount;

    internal int PositionOf(int rank) => positionByRank[rank];

    internal ulong SlotsWithFreeAddress(int position) => slotsWithFreeAddress[position];

    internal ulong AttachedSlots(int position) => attachedSlots[position];

    internal int EniNumber(int position) => eniNumbers[position];

    internal int CidrNumber(int position, int index) => cidrs[(position * rules.Slots) + index];

    /// <summary>The rank of an ENI in the store by its number, or -1.</summary>
    internal int RankOf(int eniNumber)
    {
        for (var rank = 0; rank < eniCount; rank++)
        {
            if (eniNumbers[positionByRank[rank]] == eniNumber)
                return rank;
        }

        return -1;
    }

    private int AddEni(int number)
    {
        var position = BitOperations.TrailingZeroCount(~usedPositions);
        usedPositions |= 1UL << position;
        eniNumbers[position] = number;
        addedAt[position] = now;
        positionByRank[eniCount] = position;
        rankOfPosition[position] = eniCount;
        eniCount++;
        return position;
    }

    /// <summary>Takes an ENI without pods out of the store.</summary>
    private void RemoveEni(int position)
    {
        RemoveSlots(position, attachedSlots[position]);
        usedPositions &= ~(1UL << position);
        eniCount--;
        for (var rank = rankOfPosition[position]; rank < eniCount; rank++)
        {
            positionByRank[rank] = positionByRank[rank + 1];
            rankOfPosition[positionByRank[rank]] = rank;
        }

        ranksWithFreeAddress = 0;
        for (var rank = 0; rank < eniCount; rank++)
        {
            if (slotsWithFreeAddress[positionByRank[rank]] != 0)
                ranksWithFreeAddress |= 1UL << rank;
        }
    }

    private void AddSlots(int position, int count, int firstCidr)
    {
        for (var cidr = firstCidr; cidr < firstCidr + count; cidr++)
        {
            var index = BitOperations.TrailingZeroCount(~attachedSlots[position]);
            var bit = 1UL << index;
            attachedSlots[position] |= bit;
            freeSlots[position] |= bit;
            cidrs[(position * rules.Slots) + index] = cidr;
            slotsWithFreeAddress[position] |= bit;
        }

        slotCount += count;
        freeSlotCount += count;
        if (count > 0)
            ranksWithFreeAddress |= 1UL << rankOfPosition[position];
    }

    /// <summary>Takes slots without pods out of the store; their cooldowns end with them.</summary>
    private void RemoveSlots(int position, ulong slots)
    {
        for (var left = slots; left != 0;)
        {
            var index = BitOperations.TrailingZeroCount(left);
            left &= ~(1UL << index);
            var slot = (position * rules.Slots) + index;
            coolingOnEni[position] -= cooling[slot];
            coolingCount -= cooling[slot];
            cooling[slot] = 0;
            cidrs[slot] = NoCidr;
        }

        var count = BitOperations.PopCount(slots);
        slotCount -= count;
        freeSlotCount -= count;
        attachedSlots[position] &= ~slots;
        freeSlots[position] &= ~slots;
        slotsWithFreeAddress[position] &= ~slots;
        if (slotsWithFreeAddress[position] == 0)
            ranksWithFreeAddress &= ~(1UL << rankOfPosition[position]);
    }

    private int Assign(int position, int index)
    {
        var slot = (position * rules.Slots) + index;
        var bit = 1UL << index;
        if (assigned[slot]++ == 0)
        {
            freeSlots[position] &= ~bit;
            freeSlotCount--;
        }

        if (assigned[slot] + cooling[slot] == rules.AddressesPerSlot)
        {
            slotsWithFreeAddress[position] &= ~bit;
            if (slotsWithFreeAddress[position] == 0)
                ranksWithFreeAddress &= ~(1UL << rankOfPosition[position]);
        }

        assignedOnEni[position]++;
        assignedCount++;
        return slot;
    }

    private void Unassign(int slot)
    {
        var position = slot / rules.Slots;
        if (--assigned[slot] == 0)
        {
            freeSlots[position] |= 1UL << (slot - (position * rules.Slots));
            freeSlotCount++;
        }

        assignedOnEni[position]--;
        assignedCount--;
        if (rules.Cooldown < 0)
        {
            OfferAddress(position, slot);
            return;
        }

        cooling[slot]++;
        coolingOnEni[position]++;
        coolingCount++;
        QueueCooldown(slot);
    }

    private void OfferAddress(int position, int slot)
    {
        slotsWithFreeAddress[position] |= 1UL << (slot - (position * rules.Slots));
        ranksWithFreeAddress |= 1UL << rankOfPosition[position];
    }
}
