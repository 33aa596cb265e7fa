using EksCalc.Cni;

namespace EksCalc.Nodes;

/// <summary>The options of the EKS max-pods calculator.</summary>
public sealed record MaxPodsOptions
{
    /// <summary>Prefix delegation is on. Default false. Also what an IPv6 cluster asks for.</summary>
    public bool PrefixDelegation { get; init; }

    /// <summary>Custom networking is on: the primary ENI serves no pods. Default false.</summary>
    public bool CustomNetworking { get; init; }

    /// <summary><c>MAX_ENI</c>, 1 or more; null (the default) where it is not set. It only lowers the type's limit.</summary>
    public int? MaxEni { get; init; }

    /// <summary>The VPC CNI's version; prefixes need 1.9. Default: the one that is modelled.</summary>
    public CniVersion CniVersion { get; init; } = CniVersion.Modelled;

    /// <summary>Leave out the recommended ceiling of 110 or 250 pods. Default false.</summary>
    public bool Uncapped { get; init; }
}
