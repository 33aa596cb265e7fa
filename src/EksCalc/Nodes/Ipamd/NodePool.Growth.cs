using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Growth: first ENIs that have room, then a new one; one growing action a tick (R22).</content>
public sealed partial class NodePool
{
    private const string NoAddresses = "InsufficientFreeAddressesInSubnet";
    private const string NoPrefixes = "InsufficientCidrBlocks";

    private ulong growable;
    private long wanted;
    private int growing;
    private int asked;
    private int got;
    private bool granted;
    private bool lastTry;
    private int newEni;

    /// <summary>
    /// As ipamd divides (datastore.DivCeil): the sum wraps around for targets next to 2^63. Its other sums and products of
    /// targets do the same.
    /// </summary>
    private static long DivideUp(long value, long by) => unchecked(value + by - 1) / by;

    /// <summary>R19 to R22. The number of max pods stops growth, whatever the targets.</summary>
    private bool IsTooLow()
    {
        if (TotalAddresses >= rules.MaxPods)
            return false;
        if (rules.HasIpTargets)
            return ShortSlots() > 0;
        var (target, unit) = rules.PrefixMode ? (rules.WarmPrefix, rules.AddressesPerSlot) : (rules.WarmEni, rules.Slots);
        return Available < unchecked(target * unit) || (target == 0 && Available == 0);
    }

    private long MissingAddresses() => Math.Max(0, Math.Max(rules.WarmIp - Available, rules.MinimumIp - TotalAddresses));

    private long ShortSlots() => rules.PrefixMode ? DivideUp(MissingAddresses(), rules.AddressesPerSlot) : MissingAddresses();

    /// <summary>Slots the targets ask for beyond those there are; for a whole ENI in secondary mode, all it can take.</summary>
    private long MissingSlots()
    {
        if (rules.PrefixMode)
            return Math.Max(1, rules.HasIpTargets ? ShortSlots() : rules.WarmPrefix - freeSlotCount);
        return rules.HasIpTargets ? ShortSlots() : rules.Slots;
    }

    private bool SubnetHasRoom(long addresses) => SubnetAddresses - 1 + addresses <= rules.SubnetFree;

    private void Grow()
    {
        wanted = MissingSlots();
        growable = 0;
        for (var rank = rules.CustomNetworking ? 1 : 0; rank < eniCount; rank++)
        {
            var position = positionByRank[rank];
            if (position != trunkPosition && BitOperations.PopCount(attachedSlots[position]) < rules.Slots)
                growable |= 1UL << rank;
        }

        GrowNext();
    }

    private void GrowNext()
    {
        if (growable == 0 || wanted == 0)
        {
            GrowByEni();
            return;
        }

        var rank = picks?.Eni(this, growable, ActKind.Assign) ?? BitOperations.TrailingZeroCount(growable);
        growable &= ~(1UL << rank);
        growing = positionByRank[rank];
        lastTry = false;
        AskForSlots((int)Math.Min(rules.Slots - BitOperations.PopCount(attachedSlots[growing]), wanted));
    }

    private void AskForSlots(int count)
    {
        acted = true;
        Call(Ec2Call.AssignPrivateIpAddresses);
        asked = count;
        granted = SubnetHasRoom((long)count * rules.AddressesPerSlot);
        if (granted)
            TakeSlots(count);
        observer?.Acted(this, new NodeTraceAct(ActKind.Assign, TimeSpan.FromMilliseconds(now))
        {
            Eni = eniNumbers[growing],
            Count = count,
            First = granted ? got : null,
            Error = granted ? null : rules.PrefixMode ? NoPrefixes : NoAddresses,
        });
        if (rules.AssignLatency > 0)
            Wait(rules.AssignLatency, Phase.AssignAnswer);
        else
            AssignAnswered();
    }

    private void TakeSlots(int count)
    {
        got = nextCidr;
        nextCidr += count;
        SubnetAddresses += (long)count * rules.AddressesPerSlot;
    }

    /// <summary>R23b: what was refused is asked for once more with exactly one.</summary>
    private void AssignAnswered()
    {
        if (granted)
        {
            AddSlots(growing, asked, got);
            EndGrowth();
        }
        else if (!lastTry)
        {
            lastTry = true;
            AskForSlots(1);
        }
        else if (rules.SubnetDiscovery)
        {
            // Another ENI may be in another subnet.
            GrowNext();
        }
        else
        {
            lastShortage = now;
            EndGrowth();
        }
    }

    private void GrowByEni()
    {
        // A place is kept for the trunk ENI until it is in the store (R30).
        var limit = rules.EniLimit - (rules.PodEni && trunkPosition < 0 ? 1 : 0);
        asked = (int)Math.Min(MissingSlots(), rules.Slots);
        if (eniCount >= limit || asked == 0)
        {
            EndGrowth();
            return;
        }

        acted = true;
        if (!rules.CustomNetworking)
            DescribeSubnet();
        Call(Ec2Call.CreateNetworkInterface);
        granted = SubnetHasRoom(1 + ((long)asked * rules.AddressesPerSlot));
        if (granted)
            CreateEni();
        else
            lastShortage = now;
        observer?.Acted(this, new NodeTraceAct(ActKind.Create, TimeSpan.FromMilliseconds(now))
        {
            Eni = granted ? newEni : null,
            Count = asked,
            First = granted ? got : null,
            Error = granted ? null : rules.PrefixMode && SubnetHasRoom(1) ? NoPrefixes : NoAddresses,
        });
        if (!granted)
            EndGrowth();
        else if (rules.AttachLatency > 0)
            Wait(rules.AttachLatency, Phase.EniAttached);
        else
            EniAttached();
    }

    private void CreateEni()
    {
        newEni = nextEniNumber++;
        attachedEnis++;
        SubnetAddresses++;
        TakeSlots(asked);
        Call(Ec2Call.DescribeInstances);
        Call(Ec2Call.AttachNetworkInterface);
    }

    private void EniAttached()
    {
        Call(Ec2Call.ModifyNetworkInterfaceAttribute);
        DescribeSubnet();
        AddSlots(AddEni(newEni), asked, got);
        EndGrowth();
    }

    private void EndGrowth()
    {
        if (Initialised)
            FreeEni();
        else
            EndStart();
    }
}
