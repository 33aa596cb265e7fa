using EksCalc.Nodes.Ipamd;

namespace EksCalc.Notebooks.Figures;

/// <summary>The states of a trace, as many as a chart can show.</summary>
internal static class TimelinePoints
{
    /// <summary>Time is cut into this many parts where there are more states: about one for each pixel.</summary>
    private const int MostParts = 800;

    /// <summary>
    /// The times at which the counts change, with the counts from then on. In a long trace each part of the time keeps
    /// its first and its last state, and those with most and fewest addresses, so that peaks and dips stay.
    /// </summary>
    public static IReadOnlyList<(TimeSpan At, NodePoolState State)> Of(NodeTrace trace)
    {
        var changes = Changes(trace);
        if (changes.Count <= 4 * MostParts)
            return changes;
        var kept = new List<(TimeSpan At, NodePoolState State)>();
        foreach (var part in changes.GroupBy(point => point.At.Ticks * MostParts / trace.Scenario.Until.Ticks))
        {
            var points = part.ToList();
            kept.AddRange(new[] { points[0], points.MaxBy(Held), points.MinBy(Held), points[^1] }.Distinct().OrderBy(point => point.At));
        }

        return kept;
    }

    /// <summary>At most that many of some points in time, spread evenly.</summary>
    public static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, int most)
    {
        var step = (points.Count + most - 1) / most;
        return step <= 1 ? points : [.. points.Where((_, index) => index % step == 0)];
    }

    /// <summary>Addresses that a state holds for pods; of an IPv6 prefix those that pods have had, as its 2^48 cannot be drawn.</summary>
    public static long ForPods(NodePoolState state) => state.TotalAddresses >= 1L << 48 ? state.AssignedAddresses + state.CoolingAddresses : state.TotalAddresses;

    /// <summary>All addresses that a state holds, the ENIs' own included.</summary>
    public static long Held(NodePoolState state) => state.Enis + ForPods(state);

    private static long Held((TimeSpan At, NodePoolState State) point) => Held(point.State);

    /// <summary>A trace has no steps for addresses whose cooldown is over; they are put in.</summary>
    private static List<(TimeSpan At, NodePoolState State)> Changes(NodeTrace trace)
    {
        var changes = new List<(TimeSpan At, NodePoolState State)>();
        var cooldown = trace.Scenario.Node.Settings.IpCooldown;
        var warmAgain = new Queue<TimeSpan>();
        foreach (var step in trace.Steps)
        {
            Warm(until: step.At);
            Add(step.At, step.State);
            if (step is { Cause: StepCause.Delete, Ok: true } && cooldown >= TimeSpan.Zero)
                warmAgain.Enqueue(step.At + cooldown);
        }

        Warm(until: trace.Scenario.Until);
        return changes;

        void Warm(TimeSpan until)
        {
            // The last moment of the cooldown belongs to it.
            while (warmAgain.TryPeek(out var at) && at < until)
            {
                var last = changes[^1].State;
                if (last.CoolingAddresses > 0)
                    Add(at, last with { CoolingAddresses = last.CoolingAddresses - 1 });
                warmAgain.Dequeue();
            }
        }

        void Add(TimeSpan at, NodePoolState state)
        {
            if (changes.Count > 0 && Counts(changes[^1].State) == Counts(state))
                return;
            // Of several changes at one time the last counts.
            if (changes.Count > 0 && changes[^1].At == at)
                changes.RemoveAt(changes.Count - 1);
            changes.Add((at, state));
        }
    }

    private static (int Enis, long Total, int Assigned, int Cooling) Counts(NodePoolState state) =>
        (state.Enis, state.TotalAddresses, state.AssignedAddresses, state.CoolingAddresses);
}
