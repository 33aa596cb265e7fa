using EksCalc.Instances;

namespace EksCalc.Cni;

/// <summary>What settings leave of an instance type's ENIs.</summary>
/// <param name="Enis">ENIs that ipamd may attach, the primary included: <c>MAX_ENI</c> only lowers the type's limit (R12).</param>
/// <param name="PoolEnis">Those of them that can serve pods, 0 or more. 0: ipamd does not start (R23b).</param>
/// <param name="HasTrunk">Whether one is the trunk ENI of security groups for pods (R30).</param>
/// <param name="BranchEnis">Branch ENIs on the trunk, 0 or more: pods with a security group of their own (R30).</param>
/// <remarks>R12, R23b, R27, R29, R30; amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go; amazon-vpc-resource-controller-k8s pkg/aws/vpc/limits.go.</remarks>
internal readonly record struct EniLimits(int Enis, int PoolEnis, bool HasTrunk, int BranchEnis)
{
    /// <summary>The limits of a type under settings.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="version">The CNI's version; null for the one that is modelled.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="CniSettings.MaxEni"/> is less than 1.</exception>
    public static EniLimits Of(InstanceType type, CniSettings settings, CniVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        var enis = settings.EniLimitOn(type);

        // ipamd keeps a slot for the trunk ENI unless the type is known not to have one; the resource controller
        // attaches it only where the type is known to have one, and where a slot is left beside the primary's.
        var hasTrunk = settings.PodEni && type.SupportsTrunking == true && enis > 1
            && (settings.Mode != IpMode.Ipv6 || (version ?? CniVersion.Modelled) >= CniVersion.FirstWithPodEniInIpv6);
        var poolEnis = enis - TrunkSlots(settings, type) - (settings.CustomNetworking ? 1 : 0);
        return settings.CustomNetworking
            ? new(enis, Math.Max(poolEnis, 0), hasTrunk, hasTrunk && poolEnis > 0 ? type.BranchEnis ?? 0 : 0)
            : new(enis, Math.Max(poolEnis, 1), hasTrunk, hasTrunk ? type.BranchEnis ?? 0 : 0);
    }

    /// <summary>ENI slots that ipamd keeps for the trunk.</summary>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="type">The instance type; null where it is not known.</param>
    internal static int TrunkSlots(CniSettings settings, InstanceType? type) => settings.PodEni && type?.SupportsTrunking != false ? 1 : 0;
}
