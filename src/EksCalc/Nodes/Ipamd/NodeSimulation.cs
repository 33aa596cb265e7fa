namespace EksCalc.Nodes.Ipamd;

/// <summary>Runs a scenario on one node, event by event.</summary>
public static class NodeSimulation
{
    /// <summary>What ipamd does under a scenario.</summary>
    /// <param name="scenario">The node and its pods.</param>
    /// <param name="options">Picks and recording; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit, target or time out of its range, or a subnet that there is not.</exception>
    /// <exception cref="InvalidInputException">A recorded pick that the rules do not allow.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static NodeTrace Run(NodeScenario scenario, NodeSimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        options ??= new NodeSimulationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(scenario.Until, TimeSpan.Zero, nameof(scenario));
        if (scenario.RetryInterval is { } retry)
            ArgumentOutOfRangeException.ThrowIfLessThan(retry, TimeSpan.FromMilliseconds(1), nameof(scenario));

        var picks = options.Picks.Create();
        var followed = picks as RecordedPicks;
        var recorder = options.RecordSteps || followed is not null ? new NodeTraceRecorder(followed, scenario.Node.Subnets.Count > 0) : null;
        var pool = new NodePool(scenario.Node, null, picks, recorder);
        var pods = new ScenarioPods(scenario, pool, recorder, followed);
        pods.Run(options.CancellationToken);
        followed?.End(pool);
        var final = recorder is { Steps.Count: > 0 } ? recorder.Steps[^1].State : pool.State();
        return new NodeTrace(scenario, recorder?.Steps ?? [], pool.Calls, final, pods.Totals) { Picks = options.Picks, Config = recorder?.Config ?? pool.Config };
    }
}
