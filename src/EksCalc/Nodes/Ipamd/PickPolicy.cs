namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// Which of several equally good ENIs, addresses or prefixes ipamd takes: which one a pod gets, which are given back,
/// which ENI grows, which goes. In ipamd Go's random map order decides; here it is a choice.
/// </summary>
public sealed class PickPolicy
{
    private readonly Func<PoolPicks?> create;

    private PickPolicy(string name, Func<PoolPicks?> create, ulong? seed = null) => (Name, this.create, Seed) = (name, create, seed);

    /// <summary>The ENI that has been in the store longest, and of it the first slot. The default, and the fastest.</summary>
    public static PickPolicy Oldest { get; } = new("oldest", () => null);

    /// <summary>What the policy is called, its seed included.</summary>
    public string Name { get; }

    /// <summary>The seed of random picks; null for all others.</summary>
    public ulong? Seed { get; }

    /// <summary>Each candidate with the same chance. The same seed gives the same picks.</summary>
    public static PickPolicy Random(ulong seed) => new($"random {seed}", () => new RandomPicks(seed), seed);

    /// <summary>
    /// The picks that a recorded run made, so that it can be followed step by step. A pick that the rules would not
    /// allow ends the simulation with an <see cref="InvalidInputException"/> that names the step.
    /// </summary>
    internal static PickPolicy Recorded(NodeTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new PickPolicy($"recorded {trace.Scenario.Name}", () => new RecordedPicks(trace.Steps));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A fresh start of the picks; null stands for the oldest.</summary>
    internal PoolPicks? Create() => create();
}
