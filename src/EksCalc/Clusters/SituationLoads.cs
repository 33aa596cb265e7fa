using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Puts the nodes of sized groups into a VPC's subnets, for each situation.</summary>
/// <param name="vpc">The VPC and its clusters.</param>
/// <param name="groups">The groups of each cluster.</param>
internal sealed class SituationLoads(SharedVpc vpc, IReadOnlyList<IReadOnlyList<NodeGroupPlan>> groups)
{
    private readonly List<PeakEvent> events = [];
    private readonly List<Place> places = [.. groups.SelectMany((own, cluster) => own.Select((group, index) => new Place(cluster, index, group)))];

    /// <summary>The one for which most addresses are in use at a time, once <see cref="Run"/> is through.</summary>
    public PeakEvent Peak => events.MaxBy(one => one.Addresses) ?? new PeakEvent(Situation.Grown, null, 0, 0, 0);

    /// <summary>What is in every subnet.</summary>
    public SituationUses Run()
    {
        var empty = WithoutNodes();
        var steady = WithNodes(empty, group => group.SteadyNodes, nodes => nodes.Desired);
        var churned = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Desired);
        var grown = WithNodes(empty, group => group.ChurnedNodes, nodes => nodes.Most);
        SubnetUses[] atRest = [steady.Settled(), churned.Settled(), grown.Settled()];
        return new SituationUses(vpc, steady, grown, [.. atRest, WithUpgrade(grown), WithZoneLoss(grown, empty)]);
    }

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

    private SubnetLoads WithNodes(SubnetLoads before, Func<NodeGroupPlan, NodeHoldings> nodes, Func<NodeCount, int> count)
    {
        var loads = before.Copy();
        foreach (var place in places)
            loads.AddNodes(place.Cluster, place.Index, place.Group.Placement.Spread(count(place.Group.Nodes)), nodes(place.Group));
        return loads;
    }

    // Each group's surge by itself; in each subnet the one that counts most. One control plane is updated at a time too.
    private SubnetUses WithUpgrade(SubnetLoads grown)
    {
        var peaks = grown.Settled();
        var all = places.Sum(place => (long)place.Group.Nodes.Most);
        Note(Situation.Grown, null, all, peaks);
        foreach (var place in places.Where(place => place.Group.Nodes.Most > 0 && place.Group.SurgeNodes > 0))
        {
            var loads = grown.Copy();
            loads.AddNodes(place.Cluster, place.Index, place.Group.Placement.Spread(place.Group.SurgeNodes), place.Group.ChurnedNodes);
            var uses = loads.Settled();
            Note(Situation.Upgrade, NameOf(place), all + place.Group.SurgeNodes, uses);
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

    private SubnetUses WithZoneLoss(SubnetLoads grown, SubnetLoads empty)
    {
        var peaks = grown.Settled();
        foreach (var lost in LostZones())
        {
            var loads = grown.Copy();
            foreach (var place in places)
                loads.AddNodes(place.Cluster, place.Index, place.Group.Placement.MovedFrom(place.Group.Nodes.Most, lost), place.Group.ChurnedNodes);
            var uses = loads.Settled();
            peaks.Raise(uses);
            // What is in the lost zones is counted there still, as each subnet's peak is, but not beside what came of it elsewhere.
            foreach (var index in Enumerable.Range(0, uses.Count).Where(index => lost.Contains(vpc.Subnets[index].Zone)))
                uses.Take(empty.Uses, index);
            Note(Situation.ZoneLoss, string.Join(" and ", lost), places.Sum(place => NodesAfter(place.Group, lost)), uses);
        }

        return peaks;
    }

    private static long NodesAfter(NodeGroupPlan group, string[] lost) => group.Placement.Zones.All(lost.Contains) ? 0 : group.Nodes.Most;

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

    /// <summary>A group and the place of its cluster, and its own among that one's.</summary>
    private sealed record Place(int Cluster, int Index, NodeGroupPlan Group);
}
