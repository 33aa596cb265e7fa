using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// ipamd's store of one network card. An ENI keeps its position while it is in the store; its rank is its place by age. A
/// slot is an ENI's place for a secondary address or prefix, and its number in the arrays is <c>position x slots per ENI + index</c>.
/// </summary>
/// <remarks>
/// What pods can get addresses of is usable: slots of the mode's kind on ENIs that are not excluded. The others are what
/// another mode, or another tag, left behind; they count for nothing but the totals.
/// </remarks>
internal sealed partial class PoolStore
{
    public const int NoCidr = -1;

    private readonly int slotsPerEni;
    private readonly EniState[] enis;
    private readonly Place[] places;
    private readonly int[] positionByRank;
    private readonly int addressesPerSlot;
    private readonly bool usesPrefixes;
    private readonly bool usesIpv6;
    private readonly long sizeOfUsable;
    private readonly long cooldown;
    private ulong usedPositions;
    private ulong ranksWithFreeAddress;
    private int addressSlots;
    private long usableAddresses;
    private int unusableAssigned;

    public PoolStore(PoolRules rules, int card)
    {
        (Card, Targets, slotsPerEni, cooldown) = (card, new CardTargets(rules, card), rules.Slots, rules.Cooldown);
        (addressesPerSlot, usesPrefixes, usesIpv6) = (rules.AddressesPerSlot, rules.PrefixMode || rules.Ipv6, rules.Ipv6);
        sizeOfUsable = usesIpv6 ? PoolRules.AddressesPerIpv6Prefix : addressesPerSlot;
        var most = rules.MaxEnis;
        enis = new EniState[most];
        positionByRank = new int[most];
        places = new Place[most * slotsPerEni];
        for (var slot = 0; slot < places.Length; slot++)
            places[slot] = new Place { Cidr = NoCidr, Position = slot / slotsPerEni };
    }

    public int Card { get; }

    public CardTargets Targets { get; }

    public int EniCount { get; private set; }

    /// <summary>The position of the trunk ENI, or -1.</summary>
    public int TrunkPosition { get; private set; } = -1;

    /// <summary>The rank from which on ENIs can be freed: the primary, where it is in the store, has the first.</summary>
    public int FirstSecondaryRank { get; private set; }

    public int ExcludedCount { get; private set; }

    public int PrefixSlots { get; private set; }

    public int FreeSlotCount { get; private set; }

    public int AssignedCount { get; private set; }

    public int CoolingCount { get; private set; }

    public int SlotCount => addressSlots + PrefixSlots;

    /// <summary>Slots that the arrays have.</summary>
    public int Capacity => places.Length;

    public long TotalAddresses => addressSlots + (PrefixSlots * (usesIpv6 ? PoolRules.AddressesPerIpv6Prefix : Vpc.Ipv4Prefix.Addresses));

    public long UsableAddresses => usableAddresses;

    public int UsableAssigned => AssignedCount - unusableAssigned;

    /// <summary>Usable addresses that no pod has: cooling ones included.</summary>
    public long Available => usableAddresses - AssignedCount + unusableAssigned;

    /// <summary>Whether a pod that goes can leave something behind that needs care: on an excluded ENI, or in a prefix of another mode.</summary>
    public bool NeedsCare => ExcludedCount > 0 || (!usesPrefixes && PrefixSlots > 0);

    /// <summary>Prefixes of which no pod has an address, on excluded ENIs too.</summary>
    public int FreePrefixes
    {
        get
        {
            if (PrefixSlots == 0)
                return 0;
            if (addressSlots == 0)
                return FreeSlotCount;
            var count = 0;
            for (var rank = 0; rank < EniCount; rank++)
                count += BitOperations.PopCount(enis[positionByRank[rank]].Free & enis[positionByRank[rank]].Prefixes);
            return count;
        }
    }

    public ulong RanksWithFreeAddress => ranksWithFreeAddress;

    /// <summary>An ENI of the store: a bit for each of its slots.</summary>
    private struct EniState
    {
        public Ec2Eni Eni;
        public long AddedAt;

        /// <summary>Slots that hold an address or a prefix.</summary>
        public ulong Attached;

        /// <summary>Those of them that hold a prefix.</summary>
        public ulong Prefixes;

        /// <summary>Those of them that pods can get addresses of.</summary>
        public ulong Usable;

        /// <summary>Those of them of which no pod has an address; cooling ones are among them.</summary>
        public ulong Free;

        /// <summary>Usable ones with an address for the next pod.</summary>
        public ulong Offered;
        public int Number;
        public int Rank;
        public int Assigned;
        public int Cooling;
        public bool IsExcluded;
    }

    /// <summary>A slot: what it holds, and how many of its addresses pods have and how many cool.</summary>
    private struct Place
    {
        public int Position;
        public int Cidr;
        public int Assigned;
        public int Cooling;
    }
}
