namespace EksCalc.Nodes.Ipamd;

/// <summary>Pods of a node, by number: they arrive, try again until they have an address, wait, and end.</summary>
internal sealed class PodDriver(NodePool pool, long retryInterval, IPodObserver? observer = null)
{
    private readonly Queue<(long At, int Pod, int Asked)> retries = new();
    private readonly PodAddress[] found = new PodAddress[NodeSetup.MostNetworkCards];
    private Pod[] pods = new Pod[16];
    private int podsKnown;
    private int adds;
    private int started;
    private int failedFirstTry;
    private int failedTries;
    private long longestWait;
    private int gaveUp;
    private long longestInVain;

    /// <summary>How the pods fared until now.</summary>
    public PodTotals Totals
    {
        get
        {
            var (waiting, longest) = (gaveUp, Math.Max(longestWait, longestInVain));
            for (var id = 0; id < podsKnown; id++)
            {
                if (pods[id].FirstTry is not { } since || pods[id].HasAddress)
                    continue;
                waiting++;
                longest = Math.Max(longest, pool.Now - since);
            }

            return new PodTotals(adds, started, failedFirstTry, failedTries, TimeSpan.FromMilliseconds(longestWait))
            {
                NeverStarted = waiting,
                LongestWaitToEnd = TimeSpan.FromMilliseconds(longest),
            };
        }
    }

    /// <summary>Time passes, and pods that wait try again when it is their turn.</summary>
    /// <param name="time">Until then.</param>
    /// <param name="retriesOfThatTime">Whether those whose turn is at that very time try too: they come after other pods' events.</param>
    public void AdvanceTo(long time, bool retriesOfThatTime = false)
    {
        while (retries.TryPeek(out var retry) && (retry.At < time || (retriesOfThatTime && retry.At == time)))
        {
            retries.Dequeue();
            if (pods[retry.Pod].Asked != retry.Asked)
                continue;
            pool.AdvanceTo(retry.At);
            if (pool.HasStopped)
                return;
            Try(retry.Pod);
        }

        pool.AdvanceTo(time);
    }

    /// <summary>A pod starts now.</summary>
    /// <param name="id">Its number, 0 or more.</param>
    /// <param name="onEveryCard">Whether it asks for an address of every network card.</param>
    /// <returns>Whether it has its address at once.</returns>
    public bool Add(int id, bool onEveryCard = false)
    {
        Know(id);
        ref var pod = ref pods[id];
        adds++;
        if (pod.HasAddress)
        {
            started++;
            observer?.Added(pool, id, pod.Address, pod.Further, 1, 0);
            return true;
        }

        pod.Asked++;
        pod.Tries = 0;
        pod.OnEveryCard = onEveryCard;
        pod.FirstTry = pool.Now;
        return Try(id);
    }

    /// <summary>A pod ends now.</summary>
    public void Delete(int id)
    {
        Know(id);
        ref var pod = ref pods[id];
        var hadAddress = false;
        observer?.Deleting(pool);
        if (pod.HasAddress)
        {
            hadAddress = pool.Delete(pod.Address);
            foreach (var address in pod.Further ?? [])
                pool.Delete(address);
        }

        else if (pod.FirstTry is { } since)
        {
            gaveUp++;
            longestInVain = Math.Max(longestInVain, pool.Now - since);
        }

        (pod.HasAddress, pod.Further, pod.FirstTry) = (false, null, null);
        pod.Asked++;
        observer?.Deleted(pool, id, hadAddress);
    }

    private bool Try(int id)
    {
        ref var pod = ref pods[id];
        pod.Tries++;
        observer?.Trying(pool, id);
        if (pod.OnEveryCard)
        {
            if (pool.TryAddToEveryCard(found, out var count))
                (pod.HasAddress, pod.Address, pod.Further) = (true, found[0], count > 1 ? found[1..count] : null);
        }
        else
        {
            pod.HasAddress = pool.TryAdd(out pod.Address);
        }

        if (pod.HasAddress)
        {
            pod.Asked++;
            started++;
            var waited = pool.Now - pod.FirstTry!.Value;
            longestWait = Math.Max(longestWait, waited);
            observer?.Added(pool, id, pod.Address, pod.Further, pod.Tries, waited);
            return true;
        }

        failedTries++;
        failedFirstTry += pod.Tries == 1 ? 1 : 0;
        observer?.Refused(pool, id, pod.Tries);
        if (retryInterval > 0)
            retries.Enqueue((pool.Now + retryInterval, id, pod.Asked));
        return false;
    }

    private void Know(int id)
    {
        if (id >= pods.Length)
            Array.Resize(ref pods, Math.Max(id + 1, pods.Length * 2));
        podsKnown = Math.Max(podsKnown, id + 1);
    }

    private struct Pod
    {
        public PodAddress Address;
        public PodAddress[]? Further;
        public bool HasAddress;
        public bool OnEveryCard;

        /// <summary>Changes whenever the pod asks anew, is served or is deleted; a retry for an older value is void.</summary>
        public int Asked;
        public int Tries;
        public long? FirstTry;
    }
}
