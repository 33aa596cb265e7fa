using EksCalc.Nodes.Ipamd;

namespace EksCalc.Advice;

/// <summary>One node under a workload, from its start; what it costs is measured once it has settled.</summary>
internal sealed class WatchedNode : IPoolObserver, IPodObserver
{
    private const long PodEvery = 1_000;
    private const long SettlingTime = 600_000;
    private const long RetryAfter = 10_000;
    private const double MillisecondsPerHour = 3_600_000;

    private readonly NodePool pool;
    private readonly PodDriver pods;
    private readonly WarmWorkload workload;
    private readonly long begin;
    private readonly long end;
    private readonly List<int> running = [];
    private readonly Dictionary<int, long> waiting = [];
    private SplitMix64 random;
    private TimeWeightedMean idle;
    private int nextPod;
    private int startedPods;
    private int waitedPods;

    private WatchedNode(NodeSetup setup, WarmWorkload workload, int podCount, ulong seed)
    {
        this.workload = workload;
        random = new SplitMix64(seed);
        begin = (podCount * PodEvery) + SettlingTime;
        end = begin + (long)workload.Watched.TotalMilliseconds;
        idle = new TimeWeightedMean(begin);
        pool = new NodePool(setup with { AttachLatency = workload.AttachLatency, AssignLatency = workload.AssignLatency }, null, PickPolicy.Random(seed).Create(), this);
        pods = new PodDriver(pool, RetryAfter, this);
    }

    /// <summary>The longest that a pod waited while the node was watched.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>The most addresses that the node took of its subnet, from its start.</summary>
    public long MostSubnetAddresses { get; private set; }

    public WarmSettingsCost Cost { get; private set; }

    /// <summary>Runs the node; the same seed gives the same costs.</summary>
    public static WatchedNode Run(NodeSetup setup, WarmWorkload workload, int pods, ulong seed, CancellationToken cancellation = default)
    {
        var node = new WatchedNode(setup, workload, pods, seed);
        node.Run(pods, cancellation);
        return node;
    }

    /// <inheritdoc/>
    public void Acted(NodePool pool, NodeTraceAct act) => Measure(pool);

    /// <inheritdoc/>
    public void Over(NodePool pool, StepCause cause, long start) => Measure(pool);

    /// <inheritdoc/>
    public void TrunkAttached(NodePool pool, int eni) => Measure(pool);

    /// <inheritdoc/>
    public void Trying(NodePool pool, int pod)
    {
    }

    /// <inheritdoc/>
    public void Added(NodePool pool, int pod, PodAddress address, PodAddress[]? further, int attempt, long waited)
    {
        running.Add(pod);
        waiting.Remove(pod);
        Waited(waited);
        Measure(pool);
    }

    /// <inheritdoc/>
    public void Refused(NodePool pool, int pod, int attempt)
    {
        if (attempt == 1)
            waiting.Add(pod, pool.Now);
    }

    /// <inheritdoc/>
    public void Deleting(NodePool pool)
    {
    }

    /// <inheritdoc/>
    public void Deleted(NodePool pool, int pod, bool hadAddress)
    {
    }

    private void Run(int podCount, CancellationToken cancellation)
    {
        for (var pod = 0; pod < podCount; pod++)
        {
            Advance(pod * PodEvery);
            Start();
        }

        Advance(begin);
        var callsBefore = pool.Calls.Total;
        (startedPods, waitedPods, LongestWait) = (0, 0, TimeSpan.Zero);
        var nextChurn = begin + NextInterval();
        var burstEvery = (long)workload.BurstEvery.TotalMilliseconds;
        var nextBurst = workload.BurstPods > 0 ? begin + (burstEvery / 2) : long.MaxValue;
        var burstEnds = long.MaxValue;
        while (Math.Min(nextChurn, Math.Min(nextBurst, burstEnds)) is var next && next < end)
        {
            cancellation.ThrowIfCancellationRequested();
            Advance(next);
            if (next == burstEnds)
            {
                Stop(workload.BurstPods);
                burstEnds = long.MaxValue;
            }
            else if (next == nextBurst)
            {
                for (var pod = 0; pod < workload.BurstPods; pod++)
                    Start();
                (nextBurst, burstEnds) = (next + burstEvery, next + (burstEvery / 2));
            }
            else
            {
                if (running.Count > 0)
                {
                    Stop(1);
                    Start();
                }

                nextChurn = next + NextInterval();
            }
        }

        Advance(end);
        foreach (var since in waiting.Values)
            Waited(end - since);
        Cost = new WarmSettingsCost(
            idle.Until(end), (pool.Calls.Total - callsBefore) * MillisecondsPerHour / (end - begin), startedPods == 0 ? 0 : (double)waitedPods / startedPods);
    }

    private long NextInterval() => workload.ReplacedPerHour == 0
        ? long.MaxValue / 2
        : 1 + (long)(-Math.Log(1 - random.Fraction()) * MillisecondsPerHour / workload.ReplacedPerHour);

    /// <summary>Time passes; pods that wait try again when it is their turn, before what else happens at that time.</summary>
    private void Advance(long until)
    {
        pods.AdvanceTo(until, retriesOfThatTime: true);
        Measure(pool);
    }

    private void Start()
    {
        startedPods++;
        if (!pods.Add(nextPod++))
            waitedPods++;
    }

    private void Stop(int count)
    {
        for (; count > 0 && running.Count > 0; count--)
        {
            var index = random.Below(running.Count);
            pods.Delete(running[index]);
            running[index] = running[^1];
            running.RemoveAt(running.Count - 1);
        }

        Measure(pool);
    }

    private void Waited(long milliseconds) => LongestWait = TimeSpan.FromMilliseconds(Math.Max(LongestWait.TotalMilliseconds, milliseconds));

    // Called whenever something may have changed: until now everything was as it was the last time.
    private void Measure(NodePool pool)
    {
        idle.Set(pool.Now, pool.SubnetAddresses - pool.AssignedAddresses);
        MostSubnetAddresses = Math.Max(MostSubnetAddresses, pool.SubnetAddresses);
    }
}
