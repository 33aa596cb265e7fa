using System.Numerics;
using static System.FormattableString;

namespace EksCalc.Nodes.Ipamd;

/// <summary>The picks of a recorded run, checked against what the rules allow.</summary>
internal sealed partial class RecordedPicks(IReadOnlyList<NodeTraceStep> steps) : PoolPicks
{
    private int addStep;
    private int also;

    /// <summary>The pod that asks for an address.</summary>
    public string Pod { get; set; } = "";

    /// <inheritdoc/>
    public override (int Position, int Slot) Address(NodePool pool, PoolStore store)
    {
        if (!NextAddIs(pool))
        {
            return pool.Stores.Length > 1 ? UnneededLongest(store) : throw Problem("$.steps", pool, $"{Pod} gets an address by the rules; the recording has no such add");
        }

        var step = steps[addStep];
        var place = $"$.steps[{addStep}]";
        var (eni, cidr) = also == 0 ? (step.Eni ?? -1, step.Cidr ?? -1) : (step.Also[also - 1].Eni, step.Also[also - 1].Cidr);
        if (also++ == step.Also.Length)
            (addStep, also) = (addStep + 1, 0);
        var rank = store.RankOf(eni);
        if (rank < 0 || (store.RanksWithFreeAddress & (1UL << rank)) == 0)
            throw Problem(place, pool, $"ENI {eni} has no free address");
        var position = store.PositionOf(rank);
        var index = IndexOf(store, position, cidr, store.SlotsWithFreeAddress(position));
        return index >= 0 ? (position, index) : throw Problem(place, pool, $"{cidr} of ENI {eni} has no free address");
    }

    /// <inheritdoc/>
    public override int Eni(NodePool pool, PoolStore store, ulong ranks, ActKind kind)
    {
        if (NextAct(pool) is not { } act)
            return BitOperations.TrailingZeroCount(ranks);
        if (act.Kind == ActKind.Call)
            return BitOperations.TrailingZeroCount(ranks) is var first && act.Eni is { } about && store.RankOf(about) is >= 0 and var named && (ranks & (1UL << named)) != 0 ? named : first;
        if (act.Kind != kind)
            throw Problem(ActPlace, pool, $"'{act.Kind}' is recorded where the rules ask for '{kind}'");
        var rank = store.RankOf(act.Eni ?? -1);
        return rank >= 0 && (ranks & (1UL << rank)) != 0 ? rank : throw Problem(ActPlace, pool, $"the rules do not allow '{kind}' on ENI {act.Eni}");
    }

    /// <inheritdoc/>
    public override void Slots(NodePool pool, PoolStore store, int position, ulong slots, int count, Span<int> chosen)
    {
        if (NextAct(pool) is not { } act)
        {
            for (var index = 0; index < count; index++, slots &= slots - 1)
                chosen[index] = BitOperations.TrailingZeroCount(slots);
            return;
        }

        // Prefixes and secondary addresses of one ENI go back in two calls.
        var cidrs = act.Cidrs;
        if (cidrs.Length < count && ActAfterNext() is { Kind: ActKind.Unassign } second && second.Eni == act.Eni && second.At == act.At)
            cidrs = cidrs.AddRange(second.Cidrs);
        if (cidrs.Length != count)
            throw Problem(ActPlace, pool, $"{cidrs.Length} given back where the rules give back {count}");
        for (var index = 0; index < count; index++)
        {
            chosen[index] = IndexOf(store, position, cidrs[index], slots);
            if (chosen[index] < 0)
                throw Problem(ActPlace, pool, $"{cidrs[index]} is not a free one of ENI {act.Eni}");
            slots &= ~(1UL << chosen[index]);
        }
    }

    /// <inheritdoc/>
    public override int Card(NodePool pool, ulong cards)
    {
        var first = BitOperations.TrailingZeroCount(cards);
        if (NextAct(pool) is not { } act)
            return first;
        // What is attached to a further card says to which; to the first one, nothing is said.
        if (act is { Kind: ActKind.Create, Eni: { } created, Error: null })
        {
            var card = ActAfterNext() is { Kind: ActKind.Attach } attach && attach.Eni == created ? attach.Card ?? 0 : 0;
            if ((cards & (1UL << card)) != 0)
                return card;
        }

        if (CardWithoutSubnet(pool, cards) is { } silent)
            return silent.Card;

        // A creation that is refused does not say for which card: most likely for one that has no ENI.
        var creates = act.Kind == ActKind.Create || act is { Kind: ActKind.Call, Eni: null };
        foreach (var store in pool.Stores)
        {
            if ((cards & (1UL << store.Card)) != 0 && (creates ? store.EniCount == 0 : store.RankOf(act.Eni ?? -1) >= 0))
                return store.Card;
        }

        return first;
    }

    /// <summary>The pool has found no address for the pod.</summary>
    public void Refused(NodePool pool)
    {
        also = 0;
        if (NextAddIs(pool))
            throw Problem($"$.steps[{addStep}]", pool, $"{Pod} gets an address where by the rules none is free");
    }

    /// <summary>
    /// Of an add on every card that fails for want of one, the other cards' addresses are not recorded. They cool, so they
    /// cannot have been those that pods got soon after.
    /// </summary>
    private (int Position, int Index) UnneededLongest(PoolStore store)
    {
        var next = new Dictionary<PodPlace, int>();
        for (var step = steps.Count - 1; step >= addStep; step--)
        {
            if (steps[step] is not { Cause: StepCause.Add, Ok: true, Eni: { } eni, Cidr: { } cidr })
                continue;
            next[new PodPlace(eni, cidr)] = step;
            foreach (var place in steps[step].Also)
                next[place] = step;
        }

        var (best, latest) = (store.FirstFree, -1);
        for (var ranks = store.RanksWithFreeAddress; ranks != 0; ranks &= ranks - 1)
        {
            var position = store.PositionOf(BitOperations.TrailingZeroCount(ranks));
            for (var slots = store.SlotsWithFreeAddress(position); slots != 0; slots &= slots - 1)
            {
                var index = BitOperations.TrailingZeroCount(slots);
                var used = next.GetValueOrDefault(new PodPlace(store.EniNumber(position), store.CidrNumber(position, index)), int.MaxValue);
                if (used > latest)
                    (best, latest) = ((position, index), used);
            }
        }

        return best;
    }

    private static int IndexOf(PoolStore store, int position, int cidr, ulong slots)
    {
        for (; slots != 0; slots &= slots - 1)
        {
            var index = BitOperations.TrailingZeroCount(slots);
            if (store.CidrNumber(position, index) == cidr)
                return index;
        }

        return -1;
    }

    private static InvalidInputException Problem(string place, NodePool pool, string message) =>
        new(place, Invariant($"at {pool.Now / 1000m} s {message}."));

    private bool NextAddIs(NodePool pool) => MoveToAdd() && steps[addStep].Pod == Pod && PoolRules.Milliseconds(steps[addStep].At) == pool.Now;

    private bool MoveToAdd()
    {
        while (addStep < steps.Count && (steps[addStep].Cause != StepCause.Add || steps[addStep].Ok != true))
            addStep++;
        return addStep < steps.Count;
    }
}
