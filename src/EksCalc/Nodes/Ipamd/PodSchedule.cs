using System.Collections.Immutable;
using System.Globalization;

namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// Pods that start and end on one node, written down in order of time: ramps, bursts, scale-downs and churn. Each
/// method gives the schedule with its events appended; the oldest running pod ends first.
/// </summary>
public sealed class PodSchedule
{
    private readonly ImmutableList<PodEvent> events;
    private readonly ImmutableQueue<string> running;
    private readonly int started;

    private PodSchedule(ImmutableList<PodEvent> events, ImmutableQueue<string> running, int started)
    {
        this.events = events;
        this.running = running;
        this.started = started;
    }

    /// <summary>No pods.</summary>
    public static PodSchedule Empty { get; } = new([], [], 0);

    /// <summary>What happens, in order of time.</summary>
    public IReadOnlyList<PodEvent> Events => events;

    /// <summary>Pods that run in the end, if each got its address.</summary>
    public int RunningPods => running.Count();

    /// <summary>When the last event is; 0 without events.</summary>
    public TimeSpan End => events.IsEmpty ? TimeSpan.Zero : events[^1].At;

    /// <summary>Pods start.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="at">When the first does, from ipamd's start; not before <see cref="End"/>.</param>
    /// <param name="every">Time between two of them, 0 (the default: all at once) or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or interval, or a time before <see cref="End"/>.</exception>
    public PodSchedule Start(int count, TimeSpan at, TimeSpan every = default)
    {
        Check(at, every);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (all, pods) = (events.ToBuilder(), running);
        for (var i = 0; i < count; i++)
        {
            var pod = Name(started + i);
            all.Add(new PodEvent(at + (every * i), PodEventKind.Add, pod));
            pods = pods.Enqueue(pod);
        }

        return new PodSchedule(all.ToImmutable(), pods, started + count);
    }

    /// <summary>Pods end, the oldest first.</summary>
    /// <param name="count">How many, 0 to <see cref="RunningPods"/>.</param>
    /// <param name="at">When the first does, from ipamd's start; not before <see cref="End"/>.</param>
    /// <param name="every">Time between two of them, 0 (the default: all at once) or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">More pods than run, a negative count or interval, or a time before <see cref="End"/>.</exception>
    public PodSchedule Stop(int count, TimeSpan at, TimeSpan every = default)
    {
        Check(at, every);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RunningPods);
        var (all, pods) = (events.ToBuilder(), running);
        for (var i = 0; i < count; i++)
        {
            pods = pods.Dequeue(out var pod);
            all.Add(new PodEvent(at + (every * i), PodEventKind.Delete, pod));
        }

        return new PodSchedule(all.ToImmutable(), pods, started);
    }

    /// <summary>Churn: again and again the oldest pod ends and a new one starts in its place at once.</summary>
    /// <param name="from">When the first is replaced, from ipamd's start; not before <see cref="End"/>.</param>
    /// <param name="until">No pod is replaced after this time.</param>
    /// <param name="every">Time between two replacements, more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time before <see cref="End"/>, no interval, or no pod that runs.</exception>
    public PodSchedule Replace(TimeSpan from, TimeSpan until, TimeSpan every)
    {
        Check(from, every);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfZero(RunningPods, "running pods");
        var (all, pods, next) = (events.ToBuilder(), running, started);
        for (var at = from; at <= until; at += every)
        {
            pods = pods.Dequeue(out var oldest).Enqueue(Name(next));
            all.Add(new PodEvent(at, PodEventKind.Delete, oldest));
            all.Add(new PodEvent(at, PodEventKind.Add, Name(next++)));
        }

        return new PodSchedule(all.ToImmutable(), pods, next);
    }

    /// <summary>The schedule on a node, watched for a while after its last event.</summary>
    /// <param name="node">The node.</param>
    /// <param name="watch">How long after <see cref="End"/> to go on; null for five minutes, which every settling pool needs less than.</param>
    /// <param name="name">What the scenario is called.</param>
    /// <remarks>A pod without an address tries again every 10 seconds, about as kubelet does at first.</remarks>
    public NodeScenario On(NodeSetup node, TimeSpan? watch = null, string name = "")
    {
        ArgumentNullException.ThrowIfNull(node);
        return new NodeScenario
        {
            Name = name,
            Node = node,
            Events = Events,
            RetryInterval = TimeSpan.FromSeconds(10),
            Until = End + (watch ?? TimeSpan.FromMinutes(5)),
        };
    }

    private static string Name(int index) => "pod-" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Check(TimeSpan at, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, End);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, TimeSpan.Zero);
    }
}
