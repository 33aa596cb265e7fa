namespace EksCalc.Nodes.Ipamd;

/// <summary>A node with a workload.</summary>
public sealed record NodeScenario
{
    /// <summary>What the scenario is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about, in a sentence; null where it does not say.</summary>
    public string? About { get; init; }

    /// <summary>The node.</summary>
    public required NodeSetup Node { get; init; }

    /// <summary>
    /// The variables as the file that was read spells them, for writing them again where they still mean <see cref="NodeSetup.Settings"/>,
    /// which decide. Default null.
    /// </summary>
    internal IReadOnlyDictionary<string, string>? Written { get; init; }

    /// <summary>
    /// A failed add is tried again after this time, until it succeeds or its pod is deleted. Not at all, the default, if null.
    /// </summary>
    public TimeSpan? RetryInterval { get; init; }

    /// <summary>What the pods do, and what befalls the node, in order of time; of the same time, in the order listed.</summary>
    public IReadOnlyList<NodeEvent> Events { get; init; } = [];

    /// <summary>When the simulation ends.</summary>
    public required TimeSpan Until { get; init; }
}
