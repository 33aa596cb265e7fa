using EksCalc.Nodes.Ipamd;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>
/// A fresh ramp of one node in subnets that may be short: a pod at a time, after each of which every card's pool grows until it has what its targets want
/// or nothing finds room.
/// </summary>
/// <remarks>
/// R23b, R33, R36. Room on ENIs that there are comes first, all that is missing or else exactly one, and while that finds room there is no ENI elsewhere.
/// A new ENI goes with all its addresses to the valid subnet that is emptiest at that moment and has room. Nothing is given back in a ramp.
/// </remarks>
internal sealed class SpillOver
{
    private readonly List<Eni> enis;
    private readonly long[] free;
    private readonly int[] creatable;
    private readonly Card[] cards;
    private readonly int slotsPerEni;
    private readonly int addressesPerSlot;
    private readonly int trunkSubnet;
    private bool trunkIsMissing;

    /// <summary>A node that has its primary ENI alone.</summary>
    /// <param name="rules">Its limits and targets.</param>
    /// <param name="limits">The ENIs of each card's pool: those that serve pods.</param>
    /// <param name="packing">What its ENIs are.</param>
    /// <param name="freeAddresses">Free addresses of its own subnet and of those that its ENIs may go to.</param>
    public SpillOver(PoolRules rules, IReadOnlyList<int> limits, EniPacking packing, IReadOnlyList<long> freeAddresses)
    {
        (slotsPerEni, addressesPerSlot, free) = (rules.Slots, rules.AddressesPerSlot, [.. freeAddresses]);
        enis = [new Eni(0, 0, packing.PrimaryServesPods)];
        cards = [.. limits.Select((limit, card) => new Card(new CardTargets(rules, card), limit) { Enis = card == 0 && packing.PrimaryServesPods ? 1 : 0 })];
        (trunkIsMissing, trunkSubnet) = (packing.HasTrunk, packing.PoolSubnet == EniSubnet.Pods ? free.Length - 1 : 0);
        creatable = packing.PoolSubnet switch
        {
            EniSubnet.Pods => [free.Length - 1],
            EniSubnet.Nodes => [0],
            _ => [.. Enumerable.Range(0, free.Length).Where(subnet => subnet > 0 || packing.PrimaryServesPods)],
        };
    }

    /// <summary>What the node holds once settled with that many pods.</summary>
    public NodeSpread Settle(int pods, EniPacking packing)
    {
        Grow();
        for (var pod = 0; ; pod++)
        {
            while (Grow())
            {
            }

            if (pod == pods || Array.Find(cards, card => card.Available(addressesPerSlot) > 0) is not { } serving)
                break;
            serving.Assigned++;
        }

        var uses = new AddressUse[free.Length];
        foreach (var eni in enis)
        {
            var used = Math.Min(cards[eni.Card].Assigned, eni.Slots * addressesPerSlot);
            cards[eni.Card].Assigned -= used;
            uses[eni.Subnet] += packing.Primary(eni.Slots, used).Addresses;
        }

        var trunks = packing.HasTrunk && !trunkIsMissing ? 1 : 0;
        uses[trunkSubnet] += new AddressUse { EniPrimaries = trunks };
        return new NodeSpread(uses, enis.Count + trunks, pods - (int)uses.Sum(use => use.PodSecondaries + use.PodPrefixAddresses));
    }

    /// <returns>Whether any pool grew.</returns>
    private bool Grow()
    {
        var grew = false;
        for (var card = 0; card < cards.Length; card++)
            grew |= Grow(cards[card], card);
        if (trunkIsMissing && free[trunkSubnet] > 0)
        {
            free[trunkSubnet]--;
            trunkIsMissing = false;
        }

        return grew;
    }

    private bool Grow(Card card, int number)
    {
        var (usable, available) = ((long)card.Slots * addressesPerSlot, card.Available(addressesPerSlot));
        if (!card.Targets.IsTooLow(usable, available))
            return false;
        var missing = (int)Math.Min(slotsPerEni, card.Targets.MissingSlots(usable, available, card.FreePrefixes));
        if (missing == 0)
            return false;
        foreach (var eni in enis)
        {
            if (eni.Card != number || !eni.ServesPods || eni.Slots == slotsPerEni)
                continue;
            var all = Math.Min(missing, slotsPerEni - eni.Slots);
            var count = Fits(eni.Subnet, all) ? all : Fits(eni.Subnet, 1) ? 1 : 0;
            if (count > 0)
                return Take(card, eni, count);
        }

        if (card.Enis == card.Limit)
            return false;
        foreach (var subnet in creatable.OrderByDescending(subnet => free[subnet]))
        {
            if (free[subnet] < 1 + ((long)missing * addressesPerSlot))
                continue;
            free[subnet]--;
            card.Enis++;
            enis.Add(new Eni(number, subnet, true));
            return Take(card, enis[^1], missing);
        }

        return false;
    }

    private bool Fits(int subnet, int slots) => (long)slots * addressesPerSlot <= free[subnet];

    private bool Take(Card card, Eni eni, int slots)
    {
        free[eni.Subnet] -= (long)slots * addressesPerSlot;
        eni.Slots += slots;
        card.Slots += slots;
        return true;
    }

    private sealed class Eni(int card, int subnet, bool servesPods)
    {
        public int Card => card;

        public int Subnet => subnet;

        public bool ServesPods => servesPods;

        public int Slots { get; set; }
    }

    private sealed class Card(CardTargets targets, int limit)
    {
        public CardTargets Targets => targets;

        public int Limit => limit;

        public int Enis { get; set; }

        public int Slots { get; set; }

        public int Assigned { get; set; }

        /// <summary>Prefixes that no pod is in, pods being packed.</summary>
        public int FreePrefixes => Slots - (int)CardTargets.DivideUp(Assigned, Ipv4Prefix.Addresses);

        public long Available(int addressesPerSlot) => ((long)Slots * addressesPerSlot) - Assigned;
    }
}
