namespace EksCalc.Ipam;

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
}
