using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>
/// Which of its types the nodes of each group are of in each zone, event by event: those that they are planned as, or those that take most of the zone or of
/// one of its subnets. Zones and groups are independent of each other, so that a few such choices find the most of every subnet.
/// </summary>
/// <remarks>
/// Model limits: where Karpenter's nodes choose between subnets by what is free, it is the most of the zone, and the largest part of it in one subnet,
/// that are looked for.
/// </remarks>
internal sealed class ZoneTypes
{
    private readonly Dictionary<(ClusterEvent Event, PlacedGroup Group), int[]> chosen = [];

    private ZoneTypes()
    {
    }

    /// <summary>Every group as it is planned.</summary>
    public static ZoneTypes AsPlanned { get; } = new();

    /// <summary>The choices beside <see cref="AsPlanned"/> that are worth a look, each once.</summary>
    /// <param name="vpc">The VPC.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="events">What can be, other than that a group is updated, which is one of them.</param>
    public static IEnumerable<ZoneTypes> WorthALook(SharedVpc vpc, IReadOnlyList<PlacedGroup> groups, IReadOnlyList<ClusterEvent> events)
    {
        var several = groups.Where(group => group.Types.Length > 1).ToList();
        if (several.Count == 0)
            return [];
        var targets = Enumerable.Range(0, vpc.PlacesInZones.Max() + 1).Select(place => (int?)place);
        return targets.Prepend(null).Select(target => For(vpc, several, events, target))
            .DistinctBy(choice => string.Join(' ', choice.chosen.Values.Select(types => string.Join(',', types))));
    }

    /// <summary>The type of a group's nodes in each zone.</summary>
    public Func<int, int> Of(ClusterEvent at, PlacedGroup group) => chosen.TryGetValue((at, group), out var types) ? zone => types[zone] : static _ => 0;

    /// <summary>Whether a group is of other types in one event than in another.</summary>
    public bool Differ(PlacedGroup group, ClusterEvent one, ClusterEvent other) =>
        chosen.TryGetValue((one, group), out var types) && !types.AsSpan().SequenceEqual(chosen[(other, group)]);

    private static ZoneTypes For(SharedVpc vpc, List<PlacedGroup> groups, IReadOnlyList<ClusterEvent> events, int? target)
    {
        var choice = new ZoneTypes();
        foreach (var at in events)
        {
            foreach (var group in groups)
                choice.chosen.Add((at, group), [.. Enumerable.Range(0, group.Group.Placement.Zones.Length).Select(zone => WithMost(vpc, group, at, zone, target))]);
        }

        return choice;
    }

    private static int WithMost(SharedVpc vpc, PlacedGroup group, ClusterEvent at, int zone, int? target)
    {
        var (worst, most) = (0, (0L, 0L));
        for (var index = 0; index < group.Types.Length; index++)
        {
            var type = group.Types[index];
            var (nodes, holdings) = ((Before: at.NodesBefore(type, zone), More: at.NodesMore(type, zone)), at.Nodes(type)[0]);
            var taken = (target is { } place ? Of(vpc, group, zone, nodes, holdings, place) : 0, holdings.Usual.Total.Total * (nodes.Before + nodes.More));
            if (taken.CompareTo(most) > 0)
                (worst, most) = (index, taken);
        }

        return worst;
    }

    // What a zone's subnet, which is the one of that place in its zone, gets of nodes there.
    private static long Of(SharedVpc vpc, PlacedGroup group, int zone, (int Before, int More) nodes, NodeHoldings holdings, int place)
    {
        var (tenant, placement, sum) = (vpc.Tenants[group.Cluster], group.Group.Placement, 0L);
        var own = placement.SubnetsOf[zone];
        var largest = NodePlacement.Share(nodes.Before + nodes.More, own.Length, 0);
        for (var i = 0; i < own.Length; i++)
        {
            var holding = holdings.In(tenant.Network.Discovery.ExcludesPrimaryEniIn(own[i]));
            var (share, elsewhere) = (NodePlacement.Share(nodes.Before, own.Length, i) + NodePlacement.Share(nodes.More, own.Length, i), tenant.Network.OtherEnisOf(group.Index, own[i]));
            if (vpc.PlacesInZones[tenant.Places[own[i]]] == place)
                sum += holding.Of(EniSubnet.Nodes).Total * (placement.TakesEmptiest ? largest : share);
            foreach (var other in elsewhere)
            {
                if (vpc.PlacesInZones[tenant.Places[other]] == place)
                    sum += (holding.Of(EniSubnet.Pods) + holding.Of(EniSubnet.Discovered)).Total * (placement.TakesEmptiest && other == own[i] ? largest : share) / elsewhere.Length;
            }
        }

        return sum;
    }
}
