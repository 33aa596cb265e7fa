using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>How many pods one subnet holds when nodes of one type fill it, each as full of pods as its max pods allow.</summary>
/// <param name="InstanceType">The instance type.</param>
/// <param name="Mode">The mode. With custom networking the nodes have one subnet of the size and the pods another.</param>
/// <param name="Subnet">The subnet's size.</param>
/// <param name="PodsPerNode">Pods with an address on each node, those on the host network left out.</param>
/// <param name="Nodes">Nodes that fit, nothing else being in the subnet.</param>
/// <remarks>R07, R11, R13. Each node is settled after a fresh ramp; prefixes and single addresses are packed.</remarks>
public sealed record SubnetDensity(string InstanceType, ModeOption Mode, SubnetSize Subnet, int PodsPerNode, int Nodes)
{
    /// <summary>Pods in all: <see cref="PodsPerNode"/> times <see cref="Nodes"/>.</summary>
    public long Pods => (long)PodsPerNode * Nodes;

    /// <summary>Every type in every mode.</summary>
    /// <param name="types">The instance types.</param>
    /// <param name="subnet">The subnet's size.</param>
    /// <param name="settings">The warm targets; null for what the add-on's manifest sets.</param>
    /// <param name="modes">The modes; null for all. Types without prefixes have none of the modes that need them (R15).</param>
    /// <returns>In the order of the types, then of the modes.</returns>
    public static IReadOnlyList<SubnetDensity> Of(
        IEnumerable<InstanceType> types, SubnetSize subnet, CniSettings? settings = null, IReadOnlyList<ModeOption>? modes = null)
    {
        ArgumentNullException.ThrowIfNull(types);
        return [.. types.SelectMany(type => (modes ?? Enum.GetValues<ModeOption>())
            .Where(mode => type.SupportsPrefixDelegation || mode is ModeOption.SecondaryIp or ModeOption.CustomNetworking)
            .Select(mode => Of(type, mode, subnet, ModeComparison.In(settings ?? CniSettings.ManifestDefaults, mode))))];
    }

    private static SubnetDensity Of(InstanceType type, ModeOption mode, SubnetSize subnet, CniSettings settings)
    {
        if (mode == ModeOption.Ipv6)
        {
            // Addresses limit only the nodes; pods, what is recommended for a node with prefixes (R13).
            var most = type.VCpus > MaxPods.SmallNodeVCpus ? MaxPods.LargeNodeCeiling : MaxPods.SmallNodeCeiling;
            return new SubnetDensity(type.Name, mode, subnet, most - MaxPods.HostNetworkPods, (int)(subnet.UsableAddresses / Ipv6Node.Ipv4Addresses));
        }

        var plan = NodeIpam.Create(type, settings).Settle(Math.Max(0, MaxPods.OfNode(type, settings) - MaxPods.HostNetworkPods));
        return new SubnetDensity(type.Name, mode, subnet, plan.AssignedAddresses, plan.NodesIn(subnet, subnet));
    }
}
