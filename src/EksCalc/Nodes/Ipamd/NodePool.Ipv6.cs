using System.Runtime.CompilerServices;
using EksCalc.Cni;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>IPv6: one /80 prefix on each ENI that pods may use, and no pool to manage (R42).</content>
internal sealed partial class NodePool
{
    /// <summary>Whether the primary ENI's subnet is excluded, so that ipamd needs another ENI; with the error that ends initialisation.</summary>
    /// <returns>Null if it is not excluded.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(string? Error, bool Excluded)?> PrimaryIsExcludedAsync()
    {
        if (!rules.SubnetDiscovery || !Ask(Ec2Call.DescribeSubnets) || !SubnetTagRules.IsExcluded(ec2.PrimaryEni.Subnet.Tags, rules.ClusterName))
            return null;
        if (metadata.Exists(eni => eni.Number != 0 && !eni.IsTrunk))
            return (null, true);
        var error = await AllocateIpv6EniAsync(0);
        if (error is not null)
            return ($"Error trying to allocate ENI when primary IPv6 ENI is excluded: {error}", true);
        ec2.ReadMetadata(now, metadata);
        metadata.RemoveAll(eni => eni.Card >= stores.Length);
        return (null, true);
    }

    /// <returns>What went wrong; null if the ENI is attached.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> AllocateIpv6EniAsync(int card)
    {
        var created = CreateEni(1);
        if (created.Eni is not { } eni)
            return $"AllocENI: failed to create ENI: {created.Message}";
        var attached = await AttachAsync(eni, card);
        return attached == Attachment.Done ? null : "AllocENI: error attaching ENI";
    }

    /// <summary>Cards beyond the first get an ENI each; that none can be had does not keep the node from being ready.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> MakeFurtherCardsAsync()
    {
        for (var card = 1; card < stores.Length && MayAttach; card++)
        {
            if (stores[card].EniCount == 0)
                await AllocateEniAsync(stores[card]);
        }

        return null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> SetUpIpv6Async(Ec2Eni eni, PoolStore store, int position)
    {
        if (!Ask(Ec2Call.DescribeNetworkInterfaces, eni))
            return false;
        if (eni.CountOf(CidrKind.Ipv6Prefix) == 0)
        {
            Call(Ec2Call.AssignIpv6Addresses);
            acted = true;
            var answer = ec2.Assign(eni, 1, CidrKind.Ipv6Prefix, now, out var number);
            observer?.Acted(this, new NodeTraceAct(ActKind.AssignIpv6, At)
            {
                Eni = eni.Number,
                Count = 1,
                First = answer.Succeeded ? number : null,
                Error = answer.Error,
            });
            await Sleep(answer.After);
            if (!answer.Succeeded)
                return false;
        }

        for (var index = 0; index < eni.Count; index++)
        {
            var (number, kind) = eni[index];
            if (kind == CidrKind.Ipv6Prefix && store.SlotOf(position, number) < 0)
                store.AddSlot(position, number, kind);
        }

        return true;
    }

    /// <summary>With security groups for pods ipamd asks every five seconds whether the trunk ENI is there, and then no more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask LookForTrunkEniAsync()
    {
        var found = false;
        if (await DescribeEnisAsync() is null)
        {
            ec2.ReadMetadata(now, metadata);
            if (metadata.Find(eni => eni.IsTrunk) is { } trunk)
                found = await SetUpAsync(trunk);
        }

        Wait(Period, found ? Phase.Idle : Phase.LookForTrunkEni);
        if (found)
            due = Never;
        observer?.Over(this, StepCause.Reconcile, start);
    }
}
