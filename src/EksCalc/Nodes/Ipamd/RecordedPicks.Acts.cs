using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>What the recording says was asked of EC2.</content>
internal sealed partial class RecordedPicks
{
    private int actStep;
    private int actIndex;
    private int deleteStep;
    private NodeTraceAct? unrecorded;

    private string ActPlace => $"$.steps[{actStep}].acts[{actIndex}]";

    /// <summary>The pool has acted; the recording must say the same.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="act">What it did.</param>
    /// <param name="isOfDelete">Whether it did it because a pod has ended, while the manager may be in the middle of something.</param>
    public void Confirm(NodePool pool, NodeTraceAct act, bool isOfDelete)
    {
        if (isOfDelete)
            ConfirmOfDelete(pool, act);
        else if (NextAct(pool) is not { } recorded)
            unrecorded = act;
        else if (!IsSame(recorded, act))
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

    private static bool IsSame(NodeTraceAct one, NodeTraceAct other) =>
        (one.Kind, one.Eni, one.Error, one.Count, one.Subnet, one.Card, one.Call) == (other.Kind, other.Eni, other.Error, other.Count, other.Subnet, other.Card, other.Call);

    private static string Text(NodeTraceAct act) =>
        $"'{act.Call?.ToString() ?? act.Kind.ToString()}{(act.Count is { } count ? $" of {count}" : "")}{(act.Eni is { } eni ? $" on ENI {eni}" : "")}"
        + $"{(act.Subnet is { } subnet ? $" in {subnet}" : "")}{(act.Error is { } error ? $": {error}" : "")}'";

    private void ConfirmOfDelete(NodePool pool, NodeTraceAct act)
    {
        while (deleteStep < steps.Count && (steps[deleteStep].Cause != StepCause.Delete || steps[deleteStep].Acts.Length == 0))
            deleteStep++;
        var place = $"$.steps[{deleteStep}].acts[0]";
        if (deleteStep == steps.Count)
            throw Problem("$.steps", pool, $"the rules give {Text(act)}; the recording has nothing of it");
        var recorded = steps[deleteStep++].Acts[0];
        if (!IsSame(recorded, act) || recorded.At != act.At)
            throw Problem(place, pool, $"{Text(recorded)} is recorded where the rules give {Text(act)}");
    }

    /// <summary>
    /// What the recording says of this moment; null if it has nothing of it. Two kinds of tick are not recorded, and
    /// nobody knows their picks: the last, if it is not over when the recording ends, and one that changed nothing since the
    /// step before (a slow call that failed, made before a pod event).
    /// </summary>
    private NodeTraceAct? NextAct(NodePool pool) => NextAct() is { } act && PoolRules.Milliseconds(act.At) <= pool.Now ? act : null;

    private NodeTraceAct? NextAct()
    {
        for (; actStep < steps.Count; actStep++, actIndex = 0)
        {
            if (actIndex < ActsOf(actStep))
                return steps[actStep].Acts[actIndex];
        }

        return null;
    }

    private NodeTraceAct? ActAfterNext()
    {
        for (var (step, index) = (actStep, actIndex + 1); step < steps.Count; step++, index = 0)
        {
            if (index < ActsOf(step))
                return steps[step].Acts[index];
        }

        return null;
    }

    /// <summary>
    /// A card for which no subnet is found leaves no act, but a call of DescribeSubnets. None is made once another card's addresses have run out, so where
    /// the step counts more of these calls than have been made, and its acts make none, such a card came before them.
    /// </summary>
    private PoolStore? CardWithoutSubnet(NodePool pool, ulong cards)
    {
        var acts = steps[actStep].Acts.AsSpan()[actIndex..];
        var runsOut = false;
        foreach (var act in acts)
        {
            if (act.Kind is ActKind.Create or ActKind.Attach or ActKind.Call)
                return null;
            runsOut |= act is { Kind: ActKind.Assign, Error: not null };
        }

        if (!runsOut || CallsAt(actStep)[Ec2Call.DescribeSubnets] <= pool.CallCounts[(int)Ec2Call.DescribeSubnets])
            return null;
        foreach (var store in pool.Stores)
        {
            if ((cards & (1UL << store.Card)) != 0 && store.Targets.IsTooLow(store) && !IsOf(store, acts))
                return store;
        }

        return null;
    }

    private static bool IsOf(PoolStore store, ReadOnlySpan<NodeTraceAct> acts)
    {
        foreach (var act in acts)
        {
            if (act.Eni is { } eni && store.RankOf(eni) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>A step says how many calls there were if they are more than at the step before.</summary>
    private Ec2CallCounts CallsAt(int step)
    {
        while (step >= 0 && steps[step].Calls is null)
            step--;
        return step < 0 ? Ec2CallCounts.None : steps[step].Calls!;
    }

    /// <summary>What a pod's end brings about stands apart.</summary>
    private int ActsOf(int step) => steps[step].Cause == StepCause.Delete ? 0 : steps[step].Acts.Length;
}
