using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>What ipamd did with a node's ENIs, addresses and prefixes under a scenario.</summary>
/// <param name="Scenario">The scenario that was run.</param>
/// <param name="Steps">What happened, in order; empty where steps were not recorded.</param>
/// <param name="Calls">The EC2 calls made in all.</param>
/// <param name="Final">The state in the last step.</param>
/// <param name="Pods">How the pods fared.</param>
public sealed record NodeTrace(NodeScenario Scenario, IReadOnlyList<NodeTraceStep> Steps, Ec2CallCounts Calls, NodePoolState Final, PodTotals Pods)
{
    /// <summary>How ipamd's choices among equals were made; null for a trace that was read.</summary>
    public PickPolicy? Picks { get; init; }

    /// <summary>The settings of the first ipamd process, and the limits it derived; null for a trace that was read and does not say.</summary>
    internal PoolConfig? Config { get; init; }

    /// <summary>The EC2 calls made before a time.</summary>
    /// <param name="time">From ipamd's start. The trace must have its steps.</param>
    public Ec2CallCounts CallsBefore(TimeSpan time)
    {
        var calls = Ec2CallCounts.None;
        foreach (var step in Steps)
        {
            if (step.At >= time)
                break;
            calls = step.Calls ?? calls;
        }

        return calls;
    }

    /// <summary>
    /// Addresses no pod has, as a mean over time: what the node keeps from others. Addresses in cooldown count as free.
    /// </summary>
    /// <param name="from">From this time to the scenario's end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scenario ends at or before <paramref name="from"/>, or <paramref name="from"/> is negative.</exception>
    public double MeanFreeAddresses(TimeSpan from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, Scenario.Until);
        var mean = new TimeWeightedMean(PoolRules.Milliseconds(from));
        foreach (var step in Steps)
            mean.Set(PoolRules.Milliseconds(step.At), step.State.TotalAddresses - step.State.AssignedAddresses);
        return mean.Until(PoolRules.Milliseconds(Scenario.Until));
    }
}
