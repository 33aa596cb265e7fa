using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>
/// Pods per node by each of the rules in use. They differ: the calculator that EKS documents knows modes and a
/// ceiling, nodeadm and Karpenter know neither.
/// </summary>
public static partial class MaxPods
{
    /// <summary>
    /// Pods on the host network that every count allows for (aws-node and kube-proxy); they take no pod address
    /// (R11; amazon-vpc-cni-k8s misc/eni-max-pods.txt).
    /// </summary>
    public const int HostNetworkPods = 2;

    /// <summary>The recommended ceiling up to <see cref="SmallNodeVCpus"/> vCPUs (R13).</summary>
    public const int SmallNodeCeiling = 110;

    /// <summary>The recommended ceiling above <see cref="SmallNodeVCpus"/> vCPUs (R13).</summary>
    public const int LargeNodeCeiling = 250;

    /// <summary>The most vCPUs a node has that gets the lower ceiling (R13).</summary>
    public const int SmallNodeVCpus = 30;

    /// <summary>Pods that nodeadm and Karpenter assume where a type's limits are unknown, and Karpenter on Windows.</summary>
    public const int WhenLimitsAreUnknown = 110;

    /// <summary>
    /// What the EKS max-pods calculator prints: the ENIs' limit under the mode, then the ceiling.
    /// </summary>
    /// <remarks>
    /// R11 to R13; awslabs/amazon-eks-ami templates/al2/runtime/max-pods-calculator.sh as in tag v20260304.
    /// Like the script, only a Nitro hypervisor gets prefixes here; ipamd also gives them to bare metal, which a
    /// finding points out. Custom networking with one ENI leaves none for pods: the number is that of the host network.
    /// </remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="options">The calculator's options; null for its defaults.</param>
    /// <returns><see cref="HostNetworkPods"/> or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MaxPodsOptions.MaxEni"/> is less than 1.</exception>
    public static MaxPodsResult Recommended(InstanceType type, MaxPodsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        options ??= new MaxPodsOptions();
        if (options.MaxEni is < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxEni, "MAX_ENI is 1 or more, or not set.");

        var prefixes = options.PrefixDelegation && type.Hypervisor == Hypervisor.Nitro && options.CniVersion >= CniVersion.FirstWithPrefixDelegation;
        var enis = Math.Min(options.MaxEni ?? type.MaxEnis, type.MaxEnis) - (options.CustomNetworking ? 1 : 0);
        var perEni = type.SlotsPerEni * (prefixes ? Ipv4Prefix.Addresses : 1);
        var limit = (enis * perEni) + HostNetworkPods;
        int? ceiling = options.Uncapped ? null : Ceiling(type);

        return new MaxPodsResult(
            type.Name, Math.Min(limit, ceiling ?? limit), limit, ceiling, enis, perEni, prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp)
        {
            Findings = [.. Findings(type, options, prefixes)],
        };
    }

    /// <summary>
    /// What nodeadm gives kubelet: ENIs x (addresses - 1) + 2, whatever the mode, without a ceiling.
    /// </summary>
    /// <remarks>R13; awslabs/amazon-eks-ami nodeadm/internal/kubelet/eni_max_pods.go. A <c>maxPodsExpression</c> replaces it.</remarks>
    /// <returns>3 or more.</returns>
    public static int Nodeadm(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (type.MaxEnis * type.SlotsPerEni) + HostNetworkPods;
    }

    /// <summary>What Karpenter assumes a node holds when the kubelet configuration names no <c>maxPods</c>.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="reservedEnis">Karpenter's <c>RESERVED_ENIS</c>, 0 or more.</param>
    /// <param name="podsPerCore">kubelet's <c>podsPerCore</c>, 1 or more; null where it is not set.</param>
    /// <remarks>R16; aws/karpenter-provider-aws pkg/providers/instancetype/types.go. No ceiling and no prefix mode.</remarks>
    /// <returns>0, where no ENI is left, or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reservedEnis"/> is negative, or <paramref name="podsPerCore"/> less than 1.</exception>
    public static int Karpenter(InstanceType type, int reservedEnis = 0, int? podsPerCore = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentOutOfRangeException.ThrowIfNegative(reservedEnis);
        if (podsPerCore is { } perCore)
            ArgumentOutOfRangeException.ThrowIfLessThan(perCore, 1, nameof(podsPerCore));
        var enis = Math.Max(type.MaxEnis - reservedEnis, 0);
        var pods = enis == 0 ? 0 : (enis * type.SlotsPerEni) + HostNetworkPods;
        return podsPerCore * type.VCpus is { } byCores ? Math.Min(byCores, pods) : pods;
    }

    /// <summary>Pod addresses of a Windows node, which uses its primary ENI alone.</summary>
    /// <remarks>R17; aws/amazon-vpc-resource-controller-k8s pkg/provider/ip and pkg/provider/prefix.</remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="prefixDelegation">Prefixes are on; they count where the type supports them. Default false.</param>
    /// <returns>1 or more.</returns>
    public static int Windows(InstanceType type, bool prefixDelegation = false)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SlotsPerEni * (prefixDelegation && type.SupportsPrefixDelegation ? Ipv4Prefix.Addresses : 1);
    }

    /// <summary>The recommended ceiling of a type: <see cref="SmallNodeCeiling"/> or <see cref="LargeNodeCeiling"/>; the lower one where its vCPUs are not known (R13).</summary>
    /// <param name="type">The instance type.</param>
    public static int Ceiling(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.VCpus > SmallNodeVCpus ? LargeNodeCeiling : SmallNodeCeiling;
    }

    /// <summary>
    /// Max pods of a node whose kubelet was told no other number: as many pods as its ENIs have addresses for under
    /// the settings, plus <see cref="HostNetworkPods"/>; with prefixes at most the recommended ceiling.
    /// </summary>
    /// <remarks>
    /// R11 to R13, R30. Without <c>MAX_ENI</c>, custom networking, a trunk ENI and prefixes it is <see cref="Nodeadm"/>'s number. Those four
    /// nodeadm does not know; a node that has them is usually given a number that fits, and this is that number.
    /// In IPv6 mode slots count as secondary addresses, as nodeadm counts them.
    /// </remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <returns><see cref="HostNetworkPods"/> or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="CniSettings.MaxEni"/> is less than 1.</exception>
    public static int OfNode(InstanceType type, CniSettings settings)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        var limit = PodAddresses(type, settings, null, 0) + HostNetworkPods;
        return settings.ModeOn(type) == IpMode.PrefixDelegation ? Math.Min(limit, Ceiling(type)) : limit;
    }

    /// <summary>
    /// Max pods of a node of which no more is known than its settings: <see cref="OfNode"/>'s number; on Windows what its addresses allow; in an IPv6
    /// cluster, where addresses set no limit, the recommended ceiling. What a node group's nodes are told is <see cref="Told"/>.
    /// </summary>
    /// <remarks>R11 to R13, R17, R29.</remarks>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="os">The node's operating system.</param>
    /// <param name="windows">The settings of Windows nodes; null for their defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="CniSettings.MaxEni"/> is less than 1.</exception>
    internal static int Usual(InstanceType type, CniSettings settings, NodeOs os = NodeOs.Linux, WindowsSettings? windows = null) =>
        os == NodeOs.Windows ? Windows(type, windows?.PrefixDelegation ?? false) + HostNetworkPods
        : settings.Mode == IpMode.Ipv6 ? Ceiling(type)
        : OfNode(type, settings);

    /// <summary>What the CNI and EC2 make of the type, where they disagree about its network cards (R11).</summary>
    internal static Finding CardsDisagree(InstanceType type, string subject) => FindingKinds.InstanceCardsDisagree.Of(
        subject,
        $"By the VPC CNI {(subject == type.Name ? "it" : type.Name)} has {type.MaxEnis} ENIs on one card ({Nodeadm(type)} pods); by EC2's table its cards hold {string.Join(" and ", type.Ec2MaxEnisPerCard)} "
        + $"({Nodeadm(type with { MaxEnis = type.Ec2MaxEnisPerCard[type.DefaultNetworkCard] })} pods).");

    private static IEnumerable<Finding> Findings(InstanceType type, MaxPodsOptions options, bool prefixes)
    {
        if (!type.Ec2MaxEnisPerCard.IsEmpty)
            yield return CardsDisagree(type, type.Name);

        if (options.PrefixDelegation && !prefixes && options.CniVersion < CniVersion.FirstWithPrefixDelegation)
        {
            yield return FindingKinds.MaxPodsCniTooOld.Of(
                $"CNI {options.CniVersion}", "Prefix delegation needs VPC CNI 1.9; counted as secondary addresses.");
        }
        else if (options.PrefixDelegation && !prefixes)
        {
            yield return type.SupportsPrefixDelegation
                ? FindingKinds.MaxPodsBareMetalPrefixes.Of(type.Name, "Counted as secondary addresses, as the calculator does; ipamd would assign prefixes.")
                : FindingKinds.MaxPodsNotNitro.Of(type.Name, "Prefix delegation needs Nitro; counted as secondary addresses.");
        }

        if (!options.Uncapped && type.VCpus is null)
        {
            yield return FindingKinds.MaxPodsVCpusUnknown.Of(type.Name, $"No source gives its vCPUs; the ceiling of {SmallNodeCeiling} was used.");
        }
    }
}
