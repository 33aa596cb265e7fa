using EksCalc.Vpc;

namespace EksCalc.Nodes.Ipamd;

/// <summary>What a network card's pool is to hold. Cards beyond the first have targets of their own, and count addresses, not prefixes.</summary>
/// <remarks>amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go, datastoreTargetState.</remarks>
internal sealed class CardTargets
{
    /// <summary>WARM_IP_TARGET and MINIMUM_IP_TARGET of a card beyond the first, whatever is set (R26).</summary>
    public const int OfFurtherCards = 1;

    private readonly PoolRules rules;
    private readonly bool countsPrefixes;
    private readonly bool prefixMode;
    private readonly long warmPrefix;
    private readonly long maxPods;
    private readonly long lowBelow;
    private readonly bool noTarget;
    private readonly bool alwaysLooks;
    private readonly long freeFrom;

    public CardTargets(PoolRules rules, int card)
    {
        this.rules = rules;
        var first = card == 0;
        countsPrefixes = first && rules.PrefixMode;
        HasIpTargets = !first || rules.HasIpTargets;
        WarmIp = first ? rules.WarmIp : OfFurtherCards;
        MinimumIp = first ? rules.MinimumIp : OfFurtherCards;
        (maxPods, prefixMode, warmPrefix) = (rules.MaxPods, rules.PrefixMode, rules.WarmPrefix);
        var (target, unit) = rules.PrefixMode ? (rules.WarmPrefix, rules.AddressesPerSlot) : (rules.WarmEni, rules.Slots);
        lowBelow = unchecked(target * unit);
        noTarget = target == 0;
        alwaysLooks = HasIpTargets || rules.PrefixMode;
        freeFrom = unchecked((rules.WarmEni + 1) * rules.Slots);
    }

    public bool HasIpTargets { get; }

    public long WarmIp { get; }

    public long MinimumIp { get; }

    /// <summary>
    /// As ipamd divides (datastore.DivCeil): the sum wraps around for targets next to 2^63. Its other sums and products of
    /// targets do the same.
    /// </summary>
    public static long DivideUp(long value, long by) => unchecked(value + by - 1) / by;

    /// <summary>R19 to R22. The number of max pods stops growth, whatever the targets.</summary>
    /// <param name="usable">Addresses that pods can get.</param>
    /// <param name="available">Those of them that no pod has.</param>
    public bool IsTooLow(long usable, long available)
    {
        if (usable >= maxPods)
            return false;
        if (HasIpTargets)
            return ShortSlots(usable, available) > 0;
        return available < lowBelow || (noTarget && available == 0);
    }

    /// <summary>Whether a store is.</summary>
    public bool IsTooLow(PoolStore store) => IsTooLow(store.UsableAddresses, store.Available);

    /// <summary>Slots the targets ask for beyond those there are; for a whole ENI in secondary mode, all it can take.</summary>
    public long MissingSlots(long usable, long available, int freePrefixes)
    {
        if (rules.Ipv6)
            return 1;
        if (rules.PrefixMode)
            return Math.Max(1, HasIpTargets ? ShortSlots(usable, available) : rules.WarmPrefix - freePrefixes);
        return HasIpTargets ? ShortSlots(usable, available) : rules.Slots;
    }

    /// <summary>Those of a store.</summary>
    public long MissingSlots(PoolStore store) => MissingSlots(store.UsableAddresses, store.Available, store.FreePrefixes);

    /// <summary>Slots short of the targets for addresses.</summary>
    private long ShortSlots(long usable, long available)
    {
        var missing = Math.Max(0, Math.Max(WarmIp - available, MinimumIp - usable));
        return countsPrefixes ? DivideUp(missing, Ipv4Prefix.Addresses) : missing;
    }

    /// <summary>
    /// Slots over target that could go. A prefix partly in use stays, and what the targets need for the assigned
    /// addresses stays; an unset WARM_PREFIX_TARGET counts as 0 (R23a). Without IP targets secondary addresses go by whole ENIs only.
    /// </summary>
    public long Excess(PoolStore store)
    {
        if (!HasIpTargets)
            return prefixMode ? Math.Max(0, store.FreePrefixes - warmPrefix) : 0;
        if (!countsPrefixes)
            return Math.Max(0, Math.Min(store.Available - WarmIp, store.UsableAddresses - MinimumIp));
        var needed = Math.Max(DivideUp(unchecked(store.UsableAssigned + WarmIp), Ipv4Prefix.Addresses), DivideUp(MinimumIp, Ipv4Prefix.Addresses));
        return Math.Max(0, Math.Min(store.FreePrefixes, store.PrefixSlots - needed));
    }

    /// <summary>
    /// Whether the manager looks for an ENI to free: by what was available when the tick began (R19). With IP targets
    /// or prefixes it always does, and the ENIs themselves decide.
    /// </summary>
    public bool MayFreeEni(long availableAtStart) => alwaysLooks || availableAtStart >= freeFrom;

    /// <summary>Whether a target needs an ENI's addresses.</summary>
    public bool Needs(PoolStore store, int position)
    {
        var unit = rules.AddressesPerSlot;
        var others = store.UsableAddresses - store.UsableOn(position);
        var free = others - (store.UsableAssigned - store.UsableAssignedOn(position));
        return (WarmIp > 0 && free < DivideUp(WarmIp, unit) * unit)
            || (MinimumIp > 0 && others < DivideUp(MinimumIp, unit) * unit)
            || (rules.PrefixMode && rules.WarmPrefix > 0 && store.FreeSlotCount - store.FreeSlotsOn(position) < rules.WarmPrefix);
    }
}
