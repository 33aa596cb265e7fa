using EksCalc.Instances;

namespace EksCalc.Cni;

/// <summary>What settings leave of an instance type's ENIs.</summary>
/// <param name="Enis">ENIs that ipamd may attach, the primary included: <c>MAX_ENI</c> only lowers the type's limit (R12).</param>
/// <param name="PoolEnis">Those of them that can serve pods, 0 or more. 0: ipamd does not start (R23b), or no pod gets an address (R34).</param>
/// <param name="HasTrunk">Whether one is the trunk ENI of security groups for pods (R30).</param>
/// <param name="BranchEnis">Branch ENIs on the trunk, 0 or more: pods with a security group of their own (R30).</param>
/// <remarks>R12, R23b, R27, R29, R30, R34; amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go; amazon-vpc-resource-controller-k8s pkg/aws/vpc/limits.go.</remarks>
internal readonly record struct EniLimits(int Enis, int PoolEnis, bool HasTrunk, int BranchEnis)
{
    /// <summary>The limits of a type under settings.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="version">The CNI's version; null for the one that is modelled.</param>
    /// <param name="primaryExcluded">Whether the node's own subnet is tagged <c>kubernetes.io/role/cni=0</c>.</param>
    /// <param name="unmanagedEnis">ENIs that ipamd leaves alone, 0 or more; each is one of those that it may have (amazon-vpc-cni-k8s README, "ENI tags related to Allocation").</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="CniSettings.MaxEni"/> is less than 1.</exception>
    public static EniLimits Of(InstanceType type, CniSettings settings, CniVersion? version = null, bool primaryExcluded = false, int unmanagedEnis = 0)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        var enis = settings.EniLimitOn(type);

        // ipamd keeps a slot for the trunk ENI unless the type is known not to have one; the resource controller
        // attaches it only where the type is known to have one, and where a slot is left beside the primary's.
        var hasTrunk = settings.PodEni && type.SupportsTrunking == true && enis - unmanagedEnis > 1
            && (settings.Mode != IpMode.Ipv6 || (version ?? CniVersion.Modelled) >= CniVersion.FirstWithPodEniInIpv6);
        var branchEnis = hasTrunk ? type.BranchEnis ?? 0 : 0;
        var furtherEnis = Math.Max(enis - unmanagedEnis - TrunkSlots(settings, type) - 1, 0);
        if (settings.CustomNetworking)
            return new(enis, furtherEnis, hasTrunk, furtherEnis > 0 ? branchEnis : 0);

        // The excluded ENI counts as one of MAX_ENI all the same. Without discovery the tag forbids further ENIs, and the primary one serves.
        var poolEnis = !primaryExcluded || settings.Mode == IpMode.Ipv6 ? furtherEnis + 1 : settings.SubnetDiscovery ? furtherEnis : 1;
        return new(enis, poolEnis, hasTrunk, branchEnis);
    }

    /// <summary>Whether pods get nothing from the primary ENI because of its subnet's tag: ipamd looks at it with subnet discovery alone.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="primaryExcluded">Whether the subnet is tagged so.</param>
    internal static bool ExcludesPrimary(CniSettings settings, bool primaryExcluded) => primaryExcluded && settings.SubnetDiscovery && !settings.CustomNetworking;

    /// <summary>ENI slots that ipamd keeps for the trunk.</summary>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="type">The instance type; null where it is not known.</param>
    internal static int TrunkSlots(CniSettings settings, InstanceType? type) => settings.PodEni && type?.SupportsTrunking != false ? 1 : 0;
}
