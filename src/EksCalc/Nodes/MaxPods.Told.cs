using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <content>Who says max pods, by the kind of node group.</content>
public static partial class MaxPods
{
    /// <summary>The most pods of an EKS Auto Mode node (R31).</summary>
    public const int AutoModeMost = 110;

    /// <summary>What a node's kubelet is told.</summary>
    /// <remarks>
    /// <para>R13, R16, R31. A managed group's number comes from EKS unless the group says one of its own, as a custom AMI can: what the ENIs serve under the
    /// CNI's settings, and the ceiling. nodeadm and Karpenter know neither; where an expression gives no number, they go by their own formulas.</para>
    /// <para>A Windows node of a self-managed group is told what its bootstrap script finds: the primary ENI's addresses.</para>
    /// </remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="kubelet">Who tells it, and with what.</param>
    internal static ToldMaxPods Told(InstanceType type, CniSettings settings, KubeletSetup kubelet) => kubelet.Kind switch
    {
        NodeGroupKind.AutoMode => new(Math.Min(kubelet.MaxPods ?? AutoModeMost, Math.Min(AutoModeMost, Served(type, settings, kubelet))), "EKS Auto Mode"),
        NodeGroupKind.Managed => kubelet.MaxPods is { } given ? new(given, "The group") : new(Math.Min(Served(type, settings, kubelet), Ceiling(type)), "EKS"),
        _ => Unmanaged(type, kubelet),
    };

    /// <summary>Pods that a node can run as far as addresses go: those that it has addresses for under the settings, and those on the host network.</summary>
    /// <remarks>R11, R12, R17, R29, R30, R31. Branch ENIs are not counted.</remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings; they do not reach EKS Auto Mode.</param>
    /// <param name="kubelet">The node.</param>
    /// <returns>0 or more; <see cref="int.MaxValue"/> where addresses set no limit, in an IPv6 cluster.</returns>
    internal static int Served(InstanceType type, CniSettings settings, KubeletSetup kubelet)
    {
        if (kubelet.Os == NodeOs.Windows)
            return Windows(type, kubelet.Windows?.PrefixDelegation ?? false) + kubelet.HostNetworkPods;
        if (settings.Mode == IpMode.Ipv6)
            return type.SupportsPrefixDelegation ? int.MaxValue : kubelet.HostNetworkPods;
        var counted = kubelet.Kind == NodeGroupKind.AutoMode ? CniSettings.AutoMode : settings;
        return PodAddresses(type, counted, kubelet.Version) + HostNetworkPods;
    }

    private static ToldMaxPods Unmanaged(InstanceType type, KubeletSetup kubelet)
    {
        var isKarpenter = kubelet.Kind == NodeGroupKind.Karpenter;
        var own = isKarpenter
            ? kubelet.Os == NodeOs.Windows ? WhenLimitsAreUnknown : Karpenter(type, kubelet.ReservedEnis)
            : kubelet.Os == NodeOs.Windows ? Windows(type, kubelet.Windows?.PrefixDelegation ?? false) + kubelet.HostNetworkPods : Nodeadm(type);
        var expressed = kubelet.MaxPods is null ? kubelet.Expression?.Of(type, own) : null;
        var told = kubelet.MaxPods ?? expressed ?? own;
        return new ToldMaxPods(
            kubelet.PodsPerCore * type.VCpus is { } byCores ? Math.Min(told, byCores) : told,
            kubelet.MaxPods is not null ? "The kubelet's configuration" : expressed is not null ? "The expression" : isKarpenter ? "Karpenter" : "nodeadm",
            kubelet is { MaxPods: null, Expression: not null } && expressed is null);
    }

    /// <summary>Addresses for pods that a Linux node's ENIs can hold in an IPv4 cluster, the trunk's place and the excluded primary ENI left out.</summary>
    private static int PodAddresses(InstanceType type, CniSettings settings, CniVersion? version) =>
        EniLimits.Of(type, settings, version).PoolEnis * type.SlotsPerEni * (settings.ModeOn(type) == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1);
}
