using EksCalc.Instances;

namespace EksCalc.Cni;

/// <summary>What a mode needs, gives and excludes: the one table of modes.</summary>
/// <remarks>R15, R17, R27, R29, R30.</remarks>
public sealed record ModeTraits
{
    private ModeTraits(ModeOption mode, string name, IpMode ipMode) => (Mode, Name, IpMode) = (mode, name, ipMode);

    /// <summary>Every mode, the simpler ones first, in the order of <see cref="ModeOption"/>.</summary>
    public static IReadOnlyList<ModeTraits> All { get; } =
    [
        new(ModeOption.SecondaryIp, "secondary IP mode", IpMode.SecondaryIp),
        new(ModeOption.PrefixDelegation, "prefix delegation", IpMode.PrefixDelegation) { Since = CniVersion.FirstWithPrefixDelegation },
        new(ModeOption.CustomNetworking, "custom networking", IpMode.SecondaryIp) { HasPodSubnets = true, WindowsExcludedBy = RuleId.R17 },
        new(ModeOption.CustomNetworkingWithPrefixes, "custom networking with prefix delegation", IpMode.PrefixDelegation)
        {
            Since = CniVersion.FirstWithPrefixDelegation, HasPodSubnets = true, WindowsExcludedBy = RuleId.R17,
        },
        new(ModeOption.Ipv6, "IPv6", IpMode.Ipv6)
        {
            Since = CniVersion.FirstWithIpv6, PodEniSince = CniVersion.FirstWithPodEniInIpv6, WindowsExcludedBy = RuleId.R29,
        },
    ];

    /// <summary>The mode.</summary>
    public ModeOption Mode { get; }

    /// <summary>Its name in a sentence or a table.</summary>
    public string Name { get; }

    /// <summary>What ENIs' slots hold.</summary>
    public IpMode IpMode { get; }

    /// <summary>Whether pods have subnets of their own, and the primary ENI serves none (R27).</summary>
    public bool HasPodSubnets { get; private init; }

    /// <summary>Whether slots hold /28 prefixes.</summary>
    public bool HasPrefixes => IpMode == IpMode.PrefixDelegation;

    /// <summary>Whether pods have IPv6 addresses. A cluster has its family for life (R29).</summary>
    public bool IsIpv6 => IpMode == IpMode.Ipv6;

    /// <summary>Whether it needs a type with prefixes, Nitro or bare metal (R15).</summary>
    public bool NeedsPrefixSupport => IpMode != IpMode.SecondaryIp;

    /// <summary>The first CNI version with it; null for all.</summary>
    public CniVersion? Since { get; private init; }

    /// <summary>The first CNI version with security groups for pods in it (R29, R30).</summary>
    public CniVersion PodEniSince { get; private init; } = CniVersion.FirstWithPodEni;

    /// <summary>The rule by which Windows nodes do not go with it; null where they do.</summary>
    public RuleId? WindowsExcludedBy { get; private init; }

    /// <summary>The traits of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public static ModeTraits Of(ModeOption mode) => Enum.IsDefined(mode) ? All[(int)mode] : throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode.");

    /// <summary>The traits of the mode that settings stand for. IPv6 goes before custom networking, which it excludes.</summary>
    /// <param name="settings">The settings.</param>
    public static ModeTraits Of(CniSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return All.First(traits => traits.IpMode == settings.Mode && (traits.IsIpv6 || traits.HasPodSubnets == settings.CustomNetworking));
    }

    /// <summary>Settings with this mode's switches; all else stays.</summary>
    /// <param name="settings">The settings.</param>
    public CniSettings In(CniSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with { Mode = IpMode, CustomNetworking = HasPodSubnets };
    }

    /// <summary>Whether slots of a type hold what the mode says (R15): other types fall back to secondary addresses, or, with IPv6, do not start.</summary>
    /// <param name="type">The instance type.</param>
    public bool RunsOn(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !NeedsPrefixSupport || type.SupportsPrefixDelegation;
    }
}
