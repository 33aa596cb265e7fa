namespace EksCalc.Nodes.Ipamd;

/// <summary>How a <see cref="NodeSimulation"/> is run.</summary>
public sealed record NodeSimulationOptions
{
    /// <summary>Which of several equally good ENIs and addresses are taken. Default <see cref="PickPolicy.Oldest"/>.</summary>
    public PickPolicy Picks { get; init; } = PickPolicy.Oldest;

    /// <summary>Whether the trace has its steps; recorded picks need them. Default true.</summary>
    public bool RecordSteps { get; init; } = true;

    /// <summary>Ends a run early. Default none.</summary>
    public CancellationToken CancellationToken { get; init; }
}
