using System.Collections.Immutable;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>One thing that the pool manager asked of EC2.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="At">When it was asked, from ipamd's start.</param>
internal sealed record NodeTraceAct(ActKind Kind, TimeSpan At)
{
    /// <summary>The ENI's number: 0 for the primary, then in the order of creation. Null for a creation that was refused, and for a call that is about none.</summary>
    public int? Eni { get; init; }

    /// <summary>Addresses or prefixes asked for; null where none are.</summary>
    public int? Count { get; init; }

    /// <summary>The number of the first address or prefix got, counted in the order in which EC2 gave them; null if refused.</summary>
    public int? First { get; init; }

    /// <summary>The numbers of the addresses or prefixes given back; empty for all other kinds.</summary>
    public ImmutableArray<int> Cidrs { get; init; } = [];

    /// <summary>Where an ENI was to be created, in a scenario that names subnets; null for all others.</summary>
    public string? Subnet { get; init; }

    /// <summary>The network card that an ENI is attached to; null for the first.</summary>
    public int? Card { get; init; }

    /// <summary>The call that was refused, of <see cref="ActKind.Call"/>.</summary>
    public Ec2Call? Call { get; init; }

    /// <summary>EC2's error code; null if the call succeeded.</summary>
    public string? Error { get; init; }
}
