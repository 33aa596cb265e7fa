using EksCalc.Cni;

namespace EksCalc.Nodes;

/// <summary>Who tells a node's kubelet max pods, and with what.</summary>
/// <param name="Kind">Who runs the node.</param>
/// <param name="Os">Its operating system.</param>
internal readonly record struct KubeletSetup(NodeGroupKind Kind, NodeOs Os = NodeOs.Linux)
{
    /// <summary>kubelet's <c>maxPods</c>; null where it is not set.</summary>
    public int? MaxPods { get; init; }

    /// <summary>The expression that stands for it; null where there is none.</summary>
    public MaxPodsExpression? Expression { get; init; }

    /// <summary>Karpenter's <c>RESERVED_ENIS</c>.</summary>
    public int ReservedEnis { get; init; }

    /// <summary>ENIs that ipamd leaves alone.</summary>
    public int UnmanagedEnis { get; init; }

    /// <summary>kubelet's <c>podsPerCore</c>; null where it is not set.</summary>
    public int? PodsPerCore { get; init; }

    /// <summary>Pods on the host network of a Windows node.</summary>
    public int HostNetworkPods { get; init; } = Nodes.MaxPods.HostNetworkPods;

    /// <summary>The VPC CNI's version.</summary>
    public CniVersion Version { get; init; } = CniVersion.Modelled;

    /// <summary>The settings of Windows nodes; null for their defaults.</summary>
    public WindowsSettings? Windows { get; init; }
}
