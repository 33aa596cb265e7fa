using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>The same workload in every mode.</summary>
/// <remarks>
/// A mode changes the switches and leaves the warm targets as they are set; without any, prefixes get the add-on's WARM_PREFIX_TARGET=1 (R18).
/// Where custom networking has no ENIConfigs yet, it gets a subnet a zone of 100.64.0.0/10 (R04); for IPv6, blocks of the documentation's range stand
/// for those that AWS would give.
/// </remarks>
public static class ModeComparison
{
    /// <summary>The scenario in every mode, its own marked.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">The scenario has problems.</exception>
    public static IReadOnlyList<ModeResult> Of(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        return Of(scenario, limits, inMode => ClusterPlanner.Unchecked(inMode, limits));
    }

    /// <summary>The scenario in every mode, planned as the caller wants it.</summary>
    internal static IReadOnlyList<ModeResult> Of(ClusterScenario scenario, InstanceCatalog catalog, Func<ClusterScenario, ClusterPlan> plan)
    {
        var configured = ModeOf(scenario.Settings);
        return [.. Enum.GetValues<ModeOption>().Select(mode => new ModeResult(
            mode,
            mode == configured,
            plan(mode == configured ? scenario : In(scenario, mode)),
            [.. Obstacles(scenario, mode, configured, catalog)]))];
    }

    /// <summary>The mode that settings stand for.</summary>
    public static ModeOption ModeOf(CniSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings switch
        {
            { Mode: IpMode.Ipv6 } => ModeOption.Ipv6,
            { CustomNetworking: true, Mode: IpMode.PrefixDelegation } => ModeOption.CustomNetworkingWithPrefixes,
            { CustomNetworking: true } => ModeOption.CustomNetworking,
            { Mode: IpMode.PrefixDelegation } => ModeOption.PrefixDelegation,
            _ => ModeOption.SecondaryIp,
        };
    }

    /// <summary>Settings with another mode's switches; the warm targets stay.</summary>
    public static CniSettings In(CniSettings settings, ModeOption mode)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with
        {
            Mode = mode == ModeOption.Ipv6 ? IpMode.Ipv6 : HasPrefixes(mode) ? IpMode.PrefixDelegation : IpMode.SecondaryIp,
            CustomNetworking = HasPodSubnets(mode),
        };
    }

    /// <summary>The scenario with another mode's switches.</summary>
    public static ClusterScenario In(ClusterScenario scenario, ModeOption mode)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var (custom, prefixes) = (HasPodSubnets(mode), HasPrefixes(mode));
        var variables = new Dictionary<string, string>(scenario.CniEnvironment);
        Switch(CniVariables.Ipv6, mode == ModeOption.Ipv6);
        Switch(CniVariables.PrefixDelegation, prefixes);
        Switch(CniVariables.CustomNetworking, custom);
        if (mode == ModeOption.Ipv6)
            variables.Remove(CniVariables.PodEni);
        if (prefixes && !scenario.Settings.HasIpTargets)
            variables.TryAdd(CniVariables.WarmPrefixTarget, "1");
        var changed = scenario with { CniEnvironment = variables };
        return custom && scenario.EniConfigs.Count == 0 ? AssumedSubnets.ForPods(changed)
            : mode == ModeOption.Ipv6 ? AssumedSubnets.WithIpv6Blocks(changed) : changed;

        void Switch(string name, bool on)
        {
            if (on)
                variables[name] = "true";
            else
                variables.Remove(name);
        }
    }

    private static bool HasPodSubnets(ModeOption mode) => mode is ModeOption.CustomNetworking or ModeOption.CustomNetworkingWithPrefixes;

    private static bool HasPrefixes(ModeOption mode) => mode is ModeOption.PrefixDelegation or ModeOption.CustomNetworkingWithPrefixes;

    private static IEnumerable<string> Obstacles(ClusterScenario scenario, ModeOption mode, ModeOption configured, InstanceCatalog catalog)
    {
        var custom = HasPodSubnets(mode);
        var notNitro = scenario.NodeGroups.SelectMany(group => group.InstanceTypes).Distinct().Where(name => !catalog.Get(name).SupportsPrefixDelegation).ToList();
        if (notNitro.Count > 0 && HasPrefixes(mode))
            yield return $"{string.Join(", ", notNitro)}: not Nitro, secondary addresses instead of prefixes (R15)";
        if (notNitro.Count > 0 && mode == ModeOption.Ipv6)
            yield return $"{string.Join(", ", notNitro)}: not Nitro, ipamd does not start (R15)";
        if (mode == ModeOption.Ipv6 != (configured == ModeOption.Ipv6))
            yield return "a cluster's IP family cannot be changed: it takes a new cluster (R29)";
        if (mode == ModeOption.Ipv6 && scenario.Subnets.Any(subnet => subnet.Ipv6Block is null))
            yield return "some subnets have no IPv6 /64 (R29)";
        if ((custom || mode == ModeOption.Ipv6) && scenario.NodeGroups.Any(group => group.OperatingSystem == NodeOs.Windows))
            yield return $"Windows nodes do not go with it ({(custom ? "R17" : "R29")})";
        if (mode == ModeOption.Ipv6 && scenario.NodeGroups.Any(group => group.SecurityGroupPods > 0))
            yield return "security groups for pods do not go with it (R29)";
        if (custom && scenario.EniConfigs.Count == 0)
            yield return "no ENIConfigs: a /18 of 100.64.0.0/10 a zone is assumed (R04, R27)";
    }
}
