using System.Runtime.CompilerServices;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>The store compared with what the instance metadata shows (R38).</content>
internal sealed partial class NodePool
{
    private readonly Dictionary<int, long> recentlyFreed = [];
    private readonly List<(int Number, CidrKind Kind)> seen = [];

    /// <summary>The store and the instance may differ. Otherwise a reconcile finds nothing.</summary>
    private bool outOfStep;

    private bool NeedsTrunk => rules.PodEni && first.TrunkPosition < 0;

    private void Reconcile()
    {
        start = now;
        if (now - lastAction <= PoolRules.ReconcilePause && !NeedsTrunk)
        {
            EndReconcile();
        }
        else if (outOfStep)
        {
            Run(ReconcileAsync());
        }
        else
        {
            lastAction = now;
            EndReconcile();
        }
    }

    private void EndReconcile()
    {
        Wait(PoolRules.HalfPeriod, Phase.Tick);
        observer?.Over(this, StepCause.Reconcile, now);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReconcileAsync()
    {
        settled = false;
        var described = false;
        ec2.ReadMetadata(now, metadata);
        foreach (var store in stores)
        {
            if (!described && metadata.Exists(eni => eni.Card == store.Card && store.PositionOf(eni) < 0))
            {
                if (await DescribeEnisAsync() is not null)
                {
                    EndReconcile();
                    return;
                }

                described = true;
                ec2.ReadMetadata(now, metadata);
            }

            foreach (var eni in metadata.ToArray())
            {
                if (eni.Card != store.Card)
                    continue;
                if (store.PositionOf(eni) is >= 0 and var position)
                    Compare(store, position, eni);
                else if (eni.IsTrunk || await TagAsync(eni) is null)
                    await SetUpAsync(eni);
            }

            for (var rank = store.EniCount - 1; rank >= 0; rank--)
            {
                if (!metadata.Contains(store.Eni(store.PositionOf(rank))))
                    store.Remove(store.PositionOf(rank));
            }
        }

        lastAction = now;
        outOfStep = !AgreesWithEc2();
        EndReconcile();
    }

    private void Compare(PoolStore store, int position, Ec2Eni eni)
    {
        Compare(store, position, eni, CidrKind.Address);
        Compare(store, position, eni, CidrKind.Prefix);
    }

    /// <summary>What EC2 has on an ENI comes into the store, but for what it was asked to take back just now; what it has not goes.</summary>
    private void Compare(PoolStore store, int position, Ec2Eni eni, CidrKind kind)
    {
        var prefixes = store.PrefixSlotsOf(position);
        var held = store.AttachedSlots(position) & (kind == CidrKind.Address ? ~prefixes : prefixes);
        ListOf(eni, kind);
        var alike = System.Numerics.BitOperations.PopCount(held) == seen.Count && seen.TrueForAll(cidr => store.SlotOf(position, cidr.Number) >= 0);
        if (!alike && !Ask(Ec2Call.DescribeNetworkInterfaces, eni))
            return;

        var (asked, refused) = (false, false);
        for (var index = seen.Count - 1; index >= 0; index--)
        {
            if (!recentlyFreed.TryGetValue(seen[index].Number, out var until))
                continue;
            if (now < until)
            {
                seen.RemoveAt(index);
                continue;
            }

            // The metadata could be stale, so EC2 is asked, once for the ENI.
            if (alike && !asked)
                (asked, refused) = (true, !Ask(Ec2Call.DescribeNetworkInterfaces, eni));
            if (!refused)
                recentlyFreed.Remove(seen[index].Number);
        }

        foreach (var (number, _) in seen)
        {
            if (store.SlotOf(position, number) < 0)
                store.AddSlot(position, number, kind);
        }

        var gone = 0UL;
        for (var left = held; left != 0; left &= left - 1)
        {
            var index = System.Numerics.BitOperations.TrailingZeroCount(left);
            if (!seen.Exists(cidr => cidr.Number == store.CidrNumber(position, index)))
                gone |= 1UL << index;
        }

        if (gone != 0)
            store.RemoveSlots(position, gone);
    }

    private void ListOf(Ec2Eni eni, CidrKind kind)
    {
        seen.Clear();
        for (var index = 0; index < eni.Count; index++)
        {
            if (eni[index].Kind == kind)
                seen.Add(eni[index]);
        }
    }

    /// <summary>Whether nothing is left for a later reconcile: also no ENI that is being attached, and nothing that it would ask EC2 about.</summary>
    private bool AgreesWithEc2()
    {
        if (recentlyFreed.Count > 0)
            return false;
        ec2.ReadMetadata(PoolRules.MostTime, metadata);
        foreach (var eni in metadata)
        {
            if (eni.Card >= stores.Length)
                continue;
            var store = stores[eni.Card];
            if (store.PositionOf(eni) is not (>= 0 and var position) || store.SlotsOn(position) != eni.Count)
                return false;
        }

        return true;
    }

    /// <summary>Reconciles that find nothing: from a time on, one each period.</summary>
    private void SkipReconciles(long firstTime, long count)
    {
        var last = firstTime + ((count - 1) * Period);
        if (NeedsTrunk)
        {
            lastAction = last;
            return;
        }

        // The first period that begins more than the pause after the last action, and from then on every thirteenth.
        var wait = Math.Max(0, lastAction + PoolRules.ReconcilePause + 1 - firstTime);
        var next = firstTime + ((wait + Period - 1) / Period * Period);
        if (next > last)
            return;
        const long Every = (PoolRules.ReconcilePause / Period * Period) + Period;
        lastAction = next + ((last - next) / Every * Every);
    }
}
