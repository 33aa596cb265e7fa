using static EksCalc.Cni.CniVariableKind;

namespace EksCalc.Cni;

/// <content>The variables about addresses.</content>
public static partial class CniVariables
{
    private static IEnumerable<CniVariable> AboutAddresses() =>
    [
        // Before ENABLE_IPv6, which goes before it.
        new(PrefixDelegation, Switch, "Slots of ENIs hold /28 prefixes and not single addresses; on Nitro and bare metal only (R12, R15).",
            settings => settings.Mode == IpMode.PrefixDelegation ? 1 : 0, (settings, on) => on != 0 ? settings with { Mode = IpMode.PrefixDelegation } : settings.Without(IpMode.PrefixDelegation))
        {
            Default = "false", Manifest = "false", Since = CniVersion.FirstWithPrefixDelegation,
        },
        new(Ipv6, Switch, "The cluster's pods have IPv6 addresses, of one /80 prefix a node (R29).",
            settings => settings.Mode == IpMode.Ipv6 ? 1 : 0, (settings, on) => on != 0 ? settings with { Mode = IpMode.Ipv6 } : settings.Without(IpMode.Ipv6))
        {
            Default = "false", Manifest = "false", Since = CniVersion.FirstWithIpv6,
            Containers = CniContainers.Node | CniContainers.Init, Setter = CniVariableSetter.Eks,
        },
        new(CustomNetworking, Switch, "Pods have subnets of their own, named by an ENIConfig a zone; the primary ENI serves none (R27).",
            settings => Number(settings.CustomNetworking), (settings, on) => settings with { CustomNetworking = on != 0 })
        {
            Default = "false", Manifest = "false",
        },
        new(PodEni, Switch, "Security groups for pods: such a pod has a branch ENI on the node's trunk ENI, which takes an ENI's place (R30).",
            settings => Number(settings.PodEni), (settings, on) => settings with { PodEni = on != 0 })
        {
            Default = "false", Manifest = "false", Since = CniVersion.FirstWithPodEni,
        },
        new(WarmEniTarget, Count, "Whole ENIs' worth of free addresses to keep, where no address or prefix target counts (R19).",
            settings => settings.WarmEniTarget, (settings, value) => settings with { WarmEniTarget = value })
        {
            Default = "1", Manifest = "1",
        },
        new(WarmIpTarget, Count, "Free addresses to keep; 0 means it is not used. Overrides WARM_ENI_TARGET and WARM_PREFIX_TARGET (R20).",
            settings => settings.WarmIpTarget, (settings, value) => settings with { WarmIpTarget = value })
        {
            Default = "0",
        },
        new(MinimumIpTarget, Count, "Addresses to hold at least; 0 means it is not used. Overrides WARM_ENI_TARGET and WARM_PREFIX_TARGET (R20).",
            settings => settings.MinimumIpTarget, (settings, value) => settings with { MinimumIpTarget = value })
        {
            Default = "0", Since = new(1, 6),
        },
        new(WarmPrefixTarget, Count, "Wholly free prefixes to keep (R21).",
            settings => settings.WarmPrefixTarget, (settings, value) => settings with { WarmPrefixTarget = value })
        {
            Default = "0", Manifest = "1", Since = CniVersion.FirstWithPrefixDelegation,
        },
        new(MaxEni, Count, "The most ENIs to attach, the primary included; it only lowers the instance type's limit (R12).",
            settings => settings.MaxEni, (settings, value) => settings with { MaxEni = (int)Math.Min(value, int.MaxValue) })
        {
            Least = 1, Default = "the instance type's own limit",
        },
        new(IpCooldownPeriod, Seconds, "How long an address that a pod gave back rests before another may have it (R23).",
            settings => GoValue.SecondsOf(settings.IpCooldown), (settings, value) => settings with { IpCooldown = GoValue.Seconds(value) })
        {
            Default = "30", Since = new(1, 15),
        },
        new(SubnetDiscovery, Switch, "Further ENIs may go to other subnets of the zone that are tagged for it (R28).",
            settings => Number(settings.SubnetDiscovery), (settings, on) => settings with { SubnetDiscovery = on != 0 })
        {
            Default = "true", Manifest = "true", Since = CniVersion.FirstWithSubnetDiscovery,
        },
        new(ManageEnisNonSchedulable, Switch, "Cordoned nodes attach and detach ENIs too (R24).",
            settings => Number(settings.ManageEnisNonSchedulable), (settings, on) => settings with { ManageEnisNonSchedulable = on != 0 })
        {
            Default = "false", Since = new(1, 12),
        },
        new(MultiNic, Switch, "Network cards beyond the default one get pools of their own (R26).",
            settings => Number(settings.MultiNic), (settings, on) => settings with { MultiNic = on != 0 })
        {
            Default = "false", Since = CniVersion.FirstWithMultiNic,
        },
        new(ClusterName, "The cluster's name: subnets and ENIs tagged for another cluster are not its own (R28).",
            settings => settings.ClusterName, (settings, name) => settings with { ClusterName = name.Length > 0 ? name : null }),
        new(ImdsOnlyMode, Switch, "ipamd attaches nothing itself and asks the instance metadata alone.")
        {
            Default = "false", Effect = CniVariableEffect.NotModelled,
        },
        new(DisableProvisioning, Switch, "ipamd attaches nothing itself; another controller provisions the node's ENIs and addresses.")
        {
            Default = "false", Manifest = "false", Since = new(1, 9), Effect = CniVariableEffect.NotModelled,
        },
    ];

    private static long Number(bool on) => on ? 1 : 0;
}
