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
            // Windows nodes have no part in the comparison.
            var warmSettings = WarmCandidate.Of(inMode, options, catalog, cancellationToken);
            foreach (var (warm, windows) in warmSettings.SelectMany(warm => WindowsCandidates.Of(inMode, catalog).Select(windows => (warm, windows))))
            {
                var variables = warm.Settings is { } settings ? SettingRemedies.WithWarmTargets(inMode.CniEnvironment, settings) : inMode.CniEnvironment;
                foreach (var candidate in Candidates(inMode with { CniEnvironment = variables, Windows = windows }))
                {
                    var (target, change, plan) = candidate.Change == SubnetChange.Kept && mode.IsConfigured ? candidate : WithReservations(candidate);
                    yield return new Design(scenario, target, change, plan, warm, mode.Obstacles)
                    {
                        ChangesAwsNodeTargets = warm.Settings is not null,
                        ChangesWarmTargets = warm.Settings is not null || (windows.WithoutTargets() == windows && scenario.Windows.WithoutTargets() != scenario.Windows),
                    };
                }
            }
        }
    }

    /// <summary>The design in which nothing changes.</summary>
    /// <param name="cancellationToken">Ends the comparison of warm settings early.</param>
    public Design AsItIs(CancellationToken cancellationToken) =>
        new(scenario, scenario, SubnetChange.Kept, PlanOf(scenario), WarmCandidate.Of(scenario, options, catalog, cancellationToken)[0], []);

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

    private IEnumerable<Candidate> Candidates(ClusterScenario inMode)
    {
        var target = new DesignTarget(scenario, inMode);
        var sizing = SubnetSizing.Of(scenario, inMode, options.LeaveRoom, catalog);
        var places = sizing.Places is { } all ? InZonesWithNodes(inMode, all) : [];
        var kept = CandidateOf(target.Kept(places), SubnetChange.Kept);
        yield return kept;
        if (options.KeepSubnets || sizing.Places is null || kept.Plan.HasRoom)
            yield break;
        if (Further(target, kept) is { } added)
            yield return added;
        var replaced = InPlaceOfOne(target, kept) ?? target.Replaced(places);
        if (replaced.Subnets.Count > kept.Target.Subnets.Count)
            yield return CandidateOf(replaced, SubnetChange.Replaced);
    }

    /// <summary>
    /// One subnet in the place of each that is too small, the smallest that hold: what else is in the old ones stays there. Null where a larger number of
    /// them is needed, or there is no place.
    /// </summary>
    private ClusterScenario? InPlaceOfOne(DesignTarget target, Candidate kept)
    {
        var tooSmall = kept.Plan.Worst.Subnets.Where(subnet => SizingOptions.IsSized(subnet) && !options.LeaveRoom.Holds(subnet)).ToList();
        var sizes = new ReplacementSizes(tooSmall, (nodes, pods) => PlanOf(target.Replaced(kept.Target, Others(tooSmall, nodes, pods))).HasRoom);
        if (tooSmall.Count == 0 || sizes.Smallest() is not { } smallest)
            return null;
        var names = new SubnetNames(kept.Target.Subnets);
        var wanted = tooSmall.ConvertAll(subnet => new SizedSubnet(
            names.Further(subnet.Subnet.Name), subnet.Subnet.Zone, SubnetOrigin.Copied, subnet.IsForPods,
            new SubnetSize(subnet.IsForPods ? smallest.Pods : smallest.Nodes), 0, null));
        return SubnetPlaces.Of(kept.Target, wanted) is { } places
            ? target.Replaced(kept.Target, [.. tooSmall.Zip(places, (subnet, place) => new FurtherSubnet(subnet.Subnet.Name, place))]) : null;

        // Sizes are tried where the old ones are: a plan asks how large a subnet is, not where.
        static IReadOnlyList<FurtherSubnet> Others(List<SubnetPlan> tooSmall, int nodes, int pods) => tooSmall.ConvertAll(subnet =>
        {
            var (own, length) = (subnet.Subnet, subnet.IsForPods ? pods : nodes);
            var place = new SubnetPlace(own.Name, own.Zone, subnet.IsForPods, CidrBlock.Containing(own.Block.Network, length), stays: false, newVpcBlock: null);
            return new FurtherSubnet(own.Name, place);
        });
    }

    /// <summary>The smallest further subnets, all of a size, beside the nodes' that are too small. Null where none help.</summary>
    private Candidate? Further(DesignTarget target, Candidate kept)
    {
        var tooSmall = kept.Plan.Worst.Subnets.Where(subnet => SizingOptions.IsSized(subnet) && !options.LeaveRoom.Holds(subnet)).ToList();
        // A zone has one ENIConfig, so its pods' subnet cannot have another beside it (R27).
        if (tooSmall.Count == 0 || tooSmall.Any(subnet => subnet.IsForPods))
            return null;
        for (var length = SubnetSize.LongestPrefix; length >= SubnetSize.ShortestPrefix; length--)
        {
            var names = new SubnetNames(kept.Target.Subnets);
            var wanted = tooSmall.ConvertAll(subnet => new SizedSubnet(
                names.Further(subnet.Subnet.Name), subnet.Subnet.Zone, SubnetOrigin.Copied, isForPods: false, new SubnetSize(length), 0, null));
            if (SubnetPlaces.Of(kept.Target, wanted) is not { } places)
                return null;
            var further = tooSmall.Zip(places, (subnet, place) => new FurtherSubnet(subnet.Subnet.Name, place)).ToList();
            if (CandidateOf(target.Added(kept.Target, further), SubnetChange.Added) is { Plan.HasRoom: true } added)
                return added;
        }

        return null;
    }

    /// <summary>With parts of subnets reserved for prefixes, where single addresses could otherwise be in their way and it helps (R06, R07).</summary>
    private Candidate WithReservations(Candidate candidate)
    {
        // Found for the workload as grown, made in the target before it grows.
        return candidate.Plan.HasRoom && SubnetFindings.Reservations(candidate.Plan.Worst) is { } reservations
            && CandidateOf(reservations.ApplyTo(candidate.Target), candidate.Change) is { Plan.HasRoom: true } reserved ? reserved : candidate;
    }

    private Candidate CandidateOf(ClusterScenario target, SubnetChange change) => new(target, change, PlanOf(target));

    private DesignPlan PlanOf(ClusterScenario target) => DesignPlan.Of(target, options.LeaveRoom, catalog);

    private static IReadOnlyList<SubnetPlace> InZonesWithNodes(ClusterScenario inMode, IReadOnlyList<SubnetPlace> places)
    {
        var zones = new ClusterNetwork(inMode).Placements.SelectMany(placement => placement.Zones).ToHashSet();
        return [.. places.Where(place => zones.Contains(place.Zone))];
    }

    /// <summary>What a design would come to, planned once.</summary>
    private sealed record Candidate(ClusterScenario Target, SubnetChange Change, DesignPlan Plan);
}
