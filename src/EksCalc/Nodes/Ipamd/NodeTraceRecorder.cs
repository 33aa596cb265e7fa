using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>Makes the steps of a trace of what a pool does.</summary>
internal sealed class NodeTraceRecorder(RecordedPicks? followed, bool withSubnets) : IPoolObserver
{
    private readonly List<NodeTraceAct> acts = [];
    private readonly List<NodeTraceAct> actsOfDelete = [];
    private Ec2CallCounts? lastCalls;
    private bool deleting;

    public List<NodeTraceStep> Steps { get; } = [];

    /// <summary>The settings of the first ipamd process.</summary>
    public PoolConfig? Config { get; private set; }

    /// <inheritdoc/>
    public void Acted(NodePool pool, NodeTraceAct act)
    {
        followed?.Confirm(pool, act, deleting);
        (deleting ? actsOfDelete : acts).Add(act);
    }

    /// <inheritdoc/>
    public void Over(NodePool pool, StepCause cause, long start)
    {
        var step = Step(pool, cause);
        var changed = cause == StepCause.Init || Steps.Count == 0 || step.Calls is not null || !Same(step.State, Steps[^1].State);
        if (cause == StepCause.Cleanup)
        {
            if (changed)
                Steps.Add(step);
            return;
        }

        followed?.Over(pool, changed);
        if (cause == StepCause.Init)
            Config ??= pool.Config;
        if (changed)
        {
            Steps.Add(step with
            {
                Start = cause == StepCause.Tick && start != pool.Now ? TimeSpan.FromMilliseconds(start) : null,
                InitError = cause == StepCause.Init ? pool.InitError : null,
                Config = cause == StepCause.Init && pool.Config != Config ? pool.Config : null,
                Acts = [.. acts],
            });
        }

        acts.Clear();
    }

    /// <inheritdoc/>
    public void TrunkAttached(NodePool pool, int eni) => Steps.Add(Step(pool, StepCause.Trunk) with { Eni = eni });

    /// <summary>A pod has asked for an address, and got those, or none.</summary>
    public void Added(NodePool pool, string pod, ReadOnlySpan<PodAddress> addresses, int attempt, long waited)
    {
        var ok = addresses.Length > 0;
        var also = new List<PodPlace>();
        for (var index = 1; index < addresses.Length; index++)
            also.Add(new PodPlace(addresses[index].Eni, addresses[index].Cidr));
        Steps.Add(Step(pool, StepCause.Add) with
        {
            Pod = pod,
            Ok = ok,
            Attempt = ok && attempt > 1 ? attempt : null,
            Waited = ok && attempt > 1 ? TimeSpan.FromMilliseconds(waited) : null,
            Eni = ok ? addresses[0].Eni : null,
            Cidr = ok ? addresses[0].Cidr : null,
            Also = [.. also],
        });
    }

    /// <summary>What is asked of EC2 from now on is because of a pod that ends.</summary>
    public void Deleting() => deleting = true;

    /// <summary>A pod has given its address back, or had none.</summary>
    public void Deleted(NodePool pool, string pod, bool hadAddress)
    {
        Steps.Add(Step(pool, StepCause.Delete) with { Pod = pod, Ok = hadAddress, Acts = [.. actsOfDelete] });
        actsOfDelete.Clear();
        deleting = false;
    }

    /// <summary>Something has befallen the node.</summary>
    public void Happened(NodePool pool, StepCause cause) => Steps.Add(Step(pool, cause));

    /// <summary>ipamd has ended, in the middle of what it had asked for.</summary>
    public void Restarted(NodePool pool)
    {
        followed?.Over(pool, changed: true);
        Steps.Add(Step(pool, StepCause.Restart) with { Acts = [.. acts] });
        acts.Clear();
    }

    private static bool Same(NodePoolState one, NodePoolState other) =>
        (one.Enis, one.TotalAddresses, one.AssignedAddresses, one.Prefixes, one.FreePrefixes, one.SubnetAddresses)
        == (other.Enis, other.TotalAddresses, other.AssignedAddresses, other.Prefixes, other.FreePrefixes, other.SubnetAddresses)
        && one.ExcludedEnis.SequenceEqual(other.ExcludedEnis);

    private NodeTraceStep Step(NodePool pool, StepCause cause)
    {
        // Until ipamd is ready nobody can see its store; EC2 can.
        var state = pool.Initialised ? pool.State() : PoolStates.Down(pool, withSubnets);
        var calls = lastCalls is not null && lastCalls.Same(pool.CallCounts) ? null : pool.Calls;
        lastCalls = calls ?? lastCalls;
        return new NodeTraceStep(TimeSpan.FromMilliseconds(pool.Now), cause, state) { Calls = calls };
    }
}
