using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Cni;

/// <summary>What deserves attention in ipamd's environment: values, names, and settings that do something unexpected together or on the type at hand.</summary>
internal static class CniAdvice
{
    /// <summary>What deserves attention in one variable's value.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="text">Its value.</param>
    /// <param name="value">The number that ipamd makes of it; null where it uses its default.</param>
    /// <param name="mistake">Why, as a clause; null where there is a number or nothing to complain of.</param>
    public static IEnumerable<Finding> On(CniVariable variable, string text, long? value, string? mistake)
    {
        if (mistake is not null)
            yield return FindingKinds.CniValueTolerated.Of(variable.Name, $"'{text}' {mistake}; ipamd uses {variable.Default}.");
        if (variable.Kind == CniVariableKind.Seconds && value is { } seconds && GoValue.Seconds(seconds) < TimeSpan.Zero)
        {
            var what = seconds < 0 ? "is negative" : "is more than ipamd can count, and becomes negative";
            yield return FindingKinds.CniNegativeCooldown.Of(variable.Name, $"{text} {what}: addresses are not rested at all.");
        }

        if (value is 1 && variable.Name == CniVariables.MultiNic)
        {
            yield return FindingKinds.CniMultiNic.Of(
                variable.Name, "Each network card beyond the first gets an ENI and a pool of its own, with one address for one pod more than it has.");
        }

        if (value is 1 && variable.Effect == CniVariableEffect.NotModelled)
            yield return FindingKinds.CniNotModelled.Of(variable.Name, "ipamd attaches nothing itself in this mode; EksCalc does not model it.");
    }

    /// <summary>Names that the VPC CNI does not know.</summary>
    public static IEnumerable<Finding> OnNames(IEnumerable<string> names) => names
        .Where(name => CniVariables.Find(name) is null)
        .Order(StringComparer.Ordinal)
        .Select(name => FindingKinds.CniNameUnknown.Of(name, $"The VPC CNI has no such variable{CniVariables.EndOfSentence(name)}"));

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
            yield return FindingKinds.CniPrefixesNotSupported.Of(
                CniVariables.PrefixDelegation, $"{type} is neither Nitro nor bare metal: ipamd falls back to secondary addresses.");
        }
    }

    private static IEnumerable<Finding> IpTargets(CniSettings settings, IpMode mode, IReadOnlyDictionary<string, string> variables)
    {
        if (settings.WarmIpTarget == 0)
        {
            Int128 unit = mode == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1;
            yield return FindingKinds.CniMinimumWithoutWarm.Of(
                CniVariables.MinimumIpTarget, $"It is set without {CniVariables.WarmIpTarget}: the pool never grows beyond {(settings.MinimumIpTarget + unit - 1) / unit * unit} addresses.");
        }

        foreach (var name in (string[])[CniVariables.WarmEniTarget, CniVariables.WarmPrefixTarget])
        {
            // The add-on's manifest sets both to 1; only another value was somebody's wish.
            if (variables.TryGetValue(name, out var text) && text != "1")
                yield return NoEffect(FindingKinds.CniTargetOverridden, name, $"{CniVariables.WarmIpTarget} and {CniVariables.MinimumIpTarget} override it");
        }
    }

    private static IEnumerable<Finding> PrefixTarget(CniSettings settings)
    {
        if (settings.WarmPrefixTarget == 0)
        {
            yield return FindingKinds.CniPrefixOscillates.Of(
                CniVariables.WarmPrefixTarget, "It is 0 or not set: a wholly free prefix is given back and taken again every 35 seconds.");
        }

        // 1 is what the manifest sets, and ipamd's own default.
        if (settings.WarmEniTarget != 1)
            yield return NoEffect(FindingKinds.CniEniTargetUnused, CniVariables.WarmEniTarget, "prefixes are kept by WARM_PREFIX_TARGET");
    }

    private static IEnumerable<Finding> EniTarget(CniSettings settings)
    {
        if (settings.WarmEniTarget == 0)
        {
            yield return FindingKinds.CniEniOscillates.Of(
                CniVariables.WarmEniTarget, "It is 0: when every attached ENI is exactly full an ENI is added, removed after 60 seconds and added again.");
        }

        if (settings is { WarmEniTarget: 0, CustomNetworking: true })
        {
            yield return FindingKinds.CniIdleOscillates.Of(
                CniVariables.CustomNetworking, $"With {CniVariables.WarmEniTarget}=0 a node without pods adds its first pod ENI, removes it after 60 seconds and adds it again.");
        }

        if (settings.WarmPrefixTarget > 1)
            yield return NoEffect(FindingKinds.CniPrefixTargetUnused, CniVariables.WarmPrefixTarget, "there are no prefixes without prefix delegation");
    }

    /// <summary>Whether settings alone leave no ENI for pods, whatever the type.</summary>
    public static bool SaysNoPodEni(CniSettings settings) => settings.CustomNetworking && settings.MaxEni <= 1 + EniLimits.TrunkSlots(settings, null);

    /// <summary>That a type's ENIs leave none for pods, with what takes them.</summary>
    /// <param name="settings">The settings, with custom networking.</param>
    /// <param name="type">The type.</param>
    /// <param name="subject">What it is said of.</param>
    public static Finding NoPodEni(CniSettings settings, InstanceType type, string subject)
    {
        var limit = settings.EniLimitOn(type);
        var taken = EniLimits.TrunkSlots(settings, type) > 0 && limit > 1 ? "one is the primary, which serves no pods, and one is kept for the trunk" : "the primary serves no pods";
        return FindingKinds.CniNoPodEni.Of(
            subject, $"ipamd does not start{(subject == type.Name ? "" : $" on {type.Name}")}: of {limit} {(limit == 1 ? "ENI" : "ENIs")} {taken}; none is left.",
            action: "Choose a type with more ENIs; neither fewer max pods nor prefixes help.");
    }

    private static IEnumerable<Finding> NoPodEni(CniSettings settings, InstanceType? type)
    {
        var limit = type is null ? settings.MaxEni : settings.EniLimitOn(type);
        if (!settings.CustomNetworking || limit > 1 + EniLimits.TrunkSlots(settings, type) || limit is null)
            yield break;
        if (limit == settings.MaxEni)
        {
            yield return FindingKinds.CniNoPodEni.Of(
                CniVariables.MaxEni, $"{(limit == 1 ? "1 ENI leaves" : $"{limit} ENIs leave")} none for pods: ipamd does not start.",
                action: limit < (type?.MaxEnis ?? int.MaxValue) ? "Raise it by at least one." : "Choose a type with more ENIs.");
        }
        else
        {
            yield return NoPodEni(settings, type!, type!.Name);
        }
    }

    private static IEnumerable<Finding> Ipv6(CniSettings settings)
    {
        if (settings.CustomNetworking)
            yield return FindingKinds.CniIpv6Excludes.Of(CniVariables.Ipv6, "It does not go with custom networking.");
    }

    private static Finding NoEffect(FindingKind kind, string name, string why) => kind.Of(name, $"It has no effect: {why}.");
}
