namespace EksCalc.Nodes.Ipamd;

/// <summary>How a scenario's pods fared.</summary>
/// <param name="Adds">Adds asked for.</param>
/// <param name="Started">Adds that succeeded in the end.</param>
/// <param name="FailedFirstTry">Adds that found no free address at their first try.</param>
/// <param name="FailedTries">All tries that failed.</param>
/// <param name="LongestWait">The longest time from first try to success.</param>
public sealed record PodTotals(int Adds, int Started, int FailedFirstTry, int FailedTries, TimeSpan LongestWait)
{
    /// <summary>Pods that never got an address, until they were deleted or the simulation ended.</summary>
    public int NeverStarted { get; init; }

    /// <summary>The longest wait, those pods' included: they wait until they are deleted, or to the simulation's end.</summary>
    public TimeSpan LongestWaitToEnd { get; init; } = LongestWait;
}
