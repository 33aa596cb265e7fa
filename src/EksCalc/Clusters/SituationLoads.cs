using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a VPC's subnets, for each situation.</summary>
/// <param name="vpc">The VPC and its clusters.</param>
/// <param name="groups">The groups of each cluster.</param>
/// <param name="asMixes">Whether groups of several types that are planned as a mix are put in as such; else as the worst of their types.</param>
internal sealed class SituationLoads(SharedVpc vpc, IReadOnlyList<IReadOnlyList<NodeGroupPlan>> groups, bool asMixes = false)
{
    private readonly List<PeakEvent> events = [];

    private readonly Place[] places = [.. groups.SelectMany((own, cluster) => own.Select((group, index) => new Place(cluster, index, group, asMixes ? MixOf(vpc, cluster, index, group) : null)))];

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
        return Run(empty, (before, nodes) =>
        {
            var (uses, steady, grown) = Run(before, nodes);
            Usage ??= VpcUsage.Of(vpc, nodes.Select(place => (place.Cluster, place.Group, place.Mix)), empty.Uses, grown.Uses, uses[(int)Situation.Grown]);
            return (uses, steady, grown);
        });
    }

    /// <summary>What is in every subnet at the peaks; the situations before these are as with all groups grown.</summary>
    public SituationUses Peaks() => Run(WithoutNodes(), Peaks);

    private SituationUses Run(SubnetLoads empty, Func<SubnetLoads, Place[], (SubnetUses[] Uses, SubnetLoads Steady, SubnetLoads Grown)> run)
    {
        var (uses, steady, grown) = run(empty, places);
        foreach (var (at, place) in places.Index().Where(place => place.Item.Mix is null))
        {
            // In each subnet and situation the type counts that takes most of it.
            foreach (var other in place.Group.Others)
            {
                var asOther = run(empty, [.. places.Take(at), place with { Group = other }, .. places.Skip(at + 1)]);
                for (var situation = 0; situation < uses.Length; situation++)
                    uses[situation].Raise(asOther.Uses[situation]);
            }
        }

        return new SituationUses(vpc, steady, grown, uses);
    }

    private (SubnetUses[] Uses, SubnetLoads Steady, SubnetLoads Grown) Run(SubnetLoads empty, Place[] nodes)
    {
        var steady = WithNodes(empty, nodes, group => group.SteadyNodes, count => count.Desired);
        var churned = WithNodes(empty, nodes, group => group.ChurnedNodes, count => count.Desired);
        var (uses, _, grown) = Peaks(empty, nodes);
        return ([steady.Settled(), churned.Settled(), .. uses.Skip(2)], steady, grown);
    }

    private (SubnetUses[] Uses, SubnetLoads Steady, SubnetLoads Grown) Peaks(SubnetLoads empty, Place[] nodes)
    {
        var grown = WithNodes(empty, nodes, group => group.ChurnedNodes, count => count.Most);
        var settled = grown.Settled();
        return ([settled, settled, settled, WithUpgrade(grown, nodes), WithZoneLoss(grown, empty, nodes)], grown, grown);
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

    private static SubnetLoads WithNodes(SubnetLoads before, Place[] places, Func<NodeGroupPlan, NodeHoldings> nodes, Func<NodeCount, int> count)
    {
        var loads = before.Copy();
        foreach (var place in places)
            place.AddNodes(loads, count(place.Nodes), nodes);
        return loads;
    }

    // Each group's surge by itself; in each subnet the one that counts most. One control plane is updated at a time too.
    private SubnetUses WithUpgrade(SubnetLoads grown, Place[] places)
    {
        var peaks = grown.Settled();
        var all = places.Sum(place => (long)place.Nodes.Most);
        Note(Situation.Grown, null, all, peaks);
        foreach (var place in places.Where(place => place.Nodes.Most > 0 && place.SurgeNodes > 0))
        {
            var loads = grown.Copy();
            place.AddSurge(loads);
            var uses = loads.Settled();
            Note(Situation.Upgrade, NameOf(place), all + place.SurgeNodes, uses);
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

    private string NameOf(Place place) => vpc.Tenants.Count == 1 ? place.Group.Name : $"{place.Group.Name} of {vpc.Tenants[place.Cluster].Name}";

    private SubnetUses WithZoneLoss(SubnetLoads grown, SubnetLoads empty, Place[] places)
    {
        var peaks = grown.Settled();
        foreach (var lost in LostZones())
        {
            var loads = grown.Copy();
            foreach (var place in places)
                place.AddMoved(loads, lost);
            var uses = loads.Settled();
            peaks.Raise(uses);
            // What is in the lost zones is counted there still, as each subnet's peak is, but not beside what came of it elsewhere.
            foreach (var index in Enumerable.Range(0, uses.Count).Where(index => lost.Contains(vpc.Subnets[index].Zone)))
                uses.Take(empty.Uses, index);
            Note(Situation.ZoneLoss, string.Join(" and ", lost), places.Sum(place => place.NodesAfter(lost)), uses);
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
    private IEnumerable<string[]> LostZones()
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

    /// <summary>A group and the place of its cluster, and its own among that one's; and the mix that it is put in as.</summary>
    private sealed record Place(int Cluster, int Index, NodeGroupPlan Group, NodeMix? Mix)
    {
        public NodeCount Nodes => Mix?.Count ?? Group.Nodes;

        public int SurgeNodes => Mix?.SurgeNodes ?? Group.SurgeNodes;

        private NodeSequence AlikeAtMost => new(Group.ChurnedNodes);

        public void AddNodes(SubnetLoads loads, int count, Func<NodeGroupPlan, NodeHoldings> nodes) =>
            loads.AddNodes(Cluster, Index, Group.Placement.Spread(count), Mix?.Sequence(count, nodes) ?? new NodeSequence(nodes(Group)));

        public void AddSurge(SubnetLoads loads) => loads.AddNodes(Cluster, Index, Group.Placement.Spread(SurgeNodes), Mix?.Surge() ?? AlikeAtMost);

        public void AddMoved(SubnetLoads loads, string[] lost) => loads.AddNodes(
            Cluster, Index, Group.Placement.MovedFrom(Nodes.Most, lost), Mix?.Lost(Group.Placement.Spread(Nodes.Most), zone => lost.Contains(Group.Placement.Zones[zone])) ?? AlikeAtMost);

        public long NodesAfter(string[] lost) => Group.Placement.Zones.All(lost.Contains) ? 0 : Nodes.Most;
    }
}
