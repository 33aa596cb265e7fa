namespace EksCalc.Nodes;

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
    /// free, and ipamd spreads pods in no order. So each pod may keep an ENI or a prefix of its own from an earlier peak. And a
    /// burst lets a check take more than one pod's worth at once, past the point where max pods are covered.</para>
    /// <para>Model limits: the bound on ENIs is not always reached. While a node shrinks, or pods' addresses cool, it can hold
    /// as much as the bound for <paramref name="mostPods"/>.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pods"/> is negative or above <paramref name="mostPods"/>.</exception>
    /// <exception cref="InvalidOperationException">This is the <c>default</c> value, which is of no node.</exception>
    public NodePlan AfterChurn(int pods, int mostPods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPods, pods);
        RequireNode();
        var peak = ChurnedSlots(mostPods);
        var now = ChurnedSlots(pods);
        if (wholeEnis)
        {
            // Each pod may keep an ENI, beside the primary one, which stays anyway.
            var kept = Math.Max(SlotsFor(pods), (int)Math.Min(peak, (pods + (long)alwaysPoolEnis) * slotsPerEni));
            return Plan(pods, kept, Math.Max(DivideUp(kept, slotsPerEni), alwaysPoolEnis));
        }

        // Each pod may keep a prefix, beside the free ones that the target wants; single addresses that nobody has are given back.
        var slots = addressesPerSlot > 1 ? (int)Math.Min(peak, Math.Max(now, pods + Needed(0))) : now;
        // ENIs go only while addresses are over the target: one that has given back its last address may stay empty.
        return Plan(pods, slots, Math.Max(DivideUp(peak, slotsPerEni), alwaysPoolEnis));
    }

    /// <summary>The most slots with that many pods, whatever came before, had there never been more.</summary>
    private int ChurnedSlots(int pods)
    {
        // WARM_PREFIX_TARGET asks for more when too few addresses are free, but then for as many prefixes as are not wholly free:
        // pods that are spread over many prefixes make it take more of them.
        var needed = Math.Max(Needed(pods), Math.Min(Needed(pods) + spreadSlots, Needed(0) + pods));
        return (int)Math.Clamp(needed, idleSlots, churnSlots);
    }
}
