namespace EksCalc.Nodes.Ipamd;

/// <content>Ticks that can change nothing are not run: after one that did nothing, when could another do something?</content>
public sealed partial class NodePool
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
        var next = Never;
        if (IsTooLow())
        {
            if (now - lastShortage <= PoolRules.ShortagePause)
                next = lastShortage + PoolRules.ShortagePause + 1;
        }
        else if (Excess() > 0)
        {
            next = lastShrink + PoolRules.ShrinkPause + 1;
        }

        if (!MayFreeEni())
            return next;
        for (var rank = 1; rank < eniCount; rank++)
        {
            var position = positionByRank[rank];
            if (assignedOnEni[position] > 0 || position == trunkPosition)
                continue;
            if (coolingOnEni[position] > 0)
                next = Math.Min(next, cooldowns[firstCooldown].Since + rules.Cooldown + 1);
            if (now - addedAt[position] < PoolRules.MinimumEniAge)
                next = Math.Min(next, addedAt[position] + PoolRules.MinimumEniAge);
        }

        return next;
    }
}
