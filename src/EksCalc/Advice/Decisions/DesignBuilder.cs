using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Advice.Decisions;

/// <summary>Makes the designs of a scenario: every mode that can be, with warm targets that it can have, with subnets that hold it.</summary>
/// <param name="scenario">The scenario as it is.</param>
/// <param name="options">What to leave room for.</param>
/// <param name="catalog">Instance limits.</param>
internal sealed class DesignBuilder(ClusterScenario scenario, DecisionOptions options, InstanceCatalog catalog)
{
    private readonly ModeOption configured = ModeComparison.ModeOf(scenario.Settings);

    /// <summary>Every design in a mode, today's own first.</summary>
    /// <param name="mode">The mode, with what stands against it.</param>
    /// <param name="cancellationToken">Ends the comparison of warm settings early.</param>
    public IEnumerable<Design> In(ModeResult mode, CancellationToken cancellationToken)
    {
        foreach (var inMode in Scenarios(mode.Mode))
        {
            foreach (var warm in WarmCandidate.Of(inMode, options, catalog, cancellationToken))
            {
                foreach (var (target, change) in Targets(warm.Settings is { } settings ? inMode with { CniEnvironment = SettingRemedies.WithWarmTargets(inMode.CniEnvironment, settings) } : inMode))
                {
                    var reserved = change == SubnetChange.Kept && mode.IsConfigured ? target : WithReservations(target);
                    yield return new Design(scenario, reserved, change, DesignPlan.Of(reserved, options.LeaveRoom, catalog), warm, mode.Obstacles) { ChangesWarmTargets = warm.Settings is not null };
                }
            }
        }
    }

    /// <summary>The design in which nothing changes.</summary>
    /// <param name="cancellationToken">Ends the comparison of warm settings early.</param>
    public Design AsItIs(CancellationToken cancellationToken) =>
        new(scenario, scenario, SubnetChange.Kept, DesignPlan.Of(scenario, options.LeaveRoom, catalog), WarmCandidate.Of(scenario, options, catalog, cancellationToken)[0], []);

    // The mode in use as it is, and where other max pods are told then, with these.
    private IEnumerable<ClusterScenario> Scenarios(ModeOption mode)
    {
        if (mode != configured)
        {
            yield return KubeletNumbers.Following(ModeComparison.In(scenario, mode), catalog);
            yield break;
        }

        yield return scenario;
        var following = KubeletNumbers.Following(scenario, catalog);
        if (!following.NodeGroups.SequenceEqual(scenario.NodeGroups))
            yield return following;
    }

    private IEnumerable<(ClusterScenario Target, SubnetChange Change)> Targets(ClusterScenario inMode)
    {
        var target = new DesignTarget(scenario, inMode);
        var sizing = SubnetSizing.Of(scenario, inMode, options.LeaveRoom, catalog);
        var places = sizing.Places is { } all ? InZonesWithNodes(inMode, all) : [];
        var kept = target.Kept(places);
        yield return (kept, SubnetChange.Kept);
        if (options.KeepSubnets || sizing.Places is null || DesignPlan.Of(kept, options.LeaveRoom, catalog).HasRoom)
            yield break;
        if (Further(target, kept) is { } added)
            yield return (added, SubnetChange.Added);
        var replaced = target.Replaced(places);
        if (replaced.Subnets.Count > kept.Subnets.Count)
            yield return (replaced, SubnetChange.Replaced);
    }

    /// <summary>The smallest further subnets, all of a size, beside the nodes' that are too small; larger ones for pods. Null where none help.</summary>
    private ClusterScenario? Further(DesignTarget target, ClusterScenario kept)
    {
        var plan = DesignPlan.Of(kept, options.LeaveRoom, catalog).Worst;
        var tooSmall = plan.Subnets.Where(subnet => SizingOptions.IsSized(subnet) && !options.LeaveRoom.Holds(subnet)).ToList();
        // A zone has one ENIConfig, so its pods' subnet cannot have another beside it (R27).
        if (tooSmall.Count == 0 || tooSmall.Any(subnet => subnet.IsForPods))
            return null;
        for (var length = SubnetSize.LongestPrefix; length >= SubnetSize.ShortestPrefix; length--)
        {
            var names = new SubnetNames(kept.Subnets);
            var wanted = tooSmall.ConvertAll(subnet => new SizedSubnet(
                names.Further(subnet.Subnet.Name), subnet.Subnet.Zone, SubnetOrigin.Copied, isForPods: false, new SubnetSize(length), 0, null));
            if (SubnetPlaces.Of(kept, wanted) is not { } places)
                return null;
            var added = target.Added(kept, [.. tooSmall.Zip(places, (subnet, place) => new FurtherSubnet(subnet.Subnet.Name, place))]);
            if (DesignPlan.Of(added, options.LeaveRoom, catalog).HasRoom)
                return added;
        }

        return null;
    }

    /// <summary>With parts of subnets reserved for prefixes, where single addresses could otherwise be in their way and it helps (R06, R07).</summary>
    private ClusterScenario WithReservations(ClusterScenario target)
    {
        var plan = DesignPlan.Of(target, options.LeaveRoom, catalog);
        if (!plan.HasRoom || ScenarioFindings.Of(plan.Worst).FirstOrDefault(finding => finding.Kind == FindingKinds.PrefixesMayNotFit)?.Remedy is not ScenarioRemedy remedy)
            return target;
        // The remedy is found for the workload as grown; the target is the one before.
        var changed = remedy.ApplyTo(target);
        return changed.Subnets.Count == target.Subnets.Count && DesignPlan.Of(changed, options.LeaveRoom, catalog).HasRoom ? changed : target;
    }

    private static IReadOnlyList<SubnetPlace> InZonesWithNodes(ClusterScenario inMode, IReadOnlyList<SubnetPlace> places)
    {
        var zones = new ClusterNetwork(inMode).Placements.SelectMany(placement => placement.Zones).ToHashSet();
        return [.. places.Where(place => zones.Contains(place.Zone))];
    }
}
