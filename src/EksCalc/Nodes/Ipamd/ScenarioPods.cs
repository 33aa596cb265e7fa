namespace EksCalc.Nodes.Ipamd;

/// <summary>Plays a scenario's pods against a pool: events in order, failed adds again until they succeed.</summary>
internal sealed class ScenarioPods
{
    private readonly NodeScenario scenario;
    private readonly NodePool pool;
    private readonly NodeTraceRecorder? recorder;
    private readonly RecordedPicks? followed;
    private readonly Dictionary<string, int> idOfName = [];
    private readonly string[] names;
    private readonly Pod[] pods;
    private readonly (long At, PodEventKind Kind, int Pod)[] events;
    private readonly Queue<(long At, int Pod, int Asked)> retries = new();
    private readonly long retryInterval;
    private int adds;
    private int started;
    private int failedFirstTry;
    private int failedTries;
    private long longestWait;

    public ScenarioPods(NodeScenario scenario, NodePool pool, NodeTraceRecorder? recorder, RecordedPicks? followed)
    {
        (this.scenario, this.pool, this.recorder, this.followed) = (scenario, pool, recorder, followed);
        retryInterval = scenario.RetryInterval is { } interval ? PoolRules.Milliseconds(interval) : 0;
        events = [.. scenario.Events.OrderBy(podEvent => podEvent.At).Select(podEvent => (PoolRules.Milliseconds(podEvent.At), podEvent.Kind, IdOf(podEvent.Pod)))];
        if (events.Length > 0)
            ArgumentOutOfRangeException.ThrowIfNegative(events[0].At, nameof(scenario));
        names = [.. idOfName.Keys];
        pods = new Pod[names.Length];
    }

    public PodTotals Totals => new(adds, started, failedFirstTry, failedTries, TimeSpan.FromMilliseconds(longestWait));

    public void Run()
    {
        var until = PoolRules.Milliseconds(scenario.Until);
        foreach (var (at, kind, pod) in events)
        {
            if (at > until || pool.InitError is not null)
                break;
            Retry(at);
            pool.AdvanceTo(at);
            if (kind == PodEventKind.Add)
                Add(pod);
            else
                Delete(pod);
        }

        if (pool.InitError is not null)
            return;
        Retry(until + 1);
        pool.AdvanceTo(until);
        pool.Finish();
    }

    /// <summary>Retries due before a time: at the same time they come after the events.</summary>
    private void Retry(long before)
    {
        while (retries.TryPeek(out var retry) && retry.At < before)
        {
            retries.Dequeue();
            if (pods[retry.Pod].Asked != retry.Asked)
                continue;
            pool.AdvanceTo(retry.At);
            Try(retry.Pod);
        }
    }

    private void Add(int id)
    {
        ref var pod = ref pods[id];
        adds++;
        if (pod.HasAddress)
        {
            // ipamd gives a pod that asks again the address it has.
            started++;
            recorder?.Added(pool, names[id], pod.Address, 1, 0);
            return;
        }

        pod.Asked++;
        pod.Tries = 0;
        pod.FirstTry = pool.Now;
        Try(id);
    }

    private void Try(int id)
    {
        ref var pod = ref pods[id];
        pod.Tries++;
        if (followed is not null)
            followed.Pod = names[id];
        if (pool.TryAdd(out pod.Address))
        {
            pod.HasAddress = true;
            pod.Asked++;
            started++;
            var waited = pool.Now - pod.FirstTry;
            longestWait = Math.Max(longestWait, waited);
            recorder?.Added(pool, names[id], pod.Address, pod.Tries, waited);
            return;
        }

        followed?.Refused(pool);
        failedTries++;
        if (pod.Tries == 1)
        {
            failedFirstTry++;
            recorder?.Added(pool, names[id], null, 1, 0);
        }

        if (retryInterval > 0)
            retries.Enqueue((pool.Now + retryInterval, id, pod.Asked));
    }

    private void Delete(int id)
    {
        ref var pod = ref pods[id];
        var hadAddress = pod.HasAddress;
        if (hadAddress)
            pool.Delete(pod.Address);
        pod.HasAddress = false;
        pod.Asked++;
        recorder?.Deleted(pool, names[id], hadAddress);
    }

    private int IdOf(string name)
    {
        if (!idOfName.TryGetValue(name, out var id))
            idOfName.Add(name, id = idOfName.Count);
        return id;
    }

    private struct Pod
    {
        public PodAddress Address;
        public bool HasAddress;

        /// <summary>Changes whenever the pod asks anew, is served or is deleted; a retry for an older value is void.</summary>
        public int Asked;
        public int Tries;
        public long FirstTry;
    }
}
