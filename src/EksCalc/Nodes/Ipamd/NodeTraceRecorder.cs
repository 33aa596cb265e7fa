using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>Makes the steps of a trace of what a pool does.</summary>
internal sealed class NodeTraceRecorder(RecordedPicks? followed) : IPoolObserver
{
    private readonly List<NodeTraceAct> acts = [];
    private Ec2CallCounts? lastCalls;

    public List<NodeTraceStep> Steps { get; } = [];

    /// <inheritdoc/>
    public void Acted(NodePool pool, NodeTraceAct act)
    {
        followed?.Confirm(pool, act);
        acts.Add(act);
    }

    /// <inheritdoc/>
    public void Over(NodePool pool, StepCause cause, long start)
    {
        var step = Step(pool, cause);
        var changed = cause == StepCause.Init || Steps.Count == 0 || step.Calls is not null || !Same(step.State, Steps[^1].State);
        followed?.Over(pool, changed);
        if (changed)
        {
            Steps.Add(step with
            {
                Start = cause == StepCause.Tick && start != pool.Now ? TimeSpan.FromMilliseconds(start) : null,
                InitError = pool.InitError,
                Acts = [.. acts],
            });
        }

        acts.Clear();
    }

    /// <inheritdoc/>
    public void TrunkAttached(NodePool pool, int eni) => Steps.Add(Step(pool, StepCause.Trunk) with { Eni = eni });

    /// <summary>A pod has asked for an address.</summary>
    public void Added(NodePool pool, string pod, PodAddress? address, int attempt, long waited) => Steps.Add(Step(pool, StepCause.Add) with
    {
        Pod = pod,
        Ok = address is not null,
        Attempt = address is not null && attempt > 1 ? attempt : null,
        Waited = address is not null && attempt > 1 ? TimeSpan.FromMilliseconds(waited) : null,
        Eni = address?.Eni,
        Cidr = address?.Cidr,
    });

    /// <summary>A pod has given its address back, or had none.</summary>
    public void Deleted(NodePool pool, string pod, bool hadAddress) => Steps.Add(Step(pool, StepCause.Delete) with { Pod = pod, Ok = hadAddress });

    private static bool Same(NodePoolState one, NodePoolState other) =>
        (one.Enis, one.TotalAddresses, one.AssignedAddresses, one.Prefixes, one.FreePrefixes, one.SubnetAddresses)
        == (other.Enis, other.TotalAddresses, other.AssignedAddresses, other.Prefixes, other.FreePrefixes, other.SubnetAddresses);

    private NodeTraceStep Step(NodePool pool, StepCause cause)
    {
        // Until ipamd is ready nobody can see its store; EC2 can.
        var state = pool.Initialised ? pool.State() : new NodePoolState { SubnetAddresses = pool.SubnetAddresses };
        var calls = lastCalls is not null && lastCalls.Same(pool.CallCounts) ? null : pool.Calls;
        lastCalls = calls ?? lastCalls;
        return new NodeTraceStep(TimeSpan.FromMilliseconds(pool.Now), cause, state) { Calls = calls };
    }
}
