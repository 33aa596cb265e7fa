namespace EksCalc.Nodes.Ipamd;

/// <summary>Plays a scenario against a pool: events in order, failed adds again until they succeed.</summary>
internal sealed class ScenarioPods : IPodObserver
{
    /// <summary>Events between two looks whether the run is to be cancelled.</summary>
    private const int EventsBetweenLooks = 1024;

    /// <summary>Simulated time between two such looks: a day.</summary>
    private const long TimeBetweenLooks = 86_400_000;

    private readonly NodeScenario scenario;
    private readonly NodePool pool;
    private readonly NodeTraceRecorder? recorder;
    private readonly RecordedPicks? followed;
    private readonly Dictionary<string, int> idOfName = [];
    private readonly List<string> names = [];
    private readonly PodDriver pods;

    public ScenarioPods(NodeScenario scenario, NodePool pool, NodeTraceRecorder? recorder, RecordedPicks? followed)
    {
        (this.scenario, this.pool, this.recorder, this.followed) = (scenario, pool, recorder, followed);
        pods = new PodDriver(pool, scenario.RetryInterval is { } interval ? PoolRules.Milliseconds(interval) : 0, recorder is null && followed is null ? null : this);
    }

    public PodTotals Totals => pods.Totals;

    public void Run(CancellationToken cancellation)
    {
        var until = PoolRules.Milliseconds(scenario.Until);
        var count = 0;
        foreach (var happening in scenario.Events.OrderBy(happening => happening.At))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(happening.At, TimeSpan.Zero, nameof(scenario));
            if (++count % EventsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            var at = PoolRules.Milliseconds(happening.At);
            if (at > until || pool.HasStopped)
                break;
            AdvanceTo(at, cancellation);
            if (pool.HasStopped)
                break;
            Happen(happening);
        }

        if (pool.HasStopped)
            return;
        cancellation.ThrowIfCancellationRequested();
        AdvanceTo(until, cancellation);
        pods.AdvanceTo(until, retriesOfThatTime: true);
        pool.Finish();
    }

    private void AdvanceTo(long time, CancellationToken cancellation)
    {
        while (time - pool.Now > TimeBetweenLooks)
        {
            cancellation.ThrowIfCancellationRequested();
            pods.AdvanceTo(pool.Now + TimeBetweenLooks);
        }

        pods.AdvanceTo(time);
    }

    /// <inheritdoc/>
    public void Trying(NodePool pool, int pod)
    {
        if (followed is not null)
            followed.Pod = names[pod];
    }

    /// <inheritdoc/>
    public void Added(NodePool pool, int pod, PodAddress address, PodAddress[]? further, int attempt, long waited) =>
        recorder?.Added(pool, names[pod], [address, .. further ?? []], attempt, waited);

    /// <inheritdoc/>
    public void Refused(NodePool pool, int pod, int attempt)
    {
        followed?.Refused(pool);
        if (attempt == 1)
            recorder?.Added(pool, names[pod], [], 1, 0);
    }

    /// <inheritdoc/>
    public void Deleting(NodePool pool) => recorder?.Deleting();

    /// <inheritdoc/>
    public void Deleted(NodePool pool, int pod, bool hadAddress) => recorder?.Deleted(pool, names[pod], hadAddress);

    private void Happen(NodeEvent happening)
    {
        switch (happening)
        {
            case PodEvent { Kind: PodEventKind.Add } add:
                pods.Add(IdOf(add.Pod), add.OnEveryCard);
                break;
            case PodEvent delete:
                pods.Delete(IdOf(delete.Pod));
                break;
            case CordonEvent cordon:
                pool.Cordon(cordon.Cordoned);
                recorder?.Happened(pool, cordon.Cordoned ? StepCause.Cordon : StepCause.Uncordon);
                break;
            case TerminateEvent:
                pool.Terminate();
                recorder?.Happened(pool, StepCause.Terminate);
                break;
            case RestartEvent restart:
                pool.Restart(restart.Down, restart.Settings);
                recorder?.Restarted(pool);
                break;
            case TagsEvent tags:
                SetTags(tags);
                recorder?.Happened(pool, StepCause.Tags);
                break;
        }
    }

    private void SetTags(TagsEvent change)
    {
        foreach (var (id, tags) in change.Tags)
        {
            var subnet = pool.Ec2.Subnets.FirstOrDefault(subnet => subnet.Id == id)
                ?? throw new ArgumentOutOfRangeException(nameof(change), id, "There is no such subnet.");
            subnet.Tags = tags;
        }
    }

    private int IdOf(string name)
    {
        if (!idOfName.TryGetValue(name, out var id))
        {
            idOfName.Add(name, id = idOfName.Count);
            names.Add(name);
        }

        return id;
    }
}
