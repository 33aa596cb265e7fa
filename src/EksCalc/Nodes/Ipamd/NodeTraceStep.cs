using System.Collections.Immutable;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>One step of a <see cref="NodeTrace"/>: what happened and what the store held afterwards.</summary>
/// <param name="At">When, from ipamd's start; of a tick that took time, when it was over.</param>
/// <param name="Cause">Why the step was recorded.</param>
/// <param name="State">The store after it.</param>
public sealed record NodeTraceStep(TimeSpan At, StepCause Cause, NodePoolState State)
{
    /// <summary>When a tick began that took time; null for all others.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>The message with which initialisation failed; null if it did not.</summary>
    public string? InitError { get; init; }

    /// <summary>The pod of an add or a delete.</summary>
    public string? Pod { get; init; }

    /// <summary>Whether an add got an address, or a delete gave one back.</summary>
    public bool? Ok { get; init; }

    /// <summary>Which try it was, of an add that succeeded after failing.</summary>
    public int? Attempt { get; init; }

    /// <summary>Time since the first try, of an add that succeeded after failing.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>The EC2 calls made so far; null where they are those of the step before.</summary>
    public Ec2CallCounts? Calls { get; init; }

    /// <summary>The number of the ENI that a pod's address is from, or of the trunk.</summary>
    internal int? Eni { get; init; }

    /// <summary>The number of the secondary address or prefix that a pod's address is from.</summary>
    internal int? Cidr { get; init; }

    /// <summary>The addresses of other network cards that a pod got beside the first.</summary>
    internal ImmutableArray<PodPlace> Also { get; init; } = [];

    /// <summary>The settings of an ipamd that was restarted, if they are not those of the first one; null otherwise.</summary>
    internal PoolConfig? Config { get; init; }

    /// <summary>What was asked of EC2, in order.</summary>
    internal ImmutableArray<NodeTraceAct> Acts { get; init; } = [];
}
