using System.Runtime.CompilerServices;
using EksCalc.Cni;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>An attached ENI gets its tags and comes into the store, at a start, when it was made, or when a reconcile finds it (R44).</content>
internal sealed partial class NodePool
{
    private const int TagTries = 5;
    private const long FirstTagRetry = 500;

    /// <returns>The last try's error; null if the ENI has the tags.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> TagAsync(Ec2Eni eni)
    {
        if (eni.IsTagged && (string.IsNullOrEmpty(rules.ClusterName) || eni.ClusterTag == rules.ClusterName))
            return null;
        var pause = FirstTagRetry;
        for (var tries = 1; ; tries++)
        {
            Call(Ec2Call.CreateTags);
            if (ec2.Ask(Ec2Call.CreateTags, now).Error is not { } error)
            {
                Tag(eni);
                return null;
            }

            observer?.Acted(this, new NodeTraceAct(ActKind.Call, At) { Call = Ec2Call.CreateTags, Eni = eni.Number, Error = error });
            if (tries == TagTries)
                return error;
            await Sleep(pause);
            pause *= 2;
        }
    }

    private void Tag(Ec2Eni eni)
    {
        eni.IsTagged = true;
        if (!string.IsNullOrEmpty(rules.ClusterName))
            eni.ClusterTag = rules.ClusterName;
    }

    /// <summary>Takes an attached ENI into the store, with its addresses; judges by its subnet's tags whether pods may have them.</summary>
    /// <returns>False if a call was refused: then it is in the store without addresses.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> SetUpAsync(Ec2Eni eni)
    {
        var store = stores[eni.Card];
        var position = store.PositionOf(eni);
        if (position < 0)
            position = store.Add(eni, now);
        settled = false;
        if (rules.SubnetDiscovery)
        {
            if (!Ask(Ec2Call.DescribeSubnets))
            {
                outOfStep = true;
                return false;
            }

            store.SetExcluded(position, SubnetTagRules.IsExcluded(eni.Subnet.Tags, rules.ClusterName));
        }

        if (rules.Ipv6 && !eni.IsTrunk)
            return await SetUpIpv6Async(eni, store, position);
        TakeAddresses(eni, store, position);
        return true;
    }

    private static void TakeAddresses(Ec2Eni eni, PoolStore store, int position, CidrKind? only = null)
    {
        for (var index = 0; index < eni.Count; index++)
        {
            var (number, kind) = eni[index];
            if (kind != CidrKind.Ipv6Prefix && (only is null || kind == only) && store.SlotOf(position, number) < 0)
                store.AddSlot(position, number, kind);
        }
    }
}
