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

    /// <summary>ipamd's variables as they are set, the modes' own left out; only kept, <see cref="NodeSetup.Settings"/> decides.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A failed add is tried again after this time, until it succeeds or its pod is deleted. Not at all, the default, if null.
    /// </summary>
    public TimeSpan? RetryInterval { get; init; }

    /// <summary>What the pods do, in order of time; of the same time, in the order listed.</summary>
    public IReadOnlyList<PodEvent> Events { get; init; } = [];

    /// <summary>When the simulation ends.</summary>
    public required TimeSpan Until { get; init; }
}
