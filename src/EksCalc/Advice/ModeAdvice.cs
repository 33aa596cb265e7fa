using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Which mode a workload should have, why, and how to get there.</summary>
/// <remarks>
/// The order: modes that fit the subnets there are; then those that need other subnets; those that need a new cluster; those that leave pods out; those that
/// cannot run the workload. Among equals those come last whose nodes need a new block of addresses that are routable elsewhere, of which networks have few; else the configured
/// mode comes first, as staying changes least; then the simpler one: secondary addresses, prefixes, custom networking, custom networking with prefixes, IPv6.
/// </remarks>
public sealed class ModeAdvice
{
    private ModeAdvice(IReadOnlyList<RankedMode> modes, IReadOnlyList<MigrationStep> steps) => (Modes, Steps) = (modes, steps);

    /// <summary>Every mode, the best first.</summary>
    public IReadOnlyList<RankedMode> Modes { get; }

    /// <summary>What to do, in order, to come from the configured mode to the first, and to other subnets where it needs them; empty where everything can stay.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; }

    /// <summary>The mode to take.</summary>
    public RankedMode Recommended => Modes[0];

    /// <summary>The advice for a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">What the subnets are to leave room for.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">The scenario has problems.</exception>
    public static ModeAdvice Of(ClusterScenario scenario, SizingOptions options, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var configured = ModeComparison.ModeOf(scenario.Settings);
        var fewestLeftOut = long.MaxValue;
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        var results = ModeComparison.Planned(scenario, limits, inMode => Growth.PlanUpTo(inMode, options.GrowthPercent, limits));
        foreach (var result in results.Where(result => !IsImpossible(result)))
            fewestLeftOut = Math.Min(fewestLeftOut, result.PodsLeftOut);
        var modes = results.Select(result => Ranked(scenario, result, configured, fewestLeftOut, options, catalog))
            .OrderBy(mode => mode.Verdict).ThenBy(NodesNeedNewBlock).ThenByDescending(mode => mode.Result.IsConfigured).ThenBy(mode => mode.Mode).ToList();
        return new ModeAdvice(modes, MigrationStep.Between(configured, modes[0]));
    }

    private static RankedMode Ranked(ClusterScenario scenario, ModeResult result, ModeOption configured, long fewestLeftOut, SizingOptions options, InstanceCatalog? catalog)
    {
        var sizing = SubnetSizing.Of(scenario, result.Mode, options, catalog);
        var isNewFamily = (result.Mode == ModeOption.Ipv6) != (configured == ModeOption.Ipv6);
        var verdict = IsImpossible(result) ? ModeVerdict.Impossible
            : result.PodsLeftOut > fewestLeftOut || (result.PodsLeftOut > 0 && !result.IsConfigured) ? ModeVerdict.LeavesPodsOut
            : isNewFamily ? ModeVerdict.NeedsNewCluster
            : result.Plan.Subnets.All(subnet => subnet.Fits) && !NeedsPodSubnets(scenario, result.Mode) ? ModeVerdict.Fits
            : ModeVerdict.NeedsSubnets;
        return new RankedMode(result, sizing, verdict, [.. Reasons(result, sizing, options), .. result.Obstacles]);
    }

    private static bool NodesNeedNewBlock(RankedMode mode) =>
        mode.Verdict == ModeVerdict.NeedsSubnets && mode.HasTooSmall(podSubnets: false) && (mode.Sizing.Places is null || mode.NewSubnets(forPods: false).Any(place => place.NewVpcBlock is not null));

    private static bool NeedsPodSubnets(ClusterScenario scenario, ModeOption mode) =>
        ModeTraits.Of(mode).HasPodSubnets && scenario.EniConfigs.Count == 0;

    // What is not to be had by configuration. A changed IP family is; it takes a new cluster.
    private static bool IsImpossible(ModeResult result) => result.Obstacles.Any(obstacle => obstacle.Kind == ObstacleKind.Excludes);

    private static IEnumerable<Statement> Reasons(ModeResult result, SubnetSizing sizing, SizingOptions options)
    {
        yield return new(Invariant($"{result.Plan.Peak.ToWords()} {(result.Plan.Peak.Nodes == 1 ? "takes" : "take")} {result.NodeSubnetAddresses:N0} addresses of their subnets{(result.PodSubnetAddresses > 0 ? Invariant($" and {result.PodSubnetAddresses:N0} of the pods'") : "")}"), [RuleId.R01, RuleId.R32]);
        if (result.PodsLeftOut > 0)
            yield return new(Invariant($"{result.PodsLeftOut:N0} pods have no place or no address"), [RuleId.R11, RuleId.R13]);
        if (result.Plan.Subnets.Where(subnet => !subnet.Fits && subnet.Subnet.Origin == SubnetOrigin.Given).MaxBy(subnet => subnet.Share) is { } full)
            yield return new($"{full.Subnet.Name} ({full.Subnet.Size}) is too small: {full.Shortage}", [RuleId.R01, RuleId.R06, RuleId.R07]);
        else if (sizing.Places?.Zip(sizing.Subnets).Any(pair => !pair.First.Stays && pair.Second.Origin == SubnetOrigin.Given) == true)
            yield return new(Invariant($"today's subnets hold it, but do not leave {options.HeadroomPercent} % free"), [RuleId.R01]);
        if (!sizing.Fits)
            yield return new("no subnet is large enough", [RuleId.R01]);
        else if (sizing.Subnets.Count > 0)
            yield return new(Invariant($"the smallest subnets that do: {string.Join(" and ", sizing.Subnets.GroupBy(subnet => subnet.IsForPods).OrderBy(part => part.Key).Select(part => $"{part.Count()} of {part.First().Size} for {(part.Key ? "pods" : "nodes")}"))}, {options.HeadroomPercent} % left free"), [RuleId.R01]);
    }
}
