using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Results;

/// <summary>How many pods a node should be allowed, or is told.</summary>
internal static class MaxPodsAnswer
{
    /// <summary>The calculator's number.</summary>
    public static MaxPodsJson Calculated(InstanceType type, MaxPodsOptions options) =>
        new(MaxPods.Recommended(type, options)) { Nodeadm = MaxPods.Nodeadm(type), Karpenter = MaxPods.Karpenter(type) };

    /// <summary>What the kubelet is told by who runs the node.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="options">What the calculator's options say.</param>
    /// <param name="kubelet">Who runs the node, and what it goes by.</param>
    /// <param name="podEni">Security groups for pods: a trunk ENI takes an ENI's place.</param>
    public static MaxPodsJson OfKind(InstanceType type, MaxPodsOptions options, KubeletSetup kubelet, bool podEni)
    {
        var settings = new CniSettings
        {
            Mode = options.PrefixDelegation && options.CniVersion >= CniVersion.FirstWithPrefixDelegation ? IpMode.PrefixDelegation : IpMode.SecondaryIp,
            CustomNetworking = options.CustomNetworking,
            PodEni = podEni,
            MaxEni = options.MaxEni,
        };
        var json = new MaxPodsJson(MaxPods.OfKind(type, settings, kubelet)) { Kind = kubelet.Kind, Nodeadm = MaxPods.Nodeadm(type), Karpenter = MaxPods.Karpenter(type) };
        return json with { PodsWithAddress = Math.Max(0, Math.Min(json.MaxPods - kubelet.HostNetworkPods, MaxPods.PodAddresses(type, settings, kubelet))) };
    }
}
