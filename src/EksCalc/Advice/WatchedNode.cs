using EksCalc.Nodes.Ipamd;

namespace EksCalc.Advice;

/// <summary>One node under a workload, from its start; what it costs is measured once it has settled.</summary>
internal sealed class WatchedNode : IPoolObserver
{
    private const long PodEvery = 1_000;
    private const long SettlingTime = 600_000;
    private const long RetryAfter = 10_000;
    private const double MillisecondsPerHour = 3_600_000;

    private readonly NodePool pool;
    private readonly WarmWorkload workload;
    private readonly long begin;
    private readonly long end;
    private readonly List<PodAddress> running = [];
    private readonly Queue<(long At, long Since)> waiting = new();
    private SplitMix64 random;
    private long lastTime;
    private long lastIdle;
    private double idleTime;
    private int startedPods;
    private int waitedPods;

    private WatchedNode(NodeSetup setup, WarmWorkload workload, int pods, ulong seed)
    {
        this.workload = workload;
        random = new SplitMix64(seed);
        pool = new NodePool(setup with { AttachLatency = workload.AttachLatency, AssignLatency = workload.AssignLatency }, PickPolicy.Random(seed).Create(), this);
        begin = (pods * PodEvery) + SettlingTime;
        end = begin + (long)workload.Watched.TotalMilliseconds;
    }

    /// <summary>The longest that a pod waited while the node was watched.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>The most addresses that the node took of its subnet, from its start.</summary>
    public long MostSubnetAddresses { get; private set; }

    public WarmSettingsCost Cost { get; private set; }

    /// <summary>Runs the node; the same seed gives the same costs.</summary>
    public static WatchedNode Run(NodeSetup setup, WarmWorkload workload, int pods, ulong seed)
    {
        var node = new WatchedNode(setup, workload, pods, seed);
        node.Run(pods);
        return node;
    }

    /// <inheritdoc/>
    public void Acted(NodePool pool, NodeTraceAct act) => Measure(pool);

    /// <inheritdoc/>
    public void Over(NodePool pool, StepCause cause, long start) => Measure(pool);

    /// <inheritdoc/>
    public void TrunkAttached(NodePool pool, int eni) => Measure(pool);

    private void Run(int pods)
    {
        for (var pod = 0; pod < pods; pod++)
        {
            Advance(pod * PodEvery);
            Start(pool.Now);
        }

        Advance(begin);
        var callsBefore = pool.Calls.Total;
        (startedPods, waitedPods, LongestWait, idleTime) = (0, 0, TimeSpan.Zero, 0);
        var nextChurn = begin + NextInterval();
        var burstEvery = (long)workload.BurstEvery.TotalMilliseconds;
        var nextBurst = workload.BurstPods > 0 ? begin + (burstEvery / 2) : long.MaxValue;
        var burstEnds = long.MaxValue;
        while (Math.Min(nextChurn, Math.Min(nextBurst, burstEnds)) is var next && next < end)
        {
            Advance(next);
            if (next == burstEnds)
            {
                Stop(workload.BurstPods);
                burstEnds = long.MaxValue;
            }
            else if (next == nextBurst)
            {
                for (var pod = 0; pod < workload.BurstPods; pod++)
                    Start(next);
                (nextBurst, burstEnds) = (next + burstEvery, next + (burstEvery / 2));
            }
            else
            {
                if (running.Count > 0)
                {
                    Stop(1);
                    Start(next);
                }

                nextChurn = next + NextInterval();
            }
        }

        Advance(end);
        foreach (var (_, since) in waiting)
            Waited(end - since);
        Cost = new WarmSettingsCost(
            idleTime / (end - begin), (pool.Calls.Total - callsBefore) * MillisecondsPerHour / (end - begin), startedPods == 0 ? 0 : (double)waitedPods / startedPods);
    }

    private long NextInterval() => workload.ReplacedPerHour == 0
        ? long.MaxValue / 2
        : 1 + (long)(-Math.Log(1 - random.Fraction()) * MillisecondsPerHour / workload.ReplacedPerHour);

    /// <summary>Time passes; pods that wait try again when it is their turn.</summary>
    private void Advance(long until)
    {
        while (waiting.TryPeek(out var retry) && retry.At <= until)
        {
            waiting.Dequeue();
            pool.AdvanceTo(retry.At);
            Try(retry.Since);
        }

        pool.AdvanceTo(until);
        Measure(pool);
    }

    private void Start(long since)
    {
        startedPods++;
        if (!Try(since))
            waitedPods++;
    }

    private bool Try(long since)
    {
        if (!pool.TryAdd(out var address))
        {
            waiting.Enqueue((pool.Now + RetryAfter, since));
            return false;
        }

        running.Add(address);
        Waited(pool.Now - since);
        Measure(pool);
        return true;
    }

    private void Stop(int pods)
    {
        for (; pods > 0 && running.Count > 0; pods--)
        {
            var index = random.Below(running.Count);
            pool.Delete(running[index]);
            running[index] = running[^1];
            running.RemoveAt(running.Count - 1);
        }

        Measure(pool);
    }

    private void Waited(long milliseconds) => LongestWait = TimeSpan.FromMilliseconds(Math.Max(LongestWait.TotalMilliseconds, milliseconds));

    // Called whenever something may have changed: until now everything was as it was the last time.
    private void Measure(NodePool pool)
    {
        idleTime += (double)lastIdle * (pool.Now - lastTime);
        lastTime = pool.Now;
        lastIdle = pool.SubnetAddresses - pool.AssignedAddresses;
        MostSubnetAddresses = Math.Max(MostSubnetAddresses, pool.SubnetAddresses);
    }
}
