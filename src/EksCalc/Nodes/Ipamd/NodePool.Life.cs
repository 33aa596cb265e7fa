using EksCalc.Cni;

namespace EksCalc.Nodes.Ipamd;

/// <content>The node's life: cordoned, terminating, ipamd restarted, the instance gone (R39, R40).</content>
internal sealed partial class NodePool
{
    private static readonly Dictionary<int, int> NoPods = [];

    // Few nodes have any of these; a scenario of many nodes makes a pool for each.
    private Dictionary<int, int>? checkpoint;
    private Dictionary<int, int>? gone;
    private Dictionary<int, int>? lost;
    private bool restsFromEnis;

    /// <summary>Whether the node has the taint <c>node.kubernetes.io/unschedulable:NoSchedule</c>; ipamd looks at no other.</summary>
    public bool IsCordoned { get; private set; }

    /// <summary>Whether ipamd has got SIGTERM: it takes note and goes on until it is restarted.</summary>
    public bool IsTerminating { get; private set; }

    /// <summary>Whether ipamd attaches and frees ENIs, and asks for addresses.</summary>
    private bool MayAttach => !restsFromEnis;

    private void JudgeLife() => restsFromEnis = IsTerminating || (IsCordoned && !rules.ManageNonSchedulable);

    /// <summary>Sets or takes away the taint of a cordoned node.</summary>
    public void Cordon(bool cordoned = true)
    {
        IsCordoned = cordoned;
        JudgeLife();
        settled = false;
    }

    /// <summary>ipamd gets SIGTERM.</summary>
    public void Terminate()
    {
        IsTerminating = true;
        JudgeLife();
        settled = false;
    }

    /// <summary>
    /// ipamd ends at once, wherever it is; a new one begins a while later, after the pods' events of that time. What EC2 was
    /// asked for goes on. The checkpoint of pods' addresses is kept.
    /// </summary>
    /// <param name="down">How long no ipamd runs. Default 0.</param>
    /// <param name="settings">The new one's settings; null for the node's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative time, or a target out of its range.</exception>
    public void Restart(TimeSpan down = default, CniSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(down, TimeSpan.Zero);
        var next = new PoolRules(setup, settings ?? setup.Settings);
        SaveCheckpoint();
        End(Phase.Start, now + PoolRules.Milliseconds(down));
        rules = next;
    }

    /// <summary>The instance is terminated: ipamd ends, and the ENIs go, but for those that had leaked.</summary>
    public void Stop()
    {
        SaveCheckpoint();
        End(Phase.Stopped, Never);
        ec2.Terminate(now);
    }

    private void End(Phase next, long at)
    {
        (phase, due, continuation, working) = (next, at, null, default);
        (Initialised, InitError, settled, trunkDue, cleanupDue, asideDue) = (false, null, false, Never, Never, Never);
        IsTerminating = false;
        cleanups?.Clear();
        recentlyFreed.Clear();
    }

    /// <summary>The checkpoint has the pods that the store has; before it is read, those that it had.</summary>
    private void SaveCheckpoint()
    {
        if (!restored)
            return;
        restored = false;
        checkpoint = [];
        foreach (var store in stores)
        {
            for (var slot = 0; slot < store.Capacity; slot++)
            {
                if (store.AssignedTo(slot) > 0)
                    checkpoint[store.CidrOf(slot)] = store.AssignedTo(slot);
            }
        }
    }

    /// <summary>Pods whose interface has gone, and those whose address no ENI in the store has, lose their entry.</summary>
    private void RestorePods()
    {
        foreach (var (cidr, pods) in checkpoint ?? NoPods)
        {
            var left = pods - (gone?.GetValueOrDefault(cidr) ?? 0);
            if (left <= 0)
                continue;
            if (SlotOf(cidr) is { } place)
                place.Store.Restore(place.Slot, left);
            else
                (lost ??= [])[cidr] = starts;
        }

        (checkpoint, gone) = (null, null);
        restored = true;
    }

    private (PoolStore Store, int Slot)? SlotOf(int cidr)
    {
        foreach (var store in stores)
        {
            for (var rank = 0; rank < store.EniCount; rank++)
            {
                if (store.SlotOf(store.PositionOf(rank), cidr) is >= 0 and var slot)
                    return (store, slot);
            }
        }

        return null;
    }

    private bool IsLost(PodAddress address) => lost is not null && lost.TryGetValue(address.Cidr, out var since) && address.Start < since;
}
