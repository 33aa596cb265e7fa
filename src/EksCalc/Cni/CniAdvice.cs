using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Cni;

/// <summary>What deserves attention in ipamd's environment: values, names, and settings that do something unexpected together or on the type at hand.</summary>
internal static class CniAdvice
{
    private const string PoolManager = "amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go";
    private const string Readme = "amazon-vpc-cni-k8s v1.23.1 README";

    /// <summary>What deserves attention in one variable's value.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="text">Its value.</param>
    /// <param name="value">The number that ipamd makes of it; null where it uses its default.</param>
    /// <param name="mistake">Why, as a clause; null where there is a number or nothing to complain of.</param>
    public static IEnumerable<Finding> On(CniVariable variable, string text, long? value, string? mistake)
    {
        if (mistake is not null)
        {
            yield return new Finding(
                "cni-value-tolerated", Severity.Warning, variable.Name, $"'{text}' {mistake}; ipamd uses {variable.Default}.",
                "ipamd does not complain, so the setting silently does nothing.", "Write a valid value or remove it.", $"R24 ({PoolManager})");
        }

        if (variable.Kind == CniVariableKind.Seconds && value is { } seconds && GoValue.Seconds(seconds) < TimeSpan.Zero)
        {
            var what = seconds < 0 ? "is negative" : "is more than ipamd can count, and becomes negative";
            yield return new Finding(
                "cni-negative-cooldown", Severity.Warning, variable.Name, $"{text} {what}: addresses are not rested at all.",
                "A pod can get an address whose last user other pods still send packets to.", "Use 0 to 30 or more, or leave it out.",
                "R23 (amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/datastore/data_store.go)");
        }

        if (value is 1 && variable.Name == CniVariables.MultiNic)
        {
            yield return new Finding(
                "cni-not-modelled", Severity.Warning, variable.Name,
                "Network cards beyond the default one get pools of their own, which EksCalc does not model: the numbers are the default card's.",
                "A type with several cards takes more addresses than shown.", "Add what those cards take, each keeping at least one warm address.",
                $"R26 ({Readme})");
        }

        if (value is 1 && variable.Effect == CniVariableEffect.NotModelled)
        {
            yield return new Finding(
                "cni-not-modelled", Severity.Error, variable.Name, "ipamd attaches nothing itself in this mode; EksCalc does not model it.",
                "The addresses come from whoever provisions the node.", "Leave it out to see what ipamd would do.", Readme);
        }
    }

    /// <summary>Names that the VPC CNI does not know.</summary>
    public static IEnumerable<Finding> OnNames(IEnumerable<string> names) => names.Where(name => CniVariables.Find(name) is null).Order(StringComparer.Ordinal).Select(name => new Finding(
        "cni-name-unknown", Severity.Warning, name, $"The VPC CNI has no such variable{CniVariables.DidYouMean(name)}",
        "ipamd ignores names it does not know, so a mistyped setting has no effect.", "Correct or remove it.", Readme));

    /// <summary>Settings that do something unexpected together.</summary>
    public static IEnumerable<Finding> On(CniSettings settings, IReadOnlyDictionary<string, string> variables, InstanceType? type)
    {
        if (settings.Mode == IpMode.Ipv6)
            return Ipv6(settings);
        var mode = type is null ? settings.Mode : settings.ModeOn(type);
        return [
            .. NotOnThisType(settings, mode, type),
            .. settings.HasIpTargets ? IpTargets(settings, mode, variables) : mode == IpMode.PrefixDelegation ? PrefixTarget(settings) : EniTarget(settings),
            .. NoPodEni(settings, type),
        ];
    }

    private static IEnumerable<Finding> NotOnThisType(CniSettings settings, IpMode mode, InstanceType? type)
    {
        if (settings.Mode != mode)
        {
            yield return new Finding(
                "cni-prefixes-not-supported", Severity.Warning, CniVariables.PrefixDelegation,
                $"{type} is neither Nitro nor bare metal: ipamd falls back to secondary addresses.",
                "The node holds far fewer pods than with prefixes.", "Choose a Nitro type.", "R15 (amazon-vpc-cni-k8s pkg/awsutils/awsutils.go)");
        }
    }

    private static IEnumerable<Finding> IpTargets(CniSettings settings, IpMode mode, IReadOnlyDictionary<string, string> variables)
    {
        if (settings.WarmIpTarget == 0)
        {
            Int128 unit = mode == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1;
            yield return new Finding(
                "cni-minimum-without-warm", Severity.Error, CniVariables.MinimumIpTarget,
                $"It is set without {CniVariables.WarmIpTarget}: the pool never grows beyond {(settings.MinimumIpTarget + unit - 1) / unit * unit} addresses.",
                "Pods beyond that wait for ever for an address.", $"Set {CniVariables.WarmIpTarget} to 1 or more as well.", $"R20 ({PoolManager})");
        }

        foreach (var name in (string[])[CniVariables.WarmEniTarget, CniVariables.WarmPrefixTarget])
        {
            // The add-on's manifest sets both to 1; only another value was somebody's wish.
            if (variables.TryGetValue(name, out var text) && text != "1")
                yield return NoEffect("cni-target-overridden", name, $"{CniVariables.WarmIpTarget} and {CniVariables.MinimumIpTarget} override it", "Remove one or the other.", "R20");
        }
    }

    private static IEnumerable<Finding> PrefixTarget(CniSettings settings)
    {
        if (settings.WarmPrefixTarget == 0)
        {
            yield return new Finding(
                "cni-prefix-oscillates", Severity.Warning, CniVariables.WarmPrefixTarget,
                "It is 0 or not set: a wholly free prefix is given back and taken again every 35 seconds.",
                "That costs two EC2 calls each time and leaves pods waiting.", "Set it to 1, as the add-on's manifest does.", $"R23a ({PoolManager})");
        }

        // 1 is what the manifest sets, and ipamd's own default.
        if (settings.WarmEniTarget != 1)
            yield return NoEffect("cni-eni-target-unused", CniVariables.WarmEniTarget, "prefixes are kept by WARM_PREFIX_TARGET", $"Set {CniVariables.WarmPrefixTarget}, or remove it.", "R21");
    }

    private static IEnumerable<Finding> EniTarget(CniSettings settings)
    {
        if (settings.WarmEniTarget == 0)
        {
            yield return new Finding(
                "cni-eni-oscillates", Severity.Warning, CniVariables.WarmEniTarget,
                "It is 0: when every attached ENI is exactly full an ENI is added, removed after 60 seconds and added again.",
                "That costs several EC2 calls each time.", $"Set it to 1, or use {CniVariables.WarmIpTarget}.", $"R23a ({PoolManager})");
        }

        if (settings is { WarmEniTarget: 0, CustomNetworking: true })
        {
            yield return new Finding(
                "cni-idle-oscillates", Severity.Warning, CniVariables.CustomNetworking,
                $"With {CniVariables.WarmEniTarget}=0 a node without pods adds its first pod ENI, removes it after 60 seconds and adds it again.",
                "The primary ENI serves no pods here, so an idle node never comes to rest.", $"Set {CniVariables.WarmEniTarget} to 1, or use {CniVariables.WarmIpTarget}.",
                $"R23a ({PoolManager})");
        }

        if (settings.WarmPrefixTarget > 1)
            yield return NoEffect("cni-prefix-target-unused", CniVariables.WarmPrefixTarget, "there are no prefixes without prefix delegation", "Turn prefix delegation on where the type supports it, or remove it.", "R21");
    }

    private static IEnumerable<Finding> NoPodEni(CniSettings settings, InstanceType? type)
    {
        var limit = type is null ? settings.MaxEni : settings.EniLimitOn(type);
        var trunk = settings.PodEni && type?.SupportsTrunking != false ? 1 : 0;
        if (!settings.CustomNetworking || limit > 1 + trunk || limit is null)
            yield break;
        var limitedBySetting = limit == settings.MaxEni;
        yield return new Finding(
            "cni-no-pod-eni", Severity.Error, limitedBySetting ? CniVariables.MaxEni : type!.Name,
            $"{(limit == 1 ? "1 ENI leaves" : $"{limit} ENIs leave")} none for pods: ipamd does not start.",
            "The primary ENI serves no pods under custom networking, and the trunk ENI takes a slot.",
            limitedBySetting && limit < (type?.MaxEnis ?? int.MaxValue) ? "Raise it by at least one." : "Choose a type with more ENIs.",
            $"R23b ({PoolManager})");
    }

    private static IEnumerable<Finding> Ipv6(CniSettings settings)
    {
        if (settings.CustomNetworking || settings.PodEni)
        {
            yield return new Finding(
                "cni-ipv6-excludes", Severity.Error, CniVariables.Ipv6, "It does not go with custom networking or security groups for pods.",
                "IPv6 pods get addresses of the node's own /80 prefix.", "Turn one of the two off.", "R29 (EKS best practices, networking/ipv6)");
        }
    }

    private static Finding NoEffect(string id, string name, string why, string action, string rule) => new(
        id, Severity.Info, name, $"It has no effect: {why}.", "Somebody may expect it to count.", action, $"{rule} ({PoolManager})");
}
