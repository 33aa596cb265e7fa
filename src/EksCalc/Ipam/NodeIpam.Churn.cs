namespace EksCalc.Ipam;

/// <content>What history can leave behind.</content>
public readonly partial record struct NodeIpam
{
    /// <summary>
    /// The most a node can hold at rest when pods have come and gone in any order: an upper bound over all histories,
    /// where <see cref="Settle"/> is one history, a fresh ramp.
    /// </summary>
    /// <param name="pods">Pods that want an address of the pool now, 0 or more.</param>
    /// <param name="mostPods">The most there ever were at a time; at least <paramref name="pods"/>.</param>
    /// <remarks>
    /// <para>Why it differs (R19 to R23): an ENI is given back only when no pod on it has an address, a prefix only when it is wholly
    /// free, and ipamd spreads pods in no order. So each pod may hold an ENI or a prefix of its own. WARM_PREFIX_TARGET
    /// counts wholly free prefixes, so spread pods make it take more of them even without an earlier peak. A burst lets a
    /// check take more than one pod's worth at once, past the point where max pods are covered.</para>
    /// <para>Model limits: the bound on ENIs is not always reached. While a node shrinks, or pods' addresses cool, it can hold
    /// as much as the bound for <paramref name="mostPods"/>.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pods"/> is negative or above <paramref name="mostPods"/>.</exception>
    public NodePlan AfterChurn(int pods, int mostPods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPods, pods);
        var peak = ChurnedSlots(mostPods);
        var peakEnis = DivideUp(peak, slotsPerEni);
        var slots = growth switch
        {
            // Each pod may keep an ENI, beside the primary one, which stays anyway.
            Growth.Enis => Math.Max(SlotsFor(pods), (int)Math.Min(peak, (pods + (long)alwaysPoolEnis) * slotsPerEni)),
            // Each pod may keep a prefix; single addresses that nobody has are given back.
            Growth.Addresses when addressesPerSlot > 1 => (int)Math.Min(peak, Math.Max(ChurnedSlots(pods), pods + Needed(0))),
            _ => ChurnedSlots(pods),
        };
        // Each address or prefix that is left may be on an ENI of its own.
        var enis = Math.Max(Math.Max(DivideUp(slots, slotsPerEni), alwaysPoolEnis), (int)Math.Min(peakEnis, slots + (long)alwaysPoolEnis));
        return Plan(pods, slots, growth == Growth.Enis ? Math.Max(DivideUp(slots, slotsPerEni), alwaysPoolEnis) : enis);
    }

    /// <summary>The most slots with that many pods, whatever came before, had there never been more.</summary>
    private int ChurnedSlots(int pods)
    {
        var needed = growth == Growth.FreePrefixes ? pods + (long)Math.Max(baseSlots, 1) : Needed(pods);
        return (int)Math.Clamp(needed, idleSlots, churnSlots);
    }
}
