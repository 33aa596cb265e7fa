using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>A VPC's address space.</summary>
public sealed record VpcSetup
{
    /// <summary>IPv4 blocks, the primary one first; at least one.</summary>
    public required IReadOnlyList<CidrBlock> Blocks { get; init; }

    /// <summary>The IPv6 block, /44 to /60; null where the VPC has none.</summary>
    public IPNetwork? Ipv6Block { get; init; }

    /// <summary>Whether it is peered in its Region, which has a larger limit of network address usage of its own (R05). Default false.</summary>
    public bool IsPeered { get; init; }
}
