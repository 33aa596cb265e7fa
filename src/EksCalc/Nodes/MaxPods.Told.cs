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
    /// CNI's settings, and the ceiling; it knows nothing of unmanaged ENIs. nodeadm and Karpenter know neither; where an expression gives no number, nodeadm goes by its own formula, and Karpenter makes no node.</para>
    /// <para>A Windows node of a self-managed group is told what its bootstrap script finds: the primary ENI's addresses.</para>
    /// </remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="kubelet">Who tells it, and with what.</param>
    internal static ToldMaxPods Told(InstanceType type, CniSettings settings, KubeletSetup kubelet) => kubelet.Kind switch
    {
        NodeGroupKind.AutoMode => new(Math.Min(kubelet.MaxPods ?? AutoModeMost, Math.Min(AutoModeMost, Served(type, settings, kubelet))), "EKS Auto Mode"),
        NodeGroupKind.Managed => kubelet.MaxPods is { } given ? new(given, "The group") : new(Math.Min(Served(type, settings, kubelet with { UnmanagedEnis = 0 }), Ceiling(type)), "EKS"),
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
        if (kubelet.Os == NodeOs.Linux && settings.Mode == IpMode.Ipv6)
            return type.SupportsPrefixDelegation ? int.MaxValue : kubelet.HostNetworkPods;
        return PodAddresses(type, settings, kubelet) + (kubelet.Os == NodeOs.Linux ? HostNetworkPods : kubelet.HostNetworkPods);
    }

    /// <summary>Addresses for pods that a node's ENIs can hold in an IPv4 cluster, the trunk's place and the excluded primary ENI left out.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings; they reach neither EKS Auto Mode nor Windows.</param>
    /// <param name="kubelet">The node.</param>
    internal static int PodAddresses(InstanceType type, CniSettings settings, KubeletSetup kubelet) => kubelet.Os == NodeOs.Windows
        ? Windows(type, kubelet.Windows?.PrefixDelegation ?? false)
        : PodAddresses(type, kubelet.Kind == NodeGroupKind.AutoMode ? CniSettings.AutoMode : settings, kubelet.Version, kubelet.UnmanagedEnis);

    /// <summary>Max pods by the kind of group, and how the number came about.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings, of an IPv4 cluster.</param>
    /// <param name="kubelet">Who tells the kubelet, and with what.</param>
    internal static MaxPodsResult OfKind(InstanceType type, CniSettings settings, KubeletSetup kubelet)
    {
        var (told, served) = (Told(type, settings, kubelet), Served(type, settings, kubelet));
        var counted = kubelet.Kind == NodeGroupKind.AutoMode ? CniSettings.AutoMode : settings;
        int? ceiling = kubelet.Kind switch { NodeGroupKind.Managed => Ceiling(type), NodeGroupKind.AutoMode => AutoModeMost, _ => null };
        var enis = kubelet.Os == NodeOs.Windows ? 1 : EniLimits.Of(type, counted, kubelet.Version, unmanagedEnis: kubelet.UnmanagedEnis).PoolEnis;
        var addresses = PodAddresses(type, settings, kubelet);
        return new MaxPodsResult(
            type.Name, told.Pods, served, ceiling, enis, enis == 0 ? 0 : addresses / enis,
            enis > 0 && addresses / enis > type.SlotsPerEni ? IpMode.PrefixDelegation : IpMode.SecondaryIp)
        {
            Findings = [.. OfKind(type, told, served, MaxPodsText.Served(served, addresses, served - addresses), Math.Min(served, ceiling ?? Ceiling(type)))],
        };
    }

    private static IEnumerable<Finding> OfKind(InstanceType type, ToldMaxPods told, int served, string serves, int sensible)
    {
        var message = $"{MaxPodsText.Told(told)}, and the CNI serves {serves}.";
        if (told.Pods > served)
            yield return FindingKinds.MaxPodsAboveAddresses.Of(type.Name, message);
        else if (told.Pods < sensible && !told.IsOfNoNode)
            yield return FindingKinds.MaxPodsBelowAddresses.Of(type.Name, message);
        if (told.IsExpressionUnusable)
            yield return FindingKinds.MaxPodsExpressionUnusable.Of(type.Name, $"The expression {told.ExpressionProblem} on it; {(told.IsOfNoNode ? "Karpenter makes no node of it" : "the formula without it counts")}.");
        if (!type.Ec2MaxEnisPerCard.IsEmpty)
            yield return CardsDisagree(type, type.Name);
    }

    private static ToldMaxPods Unmanaged(InstanceType type, KubeletSetup kubelet)
    {
        var isKarpenter = kubelet.Kind == NodeGroupKind.Karpenter;
        var own = isKarpenter
            ? kubelet.Os == NodeOs.Windows ? WhenLimitsAreUnknown : Karpenter(type, kubelet.ReservedEnis)
            : kubelet.Os == NodeOs.Windows ? Windows(type, kubelet.Windows?.PrefixDelegation ?? false) + kubelet.HostNetworkPods : Nodeadm(type);
        string? problem = null;
        var expressed = kubelet.MaxPods is null ? kubelet.Expression?.Of(type, own, out problem) : null;
        // Karpenter makes no node of a type on which the expression gives none; nodeadm goes by its formula.
        var told = kubelet.MaxPods ?? expressed ?? (problem is not null && isKarpenter ? 0 : own);
        return kubelet.PodsPerCore * type.VCpus is { } byCores && byCores < told ? new ToldMaxPods(byCores, "podsPerCore", IsByCores: true, problem) : new ToldMaxPods(
            told,
            kubelet.MaxPods is not null ? "The kubelet's configuration" : expressed is not null ? "The expression" : isKarpenter ? "Karpenter" : "nodeadm",
            ExpressionProblem: problem);
    }

    private static int PodAddresses(InstanceType type, CniSettings settings, CniVersion? version, int unmanagedEnis) =>
        PodAddresses(type, settings, EniLimits.Of(type, settings, version, unmanagedEnis: unmanagedEnis));

    private static int PodAddresses(InstanceType type, CniSettings settings, EniLimits limits) =>
        limits.PoolEnis * type.SlotsPerEni * (settings.ModeOn(type) == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1);
}
