namespace EksCalc.Nodes.Ipamd;

/// <content>Ticks that can change nothing are not run: after one that did nothing, when could another do something?</content>
internal sealed partial class NodePool
{
    /// <summary>The last tick did nothing, and no pod or trunk has come or gone since.</summary>
    private bool settled;

    /// <summary>The first time at which a tick of a settled pool could do something.</summary>
    private long wake;

    /// <summary>Periods from the next tick on in which nothing can change. The reconcile after the trunk's arrival is not idle.</summary>
    private long IdlePeriods(long end)
    {
        var idle = (Math.Min(wake, end) - due + Period - 1) / Period;
        return trunkDue == Never ? idle : Math.Min(idle, (trunkDue - due) / Period);
    }

    /// <summary>
    /// When a tick could do something, if no pod comes or goes and this tick did nothing: when a pause ends, an ENI
    /// comes of age, or an address cools down.
    /// </summary>
    private long NextChange()
    {
        var next = NextChange(first);
        for (var card = 1; card < stores.Length; card++)
            next = Math.Min(next, NextChange(stores[card]));
        return next;
    }

    private long NextChange(PoolStore store)
    {
        var next = Never;
        if (store.Targets.IsTooLow(store))
        {
            if (IsShort && MayAttach)
                next = lastShortage + PoolRules.ShortagePause + 1;
        }
        else if (store.Targets.Excess(store) > 0)
        {
            next = lastShrink + PoolRules.ShrinkPause + 1;
        }

        if (!MayAttach || !store.Targets.MayFreeEni(store.Available))
            return next;
        for (var rank = store.FirstSecondaryRank; rank < store.EniCount; rank++)
        {
            var position = store.PositionOf(rank);
            if (store.AssignedOn(position) > 0 || position == store.TrunkPosition)
                continue;
            if (store.CoolingOn(position) > 0)
                next = Math.Min(next, store.OldestCooldown + rules.Cooldown + 1);
            if (now - store.AddedAt(position) < PoolRules.MinimumEniAge)
                next = Math.Min(next, store.AddedAt(position) + PoolRules.MinimumEniAge);
        }

        return next;
    }
}
