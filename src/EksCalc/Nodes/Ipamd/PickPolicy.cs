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
    /// <remarks>
    /// Model limits: the format leaves some picks out, and there the oldest is taken, which may be another. A tick makes no step where a pod's event during
    /// a slow call, refused in the end, has shown the count of calls already; a creation that is refused does not say for which network card it was; nor
    /// does an add on every card say what it had got when one had nothing. None of the recorded runs has such a pick that matters.
    /// </remarks>
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
