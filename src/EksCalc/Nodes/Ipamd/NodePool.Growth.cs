using System.Numerics;
using System.Runtime.CompilerServices;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Growth: first ENIs that have room, then a new one; one growing action a tick (R22).</content>
internal sealed partial class NodePool
{
    /// <returns>False after a refusal that ends an initialisation.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> GrowAsync(PoolStore store)
    {
        if (!MayAttach || IsShort)
            return true;
        switch (await AssignToAnyAsync(store))
        {
            case Growth.Grown:
                lastAction = now;
                return true;
            case Growth.Refused:
                return false;
            case Growth.Short:
                lastShortage = now;
                return true;
        }

        // A place is kept for the trunk ENI until it is in the store (R30).
        var limit = rules.EniLimit - (rules.PodEni && store.Card == 0 && store.TrunkPosition < 0 ? 1 : 0);
        if (store.EniCount < limit && await AllocateEniAsync(store))
            lastAction = now;
        return true;
    }

    private enum Growth
    {
        None,
        Grown,
        Short,
        Refused,
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Growth> AssignToAnyAsync(PoolStore store)
    {
        var wanted = store.Targets.MissingSlots(store);
        for (var growable = Growable(store); growable != 0 && wanted > 0;)
        {
            var rank = picks?.Eni(this, store, growable, ActKind.Assign) ?? BitOperations.TrailingZeroCount(growable);
            growable &= ~(1UL << rank);
            var position = store.PositionOf(rank);
            var eni = store.Eni(position);
            var count = (int)Math.Min(rules.Slots - store.SlotsOn(position), wanted);
            var (answer, firstCidr) = Assign(eni, count);
            await Sleep(answer.After);

            // R23b: what was refused is asked for once more with exactly one.
            if (!answer.Succeeded && answer.Error != Ec2Errors.EniFull)
            {
                count = 1;
                (answer, firstCidr) = Assign(eni, count);
                await Sleep(answer.After);
            }

            if (answer.Error == Ec2Errors.EniFull)
                return LearnAddresses(store, eni) ? Growth.Grown : Growth.Refused;
            if (answer.Succeeded)
            {
                store.AddSlots(store.PositionOf(eni), firstCidr, count, rules.Kind);
                return Growth.Grown;
            }

            // Another ENI may be in another subnet.
            if (!rules.SubnetDiscovery || !answer.IsShortage)
                return answer.IsShortage ? Growth.Short : Growth.Refused;
        }

        return Growth.None;
    }

    private ulong Growable(PoolStore store)
    {
        var growable = 0UL;
        for (var rank = 0; rank < store.EniCount; rank++)
        {
            var position = store.PositionOf(rank);
            if (position != store.TrunkPosition && store.SlotsOn(position) < rules.Slots && !store.IsExcluded(position)
                && !(rules.CustomNetworking && store.EniNumber(position) == 0))
            {
                growable |= 1UL << rank;
            }
        }

        return growable;
    }

    private (Ec2Answer Answer, int First) Assign(Ec2Eni eni, int count)
    {
        acted = true;
        Call(Ec2Call.AssignPrivateIpAddresses);
        var answer = ec2.Assign(eni, count, rules.Kind, now, out var firstCidr);
        observer?.Acted(this, new NodeTraceAct(ActKind.Assign, At)
        {
            Eni = eni.Number,
            Count = count,
            First = answer.Succeeded ? firstCidr : null,
            Error = answer.Error,
        });
        return (answer, firstCidr);
    }

    /// <summary>R38: EC2 has more on the ENI than the store; all of it is taken over.</summary>
    private bool LearnAddresses(PoolStore store, Ec2Eni eni)
    {
        if (!Ask(Ec2Call.DescribeNetworkInterfaces, eni))
            return false;
        if (store.PositionOf(eni) is >= 0 and var position)
            TakeAddresses(eni, store, position, rules.Kind);
        return true;
    }
}
