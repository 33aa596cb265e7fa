using System.Runtime.CompilerServices;
using EksCalc.Cni;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>ENIs: created and attached, with ipamd's own tries when EC2 refuses (R35, R37).</content>
internal sealed partial class NodePool
{
    private const int Tries = 12;
    private const long LongestRetry = 60_000;
    private const long FirstMetadataRetry = 100;

    private enum Attachment
    {
        Done,
        Failed,

        /// <summary>It went wrong and ipamd does not notice.</summary>
        Unnoticed,
    }

    /// <returns>Whether ipamd takes it for done.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> AllocateEniAsync(PoolStore store)
    {
        var count = (int)Math.Min(store.Targets.MissingSlots(store), rules.Slots);
        if (count == 0)
            return true;
        var (created, _, isShort) = CreateEni(count);
        if (created is null)
        {
            if (isShort)
                lastShortage = now;
            return false;
        }

        switch (await AttachAsync(created, store.Card))
        {
            case Attachment.Done:
                return await SetUpAsync(created);
            case Attachment.Unnoticed:
                // It waits for an ENI without a name to appear in the instance metadata.
                for (var (left, pause) = (Tries, FirstMetadataRetry); --left > 0; pause = Math.Min(pause * 2, LongestRetry))
                    await Sleep(pause);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Tries every subnet that takes ENIs until one works, whatever the error was (R33); the last one's error counts.</summary>
    private (Ec2Eni? Eni, string? Message, bool IsShort) CreateEni(int count)
    {
        acted = true;
        var own = ec2.PrimaryEni.Subnet;
        if (rules.CustomNetworking)
            return CreateEni(podSubnet, count);
        if (!rules.SubnetDiscovery)
        {
            // The tag is looked up although discovery is off; if that fails ipamd goes on.
            return Ask(Ec2Call.DescribeSubnets) && SubnetTagRules.IsExcluded(own.Tags, rules.ClusterName)
                ? (null, "primary subnet is tagged with kubernetes.io/role/cni=0", false)
                : CreateEni(own, count);
        }

        if (!Ask(Ec2Call.DescribeSubnets))
        {
            // The way out is the node's own subnet, whose tag has to be looked up as well.
            return Ask(Ec2Call.DescribeSubnets) && !SubnetTagRules.IsExcluded(own.Tags, rules.ClusterName) ? CreateEni(own, count) : (null, "failed to describe subnets", false);
        }

        (Ec2Eni? Eni, string? Message, bool IsShort) created =
            (null, "no valid subnets available for ENI creation - all subnets are either not tagged or tagged with kubernetes.io/role/cni=0", false);
        foreach (var subnet in ec2.Subnets.Count == 1 ? ec2.Subnets : [.. ec2.Subnets.OrderByDescending(subnet => subnet.FreeAddresses)])
        {
            if (!SubnetTagRules.TakesEnis(subnet.Tags, ReferenceEquals(subnet, own), rules.ClusterName))
                continue;
            created = CreateEni(subnet, count);
            if (created.Eni is not null)
                break;
        }

        return created;
    }

    private (Ec2Eni? Eni, string? Message, bool IsShort) CreateEni(Ec2Subnet subnet, int count)
    {
        Call(Ec2Call.CreateNetworkInterface);
        var answer = ec2.Create(subnet, count, rules.Kind, now, out var eni);
        if (eni is not null)
            Tag(eni);
        observer?.Acted(this, new NodeTraceAct(ActKind.Create, At)
        {
            Eni = eni?.Number,
            Count = count,
            First = eni is not null && eni.FirstCidr >= 0 ? eni.FirstCidr : null,
            Subnet = setup.Subnets.Count > 0 ? subnet.Id : null,
            Error = answer.Error,
        });
        return (eni, answer.Error is null ? null : $"api error {answer.Error}: ", answer.IsShortage);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attachment> AttachAsync(Ec2Eni eni, int card)
    {
        if (!Ask(Ec2Call.DescribeInstances))
        {
            await DeleteAsync(eni);
            return Attachment.Failed;
        }

        Call(Ec2Call.AttachNetworkInterface);
        var answer = ec2.Attach(eni, card, now);
        if (!answer.Succeeded || card > 0)
            observer?.Acted(this, new NodeTraceAct(ActKind.Attach, At) { Eni = eni.Number, Card = card > 0 ? card : null, Error = answer.Error });
        if (!answer.Succeeded)
        {
            await DeleteAsync(eni);
            return Attachment.Failed;
        }

        await Sleep(answer.After);
        if (Ask(Ec2Call.ModifyNetworkInterfaceAttribute, eni))
            return Attachment.Done;

        // The ENI is freed; the error is lost on the way, unless freeing fails too.
        return await ReleaseAsync(eni) ? Attachment.Unnoticed : Attachment.Failed;
    }
}
