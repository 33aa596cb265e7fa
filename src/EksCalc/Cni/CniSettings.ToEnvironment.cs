using System.Globalization;

namespace EksCalc.Cni;

/// <content>Settings back as variables.</content>
public sealed partial record CniSettings
{
    /// <summary>The variables that give these settings: those that differ from ipamd's own defaults. The inverse of <see cref="FromEnvironment"/>.</summary>
    /// <remarks>A cooldown is whole seconds there; a fraction is cut off.</remarks>
    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        var defaults = new CniSettings();
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Switch(CniVariables.PrefixDelegation, Mode == IpMode.PrefixDelegation, false);
        Switch(CniVariables.Ipv6, Mode == IpMode.Ipv6, false);
        Switch(CniVariables.CustomNetworking, CustomNetworking, defaults.CustomNetworking);
        Switch(CniVariables.PodEni, PodEni, defaults.PodEni);
        Number(CniVariables.WarmEniTarget, WarmEniTarget, defaults.WarmEniTarget);
        Number(CniVariables.WarmIpTarget, WarmIpTarget, defaults.WarmIpTarget);
        Number(CniVariables.MinimumIpTarget, MinimumIpTarget, defaults.MinimumIpTarget);
        Number(CniVariables.WarmPrefixTarget, WarmPrefixTarget, defaults.WarmPrefixTarget);
        Number(CniVariables.MaxEni, MaxEni ?? 0, 0);
        Number(CniVariables.IpCooldownPeriod, (long)IpCooldown.TotalSeconds, (long)DefaultIpCooldown.TotalSeconds);
        Switch(CniVariables.SubnetDiscovery, SubnetDiscovery, defaults.SubnetDiscovery);
        Switch(CniVariables.ManageEnisNonSchedulable, ManageEnisNonSchedulable, defaults.ManageEnisNonSchedulable);
        Switch(CniVariables.MultiNic, MultiNic, defaults.MultiNic);
        if (ClusterName is { } name)
            variables[CniVariables.ClusterName] = name;
        return variables;

        void Switch(string variable, bool value, bool whenNotSet)
        {
            if (value != whenNotSet)
                variables[variable] = value ? "true" : "false";
        }

        void Number(string variable, long value, long whenNotSet)
        {
            if (value != whenNotSet)
                variables[variable] = value.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Those of some names that the VPC CNI has no variable of, in order.</summary>
    public static IReadOnlyList<string> UnknownVariables(IEnumerable<string> names) =>
        [.. names.Where(name => !CniVariables.AboutAddresses.Contains(name) && !CniVariables.AboutOtherThings.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>Those of some names that the VPC CNI knows, but that change nothing of what EksCalc models, in order.</summary>
    public static IReadOnlyList<string> UnusedVariables(IEnumerable<string> names) =>
        [.. names.Where(name => name != CniVariables.ClusterName && CniVariables.AboutOtherThings.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>The end of a sentence about a name that is no variable: the nearest ones, or a full stop.</summary>
    public static string DidYouMeanVariable(string name) => NearestNames.DidYouMean(name, CniVariables.All);
}
