using System.Numerics;
using System.Runtime.CompilerServices;

namespace EksCalc.Nodes.Ipamd;

/// <content>The manager's loop: wait, update the pool (a tick), wait, reconcile.</content>
internal sealed partial class NodePool
{
    private long start;
    private long lastShrink = PoolRules.LongAgo;
    private long lastShortage = PoolRules.LongAgo;

    /// <summary>When the pool last changed, or was last compared with the instance.</summary>
    private long lastAction = PoolRules.LongAgo;
    private long availableAtStart;
    private bool shrank;
    private bool acted;

    /// <summary>When the tick began that runs or ran last.</summary>
    internal long TickStart => start;

    private bool IsShort => now - lastShortage <= PoolRules.ShortagePause;

    private void Tick()
    {
        start = now;
        (acted, shrank) = (false, false);
        AskForTrunk();
        if (stores.Length > 1)
        {
            Run(TickEveryCardAsync());
            return;
        }

        availableAtStart = first.Available;
        if (first.Targets.IsTooLow(first))
        {
            if (MayAttach && !IsShort)
            {
                Run(GrowAndFreeAsync());
                return;
            }
        }
        else
        {
            ShrinkIfTooHigh(first);
        }

        if (FreeableEnis(first, availableAtStart) != 0)
            Run(FreeAndEndAsync());
        else
            EndTick();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask GrowAndFreeAsync()
    {
        await GrowAsync(first);
        await FreeEniAsync(first, availableAtStart);
        EndTick();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FreeAndEndAsync()
    {
        await FreeEniAsync(first, availableAtStart);
        EndTick();
    }

    /// <summary>What is low, and what each card had, is judged for all cards before the first is dealt with.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TickEveryCardAsync()
    {
        var low = LowCards();
        var available = new long[stores.Length];
        for (var card = 0; card < stores.Length; card++)
            available[card] = stores[card].Available;
        for (var cards = (1UL << stores.Length) - 1; cards != 0;)
        {
            var store = NextCard(ref cards);
            if ((low & (1UL << store.Card)) != 0)
                await GrowAsync(store);
            else
                ShrinkIfTooHigh(store);
            await FreeEniAsync(store, available[store.Card]);
        }

        EndTick();
    }

    private ulong LowCards()
    {
        var low = 0UL;
        for (var card = 0; card < stores.Length; card++)
            low |= stores[card].Targets.IsTooLow(stores[card]) ? 1UL << card : 0;
        return low;
    }

    /// <summary>Which card is next is as random in ipamd as other choices among equals.</summary>
    private PoolStore NextCard(ref ulong cards)
    {
        var card = BitOperations.IsPow2(cards) || picks is null ? BitOperations.TrailingZeroCount(cards) : picks.Card(this, cards);
        cards &= ~(1UL << card);
        return stores[card];
    }

    private void ShrinkIfTooHigh(PoolStore store)
    {
        if (now - lastShrink <= PoolRules.ShrinkPause || store.Targets.Excess(store) <= 0)
            return;
        shrank = true;
        Shrink(store);
    }

    private void EndTick()
    {
        if (shrank)
            (lastShrink, lastAction) = (now, now);
        settled = !acted && !outOfStep && cleanupDue == Never;
        if (settled)
            wake = NextChange();
        Wait(PoolRules.HalfPeriod, Phase.Reconcile);
        observer?.Over(this, StepCause.Tick, start);
    }
}
