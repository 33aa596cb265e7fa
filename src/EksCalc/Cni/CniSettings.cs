using EksCalc.Instances;

namespace EksCalc.Cni;

/// <summary>
/// The VPC CNI's settings as ipamd holds them after reading its environment. The defaults are ipamd's own, for
/// variables that are not set; what the add-on's manifest sets is <see cref="ManifestDefaults"/>.
/// </summary>
public sealed partial record CniSettings
{
    /// <summary>ipamd's <c>IP_COOLDOWN_PERIOD</c> where it is not set (R23).</summary>
    public static readonly TimeSpan DefaultIpCooldown = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What the VPC CNI's manifest, Helm chart and EKS add-on set: <c>WARM_ENI_TARGET=1</c>, <c>WARM_PREFIX_TARGET=1</c> (R18).
    /// </summary>
    public static CniSettings ManifestDefaults { get; } = Of(CniVariables.ManifestDefaults);

    /// <summary>What stands for settings on EKS Auto Mode's nodes, which the variables do not reach: prefixes of the nodes' own subnets (R31).</summary>
    internal static CniSettings AutoMode { get; } = new() { Mode = IpMode.PrefixDelegation, SubnetDiscovery = false };

    /// <summary>What slots hold: <c>ENABLE_PREFIX_DELEGATION</c>, <c>ENABLE_IPv6</c>. Default <see cref="IpMode.SecondaryIp"/>.</summary>
    public IpMode Mode { get; init; }

    /// <summary>Pods get addresses of other subnets, and none from the primary ENI: <c>AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG</c>. Default false.</summary>
    public bool CustomNetworking { get; init; }

    /// <summary>Security groups for pods: <c>ENABLE_POD_ENI</c>. Keeps an ENI slot for the trunk ENI. Default false.</summary>
    public bool PodEni { get; init; }

    /// <summary><c>WARM_ENI_TARGET</c>: whole ENIs' worth of free addresses to keep, 0 or more. Default 1.</summary>
    public long WarmEniTarget { get; init; } = 1;

    /// <summary><c>WARM_IP_TARGET</c>: free addresses to keep; 0, the default, means it is not used.</summary>
    public long WarmIpTarget { get; init; }

    /// <summary><c>MINIMUM_IP_TARGET</c>: addresses to hold at least; 0, the default, means it is not used.</summary>
    public long MinimumIpTarget { get; init; }

    /// <summary><c>WARM_PREFIX_TARGET</c>: wholly free prefixes to keep, 0 or more. Default 0.</summary>
    public long WarmPrefixTarget { get; init; }

    /// <summary><c>MAX_ENI</c>, 1 or more; null, the default, where it is not used.</summary>
    public int? MaxEni { get; init; }

    /// <summary>How long an address given back rests before another pod may have it: <c>IP_COOLDOWN_PERIOD</c>. Default 30 s; negative: not at all.</summary>
    public TimeSpan IpCooldown { get; init; } = DefaultIpCooldown;

    /// <summary><c>ENABLE_SUBNET_DISCOVERY</c>. Default true.</summary>
    public bool SubnetDiscovery { get; init; } = true;

    /// <summary><c>AWS_MANAGE_ENIS_NON_SCHEDULABLE</c>: cordoned nodes attach and detach ENIs too. Default false.</summary>
    public bool ManageEnisNonSchedulable { get; init; }

    /// <summary><c>ENABLE_MULTI_NIC</c>: further network cards get pools of their own (R26). Default false.</summary>
    public bool MultiNic { get; init; }

    /// <summary><c>CLUSTER_NAME</c>: which cluster's subnets ipamd takes for its own (R33); null, the default, where it is not set.</summary>
    public string? ClusterName { get; init; }

    /// <summary>Whether <c>WARM_IP_TARGET</c> or <c>MINIMUM_IP_TARGET</c> decides the pool's size; they override the other targets (R20).</summary>
    public bool HasIpTargets => WarmIpTarget > 0 || MinimumIpTarget > 0;

    /// <summary>The mode as ipamd runs it on <paramref name="type"/>: prefixes fall back to secondary addresses where not supported (R15).</summary>
    public IpMode ModeOn(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Mode == IpMode.PrefixDelegation && !type.SupportsPrefixDelegation ? IpMode.SecondaryIp : Mode;
    }

    /// <summary>ENIs ipamd may attach to <paramref name="type"/>, primary included: <c>MAX_ENI</c> only lowers the type's limit (R12).</summary>
    /// <returns>1 to the type's <see cref="InstanceType.MaxEnis"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MaxEni"/> is less than 1.</exception>
    public int EniLimitOn(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEni ?? 1, 1, nameof(MaxEni));
        return Math.Min(MaxEni ?? type.MaxEnis, type.MaxEnis);
    }

    /// <summary>Pods with a security group of their own that a node of <paramref name="type"/> can have: its branch ENIs (<see cref="EniLimits.BranchEnis"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MaxEni"/> is less than 1.</exception>
    public int BranchEnisOn(InstanceType type) => EniLimits.Of(type, this).BranchEnis;

    /// <summary>The variables that would give these settings, for a person: <c>WARM_IP_TARGET=5 MINIMUM_IP_TARGET=10</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Mode == IpMode.PrefixDelegation)
            parts.Add("prefix delegation");
        if (Mode == IpMode.Ipv6)
            parts.Add("IPv6");
        if (CustomNetworking)
            parts.Add("custom networking");
        if (PodEni)
            parts.Add("security groups for pods");
        return string.Join(", ", parts.Concat(Numbers()));
    }

    /// <summary>The warm targets that count (R20), as variables; none in an IPv6 cluster unless they are set.</summary>
    internal IEnumerable<string> WarmTargets()
    {
        if (WarmIpTarget > 0)
            yield return $"{CniVariables.WarmIpTarget}={WarmIpTarget}";
        if (MinimumIpTarget > 0)
            yield return $"{CniVariables.MinimumIpTarget}={MinimumIpTarget}";
        if (!HasIpTargets && Mode != IpMode.Ipv6)
            yield return Mode == IpMode.PrefixDelegation ? $"{CniVariables.WarmPrefixTarget}={WarmPrefixTarget}" : $"{CniVariables.WarmEniTarget}={WarmEniTarget}";
    }

    /// <summary>Warm targets and <c>MAX_ENI</c>, as variables.</summary>
    internal IEnumerable<string> Numbers() => MaxEni is { } maxEni ? WarmTargets().Append($"{CniVariables.MaxEni}={maxEni}") : WarmTargets();
}
