using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Advice.Decisions;

/// <summary>The scenario that a design comes to: that of its mode and settings, with the subnets that it makes.</summary>
/// <param name="there">The scenario as it is.</param>
/// <param name="inMode">The scenario in the design's mode and settings, with subnets for pods assumed where it has none.</param>
internal sealed class DesignTarget(ClusterScenario there, ClusterScenario inMode)
{
    private readonly ClusterNetwork network = new(inMode);

    /// <summary>The mode with the subnets there are: for pods new ones where there are none.</summary>
    /// <param name="podPlaces">Where they go.</param>
    public ClusterScenario Kept(IReadOnlyList<SubnetPlace> podPlaces)
    {
        var names = new SubnetNames(there.Subnets);
        var made = podPlaces.Where(IsNewForPods).Select(place => Made(names.Pods(place.Zone), place, null)).ToList();
        var scenario = inMode with
        {
            Vpc = inMode.Vpc with { Blocks = BlocksWith(podPlaces.Where(IsNewForPods)) },
            Subnets = [.. inMode.Subnets.Where(IsThere), .. made],
            EniConfigs = made.Count == 0 ? there.EniConfigs : made.ToDictionary(subnet => subnet.Zone, subnet => new EniConfig(subnet.Name)),
        };
        return Finished(scenario, made.Count > 0);
    }

    /// <summary>The same with others in the place of those that are too small.</summary>
    /// <param name="places">Where all of the nodes' and pods' subnets go.</param>
    public ClusterScenario Replaced(IReadOnlyList<SubnetPlace> places)
    {
        // Further copies of a subnet come after it.
        var (like, made) = ("", new List<FurtherSubnet>());
        foreach (var place in places.Where(place => !IsNewForPods(place)))
        {
            like = there.Subnets.Any(subnet => subnet.Name == place.Name) ? place.Name : like;
            if (!place.Stays)
                made.Add(new FurtherSubnet(like, place));
        }

        return With(Kept(places), made, [.. places.Where(place => place.Stays).Select(place => place.Name)]);
    }

    /// <summary>The same with one other in the place of each of those that are too small.</summary>
    /// <param name="kept">What <see cref="Kept"/> gave.</param>
    /// <param name="others">The others.</param>
    public ClusterScenario Replaced(ClusterScenario kept, IReadOnlyList<FurtherSubnet> others) => With(kept, others, []);

    /// <summary>The same with further ones beside the nodes' that are too small, and others in the place of pods'.</summary>
    /// <param name="kept">What <see cref="Kept"/> gave.</param>
    /// <param name="further">The further ones.</param>
    public ClusterScenario Added(ClusterScenario kept, IReadOnlyList<FurtherSubnet> further) => With(kept, further, [.. kept.Subnets.Select(subnet => subnet.Name)]);

    private ClusterScenario With(ClusterScenario scenario, IReadOnlyList<FurtherSubnet> further, HashSet<string> stays)
    {
        if (further.Count == 0)
            return scenario;
        var names = new SubnetNames(scenario.Subnets);
        var made = further.Select(one => Made(names.Further(one.Like), one.Place, there.Subnets.First(subnet => subnet.Name == one.Like))).ToList();
        var of = further.Select(one => one.Like).Zip(made).GroupBy(pair => pair.First, pair => pair.Second.Name).ToDictionary(pair => pair.Key, pair => pair.ToList());
        var changed = scenario with
        {
            Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Union(further.Select(one => one.Place.NewVpcBlock).OfType<CidrBlock>())] },
            Subnets = InOrder([.. scenario.Subnets, .. made], further),
            EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => of.TryGetValue(config.Value.Subnet, out var larger) ? config.Value with { Subnet = larger[0] } : config.Value),
            // Also of a group that names none: subnets that the pods leave would be its nodes' next.
            NodeGroups = [.. scenario.NodeGroups.Select((group, index) => group with { Subnets = [.. SubnetsOf(index).SelectMany(Named).Distinct()] })],
        };
        return Finished(changed, isNewForPods: false);

        IEnumerable<string> Named(string name) => !of.TryGetValue(name, out var more) ? [name] : stays.Contains(name) ? more.Prepend(name) : more;
    }

    /// <summary>The names of a group's subnets: a group that names none takes new ones of others too.</summary>
    private IEnumerable<string> SubnetsOf(int group) => network.Placements[group].Subnets.Select(index => inMode.Subnets[index].Name);

    // Those there are, then the nodes' new ones, then the pods'.
    private IReadOnlyList<SubnetSetup> InOrder(IReadOnlyList<SubnetSetup> subnets, IReadOnlyList<FurtherSubnet> further)
    {
        var nodes = further.Where(one => !one.Place.IsForPods).Select(one => one.Place.Block).ToHashSet();
        return [.. subnets.OrderBy(subnet => IsThere(subnet) ? 0 : nodes.Contains(subnet.Block) ? 1 : 2)];
    }

    private bool IsThere(SubnetSetup subnet) => there.Subnets.Any(own => own.Name == subnet.Name);

    private bool IsNewForPods(SubnetPlace place) => place.IsForPods && there.Subnets.All(subnet => subnet.Name != place.Name);

    private IReadOnlyList<CidrBlock> BlocksWith(IEnumerable<SubnetPlace> places) => [.. there.Vpc.Blocks.Union(places.Select(place => place.NewVpcBlock).OfType<CidrBlock>())];

    private static SubnetSetup Made(string name, SubnetPlace place, SubnetSetup? like) => new()
    {
        Name = name,
        Zone = place.Zone,
        Block = place.Block,
        ZoneId = like?.ZoneId,
        Tags = like?.TagsOfItsLike ?? new Dictionary<string, string>(),
    };

    // The zone's label names the ENIConfig where ENIConfigs are made by zone.
    private static ClusterScenario Finished(ClusterScenario scenario, bool isNewForPods)
    {
        var finished = isNewForPods && EniConfigChoice.LabelOf(scenario.CniEnvironment) != EniConfigChoice.ZoneLabel
            ? scenario with { CniEnvironment = new Dictionary<string, string>(scenario.CniEnvironment) { [CniVariables.EniConfigLabel] = EniConfigChoice.ZoneLabel } }
            : scenario;
        return finished.Settings.Mode == IpMode.Ipv6 ? AssumedSubnets.WithIpv6Blocks(finished) : finished;
    }
}

/// <summary>A subnet to be made.</summary>
/// <param name="Like">The name of the one that it comes beside, or in whose place.</param>
/// <param name="Place">Where it goes.</param>
internal sealed record FurtherSubnet(string Like, SubnetPlace Place);
