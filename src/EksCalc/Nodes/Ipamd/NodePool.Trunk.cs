namespace EksCalc.Nodes.Ipamd;

/// <content>Security groups for pods: the trunk ENI, which somebody else attaches once ipamd has asked for it (R30).</content>
public sealed partial class NodePool
{
    private int trunkNumber;

    /// <summary>ipamd asks only while the store has a place left for it.</summary>
    private void AskForTrunk()
    {
        if (rules.PodEni && trunkPosition < 0 && eniCount < rules.EniLimit)
            trunkWanted = true;
    }

    /// <summary>Plans the next look, if the trunk could be attached as things are.</summary>
    private void LookForTrunk(long earliest)
    {
        if (rules.TrunkAt is not { } from || trunkAttached || !trunkWanted)
            return;
        var looks = Math.Max(0, (earliest - from + PoolRules.TrunkLook - 1) / PoolRules.TrunkLook);
        trunkDue = CanAttachTrunk() ? from + (looks * PoolRules.TrunkLook) : Never;
    }

    private bool CanAttachTrunk() => attachedEnis < rules.MaxEnis && SubnetHasRoom(1);

    private void AttachTrunk()
    {
        trunkDue = Never;
        if (phase == Phase.Stopped || !CanAttachTrunk())
            return;
        trunkAttached = true;
        trunkNumber = nextEniNumber++;
        attachedEnis++;
        SubnetAddresses++;
        settled = false;
        observer?.TrunkAttached(this, trunkNumber);
    }
}
