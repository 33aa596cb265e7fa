using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a VPC's subnets, for each situation.</summary>
/// <param name="vpc">The VPC and its clusters.</param>
/// <param name="groups">The groups of each cluster.</param>
/// <param name="asMixes">Whether groups of several types that are planned as a mix are put in as such; else as the worst of their types.</param>
internal sealed class SituationLoads(SharedVpc vpc, IReadOnlyList<IReadOnlyList<NodeGroupPlan>> groups, bool asMixes = false)
{
    private readonly List<PeakEvent> events = [];

    private readonly PlacedGroup[] places =
        [.. groups.SelectMany((own, cluster) => own.Select((group, index) => new PlacedGroup(cluster, index, group, asMixes ? MixOf(vpc, cluster, index, group) : null)))];

    private readonly ClusterEvent[] losses = [.. LostZones(vpc).Select(lost => new ClusterEvent(Situation.ZoneLoss, lost))];

    /// <summary>The one for which most addresses are in use at a time, once <see cref="Run()"/> is through.</summary>
    public PeakEvent Peak => events.MaxBy(one => one.Addresses) ?? new PeakEvent(Situation.Grown, null, 0, 0, 0);

    /// <summary>What is taken of the VPC's quotas, once <see cref="Run()"/> is through.</summary>
    public VpcUsage Usage { get; private set; } = null!;

    /// <summary>Pods without a place on a node, or without an address.</summary>
    public long PodsLeftOut => places.Sum(place => place.Mix?.PodsLeftOut ?? place.Group.PodsLeftOut);

    /// <summary>The groups that are put in as mixes, of several clusters with the cluster.</summary>
    public IReadOnlyList<(string Group, NodeMix Mix)> Mixes => [.. places.Where(place => place.Mix is not null).Select(place => (NameOf(place), place.Mix!))];

    /// <summary>What is in every subnet.</summary>
    public SituationUses Run()
    {
        var empty = WithoutNodes();
        return Run(empty, types =>
        {
            var steady = WithNodes(empty, ClusterEvent.Steady, types);
            var (uses, _, grown) = Peaks(empty, types);
            // Groups that never grow are as they are at their most.
            var canGrow = places.Any(place => place.CanGrow || types.Differ(place, ClusterEvent.Churned, ClusterEvent.Grown));
            var churned = canGrow ? WithNodes(empty, ClusterEvent.Churned, types) : grown;
            Usage ??= VpcUsage.Of(vpc, places.Select(place => (place.Cluster, place.Group, place.Mix)), empty.Uses, grown.Uses, uses[(int)Situation.Grown]);
            return ([steady.Settled().Copy(), churned.Settled().Copy(), .. uses.Skip(2)], steady, grown);
        });
    }

    /// <summary>What is in every subnet at the peaks; the situations before these are as with all groups grown.</summary>
    public SituationUses Peaks()
    {
        var empty = WithoutNodes();
        return Run(empty, types => Peaks(empty, types));
    }

    // In each subnet and situation the types count that take most of it.
    private SituationUses Run(SubnetLoads empty, Func<ZoneTypes, (SubnetUses[] Uses, SubnetLoads Steady, SubnetLoads Grown)> run)
    {
        var (uses, steady, grown) = run(ZoneTypes.AsPlanned);
        foreach (var types in ZoneTypes.WorthALook(vpc, places, [ClusterEvent.Steady, ClusterEvent.Churned, ClusterEvent.Grown, ClusterEvent.Upgrade, .. losses]))
        {
            var others = run(types).Uses;
            for (var situation = 0; situation < uses.Length; situation++)
                uses[situation].Raise(others[situation]);
        }

        return new SituationUses(vpc, steady, grown, uses);
    }

    private (SubnetUses[] Uses, SubnetLoads Steady, SubnetLoads Grown) Peaks(SubnetLoads empty, ZoneTypes types)
    {
        var grown = WithNodes(empty, ClusterEvent.Grown, types);
        var settled = grown.Settled().Copy();
        return ([settled, settled, settled, WithUpgrade(grown, empty, types), WithZoneLoss(grown, empty, types)], grown, grown);
    }

    private static NodeMix? MixOf(SharedVpc vpc, int cluster, int index, NodeGroupPlan group) =>
        vpc.Tenants[cluster].Network.Scenario.NodeGroups[index].IsAMix ? group.Mix : null;

    private SubnetLoads WithoutNodes()
    {
        var loads = new SubnetLoads(vpc);
        foreach (var (index, subnet) in vpc.Subnets.Index())
            loads.Add(index, new AddressUse { OtherUsers = subnet.AddressesInUse });
        foreach (var (cluster, tenant) in vpc.Tenants.Index())
        {
            var controlPlane = tenant.Network.ControlPlane;
            for (var i = 0; i < ClusterPlanner.ControlPlaneEnis && controlPlane.Count > 0; i++)
                loads.Add(cluster, tenant.Places[controlPlane[i % controlPlane.Count]], new AddressUse { ControlPlane = 1 });
        }

        foreach (var (consumer, subnets) in vpc.Consumers.Zip(vpc.ConsumerSubnets))
        {
            for (var i = 0; i < subnets.Length; i++)
                loads.Add(subnets[i], new AddressUse { Consumers = AddressesIn(consumer, i) });
        }

        return loads;
    }

    // Fargate pods are counted over all subnets, other consumers in each.
    private static long AddressesIn(Consumer consumer, int index) => consumer.Kind == ConsumerKind.FargatePod
        ? (consumer.Count / consumer.Subnets.Count) + (index < consumer.Count % consumer.Subnets.Count ? 1 : 0)
        : (long)Consumer.AddressesOf(consumer.Kind) * consumer.Count;

    private SubnetLoads WithNodes(SubnetLoads before, ClusterEvent at, ZoneTypes types, PlacedGroup? updated = null, List<SubnetLoads>? steps = null)
    {
        var loads = before.Copy();
        foreach (var place in places)
        {
            steps?.Add(loads.Copy());
            place.AddNodes(loads, at, types.Of(place == updated ? ClusterEvent.Upgrade : at, place));
        }

        steps?.Add(loads);
        return loads;
    }

    // With one group as what it is while it is updated. Where pools may spill over, all are put in anew.
    private SubnetLoads WithOther(SubnetLoads grown, SubnetLoads empty, ZoneTypes types, int updated, List<SubnetLoads> steps)
    {
        var place = places[updated];
        if (grown.MaySpillOver)
            return WithNodes(empty, ClusterEvent.Grown, types, place);
        if (steps.Count == 0)
            WithNodes(empty, ClusterEvent.Grown, types, null, steps);
        var loads = grown.Without(steps[updated], steps[updated + 1]);
        place.AddNodes(loads, ClusterEvent.Grown, types.Of(ClusterEvent.Upgrade, place));
        return loads;
    }

    // Each group's surge by itself; in each subnet the one that counts most. One control plane is updated at a time too.
    private SubnetUses WithUpgrade(SubnetLoads grown, SubnetLoads empty, ZoneTypes types)
    {
        var peaks = grown.Settled().Copy();
        var all = places.Sum(place => place.NodesBefore(ClusterEvent.Grown, types.Of(ClusterEvent.Grown, place)));
        Note(Situation.Grown, null, all, peaks);
        var (steps, scratch) = (new List<SubnetLoads>(), grown.Copy());
        foreach (var (index, place) in places.Index())
        {
            var then = types.Of(ClusterEvent.Upgrade, place);
            var (before, more) = (place.NodesBefore(ClusterEvent.Upgrade, then), place.NodesMore(ClusterEvent.Upgrade, then));
            if (before == 0 || more == 0)
                continue;
            var loads = types.Differ(place, ClusterEvent.Upgrade, ClusterEvent.Grown) ? WithOther(grown, empty, types, index, steps) : scratch.Take(grown);
            place.AddMore(loads, ClusterEvent.Upgrade, then);
            var uses = loads.Settled();
            Note(Situation.Upgrade, NameOf(place), all - place.NodesBefore(ClusterEvent.Grown, types.Of(ClusterEvent.Grown, place)) + before + more, uses);
            peaks.Raise(uses);
        }

        var updated = new HashSet<int>();
        foreach (var (cluster, tenant) in vpc.Tenants.Index())
        {
            foreach (var subnet in tenant.Network.ControlPlane.Select(own => tenant.Places[own]).Where(updated.Add))
                peaks.Add(cluster, subnet, new AddressUse { ControlPlane = ClusterPlanner.ControlPlaneUpgradeAddresses });
        }

        return peaks;
    }

    private string NameOf(PlacedGroup place) => vpc.Tenants.Length == 1 ? place.Group.Name : $"{place.Group.Name} of {vpc.Tenants[place.Cluster].Name}";

    private SubnetUses WithZoneLoss(SubnetLoads grown, SubnetLoads empty, ZoneTypes types)
    {
        var peaks = grown.Settled().Copy();
        foreach (var loss in losses)
        {
            var loads = places.Any(place => types.Differ(place, loss, ClusterEvent.Grown)) ? WithNodes(empty, loss, types) : grown.Copy();
            foreach (var place in places)
                place.AddMore(loads, loss, types.Of(loss, place));
            var uses = loads.Settled().Copy();
            peaks.Raise(uses);
            // What is in the lost zones is counted there still, as each subnet's peak is, but not beside what came of it elsewhere.
            foreach (var index in Enumerable.Range(0, uses.Count).Where(index => loss.Lost.Contains(vpc.Subnets[index].Zone)))
                uses.Take(empty.Uses, index);
            Note(Situation.ZoneLoss, string.Join(" and ", loss.Lost), places.Sum(place => place.NodesAfter(loss, types.Of(loss, place))), uses);
        }

        return peaks;
    }

    private void Note(Situation situation, string? of, long nodes, SubnetUses uses)
    {
        var (inNodes, inPods) = (0L, 0L);
        for (var i = 0; i < uses.Count; i++)
        {
            if (vpc.Roles[i].HasFlag(SubnetRole.Pods))
                inPods += uses[i].Total;
            else if (!vpc.Roles[i].HasFlag(SubnetRole.SparePods))
                inNodes += uses[i].Total;
        }

        events.Add(new PeakEvent(situation, of, nodes, inNodes, inPods));
    }

    // Every choice of so many zones that the clusters are to bear the loss of.
    private static IEnumerable<string[]> LostZones(SharedVpc vpc)
    {
        var zones = vpc.Subnets.Select(subnet => subnet.Zone).Distinct().ToList();
        var single = zones.Select(zone => new[] { zone });
        return vpc.ZonesLost switch
        {
            0 => [],
            1 => single,
            _ => single.Concat(from first in zones.Index()
                               from second in zones.Skip(first.Index + 1)
                               select new[] { first.Item, second }),
        };
    }
}
