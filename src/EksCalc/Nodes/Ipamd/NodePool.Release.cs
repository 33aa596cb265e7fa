using System.Numerics;
using System.Runtime.CompilerServices;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>ENIs that go: which can, detached and deleted, with ipamd's own tries when EC2 refuses (R19, R23, R37).</content>
internal sealed partial class NodePool
{
    private const long FirstDetachRetry = 200;
    private const long FirstDeleteRetry = 500;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FreeEniAsync(PoolStore store, long availableAtStart)
    {
        var ranks = FreeableEnis(store, availableAtStart);
        if (ranks == 0)
            return;
        var rank = picks?.Eni(this, store, ranks, ActKind.Detach) ?? BitOperations.TrailingZeroCount(ranks);
        var position = store.PositionOf(rank);
        var eni = store.Eni(position);
        acted = true;
        store.Remove(position);
        await ReleaseAsync(eni);
    }

    /// <summary>Detaches and deletes an ENI that is not in the store any more.</summary>
    /// <returns>Whether it is gone; if not, it is attached still, or leaked.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReleaseAsync(Ec2Eni eni)
    {
        if (!Ask(Ec2Call.DescribeNetworkInterfaces, eni))
        {
            outOfStep = true;
            return false;
        }

        for (var (left, pause) = (Tries, FirstDetachRetry); ; pause = Math.Min(pause * 2, LongestRetry))
        {
            Call(Ec2Call.DetachNetworkInterface);
            var answer = ec2.Detach(eni, now);
            observer?.Acted(this, new NodeTraceAct(ActKind.Detach, At) { Eni = eni.Number, Error = answer.Error });
            if (answer.Succeeded)
                break;
            if (--left == 0)
            {
                outOfStep = true;
                return false;
            }

            await Sleep(pause);
        }

        await Sleep(PoolRules.DetachWait);
        return await DeleteAsync(eni);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> DeleteAsync(Ec2Eni eni)
    {
        for (var (left, pause) = (Tries, FirstDeleteRetry); ; pause = Math.Min(pause * 2, LongestRetry))
        {
            Call(Ec2Call.DeleteNetworkInterface);
            var answer = ec2.Delete(eni, now);
            observer?.Acted(this, new NodeTraceAct(ActKind.Delete, At) { Eni = eni.Number, Error = answer.Error });
            if (answer.Succeeded)
                return true;
            if (--left == 0)
                return false;
            await Sleep(pause);
        }
    }

    /// <summary>R19, R23: not the primary, the trunk, a young ENI, one with a pod or a cooling address, or one that a target needs.</summary>
    private ulong FreeableEnis(PoolStore store, long availableAtStart)
    {
        if (!store.Targets.MayFreeEni(availableAtStart) || !MayAttach)
            return 0;
        store.EndCooldowns(now);
        var ranks = 0UL;
        for (var rank = store.FirstSecondaryRank; rank < store.EniCount; rank++)
        {
            var position = store.PositionOf(rank);
            if (store.AssignedOn(position) == 0 && position != store.TrunkPosition && now - store.AddedAt(position) >= PoolRules.MinimumEniAge
                && store.CoolingOn(position) == 0 && !store.Targets.Needs(store, position))
            {
                ranks |= 1UL << rank;
            }
        }

        return ranks;
    }
}
