using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>The same workload in every mode.</summary>
/// <remarks>
/// A mode changes the switches, which reach Linux nodes of ipamd alone: those of Windows and EKS Auto Mode stay as they are. It leaves the warm targets as they are set; without any, prefixes get the add-on's WARM_PREFIX_TARGET=1 (R18).
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
        return Planned(scenario, limits, inMode => ClusterPlanner.Unchecked(inMode, limits));
    }

    /// <summary>The scenario in every mode, planned as the caller wants it.</summary>
    internal static IReadOnlyList<ModeResult> Planned(ClusterScenario scenario, InstanceCatalog catalog, Func<ClusterScenario, ClusterPlan> plan)
    {
        var configured = ModeOf(scenario.Settings);
        return [.. Enum.GetValues<ModeOption>().Select(mode => new ModeResult(
            mode,
            mode == configured,
            plan(mode == configured ? scenario : In(scenario, mode)),
            [.. Obstacles(scenario, mode, configured, catalog)]))];
    }

    /// <summary>The mode that settings stand for.</summary>
    public static ModeOption ModeOf(CniSettings settings) => ModeTraits.Of(settings).Mode;

    /// <summary>Settings with another mode's switches; the warm targets stay.</summary>
    public static CniSettings In(CniSettings settings, ModeOption mode) => ModeTraits.Of(mode).In(settings);

    /// <summary>The scenario with another mode's switches.</summary>
    public static ClusterScenario In(ClusterScenario scenario, ModeOption mode)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var traits = ModeTraits.Of(mode);
        var variables = new Dictionary<string, string>(scenario.CniEnvironment);
        Switch(CniVariables.Ipv6, traits.IsIpv6);
        Switch(CniVariables.PrefixDelegation, traits.HasPrefixes);
        Switch(CniVariables.CustomNetworking, traits.HasPodSubnets);
        if (scenario.CniVersion < traits.PodEniSince)
            variables.Remove(CniVariables.PodEni);
        if (traits.HasPrefixes && !scenario.Settings.HasIpTargets)
            variables.TryAdd(CniVariables.WarmPrefixTarget, "1");
        var changed = scenario with { CniEnvironment = variables };
        return traits.HasPodSubnets && scenario.EniConfigs.Count == 0 ? AssumedSubnets.ForPods(changed)
            : traits.IsIpv6 ? AssumedSubnets.WithIpv6Blocks(changed) : changed;

        void Switch(string name, bool on)
        {
            if (on)
                variables[name] = "true";
            else
                variables.Remove(name);
        }
    }

    private static IEnumerable<Obstacle> Obstacles(ClusterScenario scenario, ModeOption mode, ModeOption configured, InstanceCatalog catalog)
    {
        var traits = ModeTraits.Of(mode);
        if (scenario.IsOfAutoModeAlone && mode != configured && mode is not (ModeOption.SecondaryIp or ModeOption.Ipv6))
            yield return new(ObstacleKind.Excludes, "EKS Auto Mode does not go by the VPC CNI's settings", [RuleId.R31]);
        var linux = scenario.NodeGroups.Where(group => group.HasIpamd).ToList();
        var windows = scenario.NodeGroups.Count(group => group.OperatingSystem == NodeOs.Windows);
        if (linux.Count == 0 && scenario.NodeGroups.Count > 0 && mode != configured && !traits.IsIpv6 && !ModeTraits.Of(configured).IsIpv6)
        {
            yield return windows == scenario.NodeGroups.Count
                ? new(ObstacleKind.Excludes, $"Windows nodes go by the ConfigMap {WindowsSettings.ConfigMap}, not by aws-node's variables", [RuleId.R17])
                : new(ObstacleKind.Excludes, "no node goes by aws-node's variables", windows == 0 ? [RuleId.R31] : [RuleId.R17, RuleId.R31]);
            yield break;
        }

        var notNitro = string.Join(", ", linux.SelectMany(group => group.InstanceTypes).Distinct().Where(name => !traits.RunsOn(catalog.Get(name))));
        if (notNitro.Length > 0 && traits.IsIpv6)
            yield return new(ObstacleKind.Excludes, $"{notNitro}: not Nitro, ipamd does not start", [RuleId.R15]);
        else if (notNitro.Length > 0)
            yield return new(ObstacleKind.Weakens, $"{notNitro}: not Nitro, secondary addresses instead of prefixes", [RuleId.R15]);
        if (traits.IsIpv6 != ModeTraits.Of(configured).IsIpv6)
            yield return new(ObstacleKind.NeedsNewCluster, "a cluster's IP family cannot be changed: it takes a new cluster", [RuleId.R29]);
        if (traits.IsIpv6 && scenario.Subnets.Any(subnet => subnet.Ipv6Block is null))
            yield return new(ObstacleKind.Needs, "some subnets have no IPv6 /64", [RuleId.R29]);
        if (traits.WindowsExcludedBy is { } rule && windows > 0)
        {
            yield return traits.IsIpv6 || (linux.Count == 0 && mode != configured)
                ? new(ObstacleKind.Excludes, "Windows nodes do not go with it", [rule])
                : new(ObstacleKind.Weakens, "Windows nodes stay in their own subnets with their pods", [rule]);
        }

        if (scenario.CniVersion < traits.PodEniSince && scenario.NodeGroups.Any(group => group.SecurityGroupPods > 0))
        {
            yield return new(
                traits.IsIpv6 ? ObstacleKind.Excludes : ObstacleKind.Needs, $"security groups for pods go with it from VPC CNI {traits.PodEniSince} on", [traits.IsIpv6 ? RuleId.R29 : RuleId.R30]);
        }

        if (traits.HasPodSubnets && scenario.EniConfigs.Count == 0)
            yield return new(ObstacleKind.Needs, "no ENIConfigs: a /18 of 100.64.0.0/10 a zone is assumed", [RuleId.R04, RuleId.R27]);
    }
}
