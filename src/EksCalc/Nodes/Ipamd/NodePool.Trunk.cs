namespace EksCalc.Nodes.Ipamd;

/// <content>Security groups for pods: the trunk ENI, which somebody else attaches once ipamd has asked for it (R30).</content>
internal sealed partial class NodePool
{
    private bool trunkWanted;
    private bool trunkAttached;
    private long trunkDue = Never;
    private bool looksForTrunk;

    /// <summary>ipamd asks only while the store has a place left for it.</summary>
    private void AskForTrunk()
    {
        if (rules.PodEni && first.TrunkPosition < 0 && (rules.Ipv6 || first.EniCount < rules.EniLimit))
            trunkWanted = true;
    }

    /// <summary>Plans the next look, if the trunk could be attached as things are.</summary>
    private void LookForTrunk(long earliest)
    {
        if (rules.TrunkAt is not { } from || trunkAttached || !trunkWanted)
            return;
        var looks = Math.Max(0, (earliest - from + PoolRules.TrunkLook - 1) / PoolRules.TrunkLook);
        trunkDue = CanAttachTrunk() ? from + (looks * PoolRules.TrunkLook) : Never;
        asideDue = Math.Min(trunkDue, cleanupDue);
    }

    private bool CanAttachTrunk() => (Initialised || rules.TrunkDuringStart) && !HasStopped && ec2.HasRoomForTrunk(podSubnet);

    private void AttachTrunk()
    {
        trunkDue = Never;
        if (!CanAttachTrunk() || !ec2.TryAttachTrunk(podSubnet, now, out var eni))
            return;
        (trunkAttached, looksForTrunk) = (true, false);
        outOfStep = true;
        settled = false;
        observer?.TrunkAttached(this, eni!.Number);
    }
}
