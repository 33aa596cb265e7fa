using System.Numerics;
using static System.FormattableString;

namespace EksCalc.Nodes.Ipamd;

/// <summary>The picks of a recorded run, checked against what the rules allow.</summary>
internal sealed class RecordedPicks(IReadOnlyList<NodeTraceStep> steps) : PoolPicks
{
    private int addStep;
    private int actStep;
    private int actIndex;
    private NodeTraceAct? unrecorded;

    /// <summary>The pod that asks for an address.</summary>
    public string Pod { get; set; } = "";

    /// <inheritdoc/>
    public override (int Position, int Slot) Address(NodePool pool)
    {
        if (!NextAddIs(pool))
            throw Problem("$.steps", pool, $"{Pod} gets an address by the rules; the recording has no such add");
        var step = steps[addStep];
        var place = $"$.steps[{addStep++}]";
        var rank = pool.RankOf(step.Eni ?? -1);
        if (rank < 0 || (pool.RanksWithFreeAddress & (1UL << rank)) == 0)
            throw Problem(place, pool, $"ENI {step.Eni} has no free address");
        var position = pool.PositionOf(rank);
        var index = SlotOf(pool, position, step.Cidr ?? -1, pool.SlotsWithFreeAddress(position));
        return index >= 0 ? (position, index) : throw Problem(place, pool, $"{step.Cidr} of ENI {step.Eni} has no free address");
    }

    /// <inheritdoc/>
    public override int Eni(NodePool pool, ulong ranks, ActKind kind)
    {
        if (NextAct(pool) is not { } act)
            return BitOperations.TrailingZeroCount(ranks);
        if (act.Kind != kind)
            throw Problem(ActPlace, pool, $"'{act.Kind}' is recorded where the rules ask for '{kind}'");
        var rank = pool.RankOf(act.Eni ?? -1);
        return rank >= 0 && (ranks & (1UL << rank)) != 0 ? rank : throw Problem(ActPlace, pool, $"the rules do not allow '{kind}' on ENI {act.Eni}");
    }

    /// <inheritdoc/>
    public override void Slots(NodePool pool, int position, ulong slots, int count, Span<int> chosen)
    {
        if (NextAct(pool) is not { } act)
        {
            for (var index = 0; index < count; index++, slots &= slots - 1)
                chosen[index] = BitOperations.TrailingZeroCount(slots);
            return;
        }

        if (act.Cidrs.Length != count)
            throw Problem(ActPlace, pool, $"{act.Cidrs.Length} given back where the rules give back {count}");
        for (var index = 0; index < count; index++)
        {
            chosen[index] = SlotOf(pool, position, act.Cidrs[index], slots);
            if (chosen[index] < 0)
                throw Problem(ActPlace, pool, $"{act.Cidrs[index]} is not a free one of ENI {act.Eni}");
            slots &= ~(1UL << chosen[index]);
        }
    }

    /// <summary>The pool has found no address for the pod.</summary>
    public void Refused(NodePool pool)
    {
        if (NextAddIs(pool))
            throw Problem($"$.steps[{addStep}]", pool, $"{Pod} gets an address where by the rules none is free");
    }

    /// <summary>The pool has acted; the recording must say the same.</summary>
    public void Confirm(NodePool pool, NodeTraceAct act)
    {
        if (NextAct(pool) is not { } recorded)
            unrecorded = act;
        else if (recorded.Kind != act.Kind || recorded.Eni != act.Eni || recorded.Error != act.Error || recorded.Count != act.Count)
            throw Problem(ActPlace, pool, $"{Text(recorded)} is recorded where the rules give {Text(act)}");
        else
            actIndex++;
    }

    /// <summary>A step is over; all that was done in it must be in the recording, unless the step changed nothing.</summary>
    public void Over(NodePool pool, bool changed)
    {
        if (changed && unrecorded is { } act)
            throw Problem("$.steps", pool, $"the rules give {Text(act)}; the recording has nothing of it");
        unrecorded = null;
    }

    /// <summary>The run is over, so all of the recording must have been used.</summary>
    public void End(NodePool pool)
    {
        if (NextAct() is { } act)
            throw Problem(ActPlace, pool, $"{Text(act)} is recorded; the rules do not give it");
        if (MoveToAdd())
            throw Problem($"$.steps[{addStep}]", pool, $"{steps[addStep].Pod} gets an address; by the rules it does not");
    }

    private string ActPlace => $"$.steps[{actStep}].acts[{actIndex}]";

    private static string Text(NodeTraceAct act) =>
        $"'{act.Kind}{(act.Count is { } count ? $" of {count}" : "")}{(act.Eni is { } eni ? $" on ENI {eni}" : "")}{(act.Error is { } error ? $": {error}" : "")}'";

    private static int SlotOf(NodePool pool, int position, int cidr, ulong slots)
    {
        for (; slots != 0; slots &= slots - 1)
        {
            var index = BitOperations.TrailingZeroCount(slots);
            if (pool.CidrNumber(position, index) == cidr)
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

    /// <summary>
    /// What the recording says of the tick that runs; null if it has nothing of it. Two kinds of tick are not recorded, and
    /// nobody knows their picks: the last, if it is not over when the recording ends, and one that changed nothing since the
    /// step before (a slow call that failed, made before a pod event).
    /// </summary>
    private NodeTraceAct? NextAct(NodePool pool) =>
        NextAct() is { } act && (steps[actStep].Cause == StepCause.Init || StartOf(steps[actStep]) <= pool.TickStart) ? act : null;

    private static long StartOf(NodeTraceStep step) => PoolRules.Milliseconds(step.Start ?? step.At);

    private NodeTraceAct? NextAct()
    {
        for (; actStep < steps.Count; actStep++, actIndex = 0)
        {
            if (actIndex < steps[actStep].Acts.Length)
                return steps[actStep].Acts[actIndex];
        }

        return null;
    }
}
