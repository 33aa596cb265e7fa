namespace EksCalc.Clusters;

/// <summary>Where a group's nodes go: how many into each zone, and how a subnet of a zone is chosen.</summary>
/// <remarks>
/// Amazon EC2 Auto Scaling user guide, "Distribute instances across Availability Zones"; Karpenter pkg/providers/subnet (R16). Model limits: Karpenter's and
/// Auto Mode's zones are those that a spread over zones gives, not those of the cheapest offers.
/// </remarks>
internal sealed class NodePlacement
{
    private readonly int[] weights;

    /// <summary>A placement over subnets.</summary>
    /// <param name="all">All subnets of the scenario.</param>
    /// <param name="chosen">Those for the nodes, by their places there, in the order in which what is left over is given out.</param>
    /// <param name="group">The group.</param>
    public NodePlacement(IReadOnlyList<SubnetSetup> all, IReadOnlyList<int> chosen, NodeGroup group)
    {
        Subnets = chosen;
        var byZone = chosen.GroupBy(index => all[index].Zone).ToList();
        Zones = [.. byZone.Select(zone => zone.Key)];
        SubnetsOf = [.. byZone.Select(zone => zone.ToArray())];
        weights = [.. Zones.Select(zone => group.ZoneWeights.GetValueOrDefault(zone, 1))];
        TakesEmptiest = group.Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode;
    }

    /// <summary>The subnets, by their places in the scenario.</summary>
    public IReadOnlyList<int> Subnets { get; }

    /// <summary>The subnets' zones, each once.</summary>
    public IReadOnlyList<string> Zones { get; }

    /// <summary>The subnets of each zone, by their places in the scenario.</summary>
    public IReadOnlyList<int[]> SubnetsOf { get; }

    /// <summary>Whether a node goes to the subnet of its zone with most free addresses (R16); else nodes are spread evenly over the zone's subnets.</summary>
    public bool TakesEmptiest { get; }

    /// <summary>Nodes over the zones by their weights. What is left over goes to the zones with the largest rest, and of these to those listed first.</summary>
    /// <param name="nodes">Nodes, 0 or more.</param>
    /// <returns>Nodes in each zone.</returns>
    public int[] Spread(int nodes) => SpreadWithout(nodes, []);

    /// <summary>Nodes that come up in addition when zones are lost: their nodes, spread over the others.</summary>
    /// <param name="nodes">All nodes of the group before, 0 or more.</param>
    /// <param name="lostZones">The zones that are lost; those without nodes of the group change nothing.</param>
    /// <returns>Nodes in each zone; all 0 where the group has no other.</returns>
    public int[] MovedFrom(int nodes, IReadOnlyCollection<string> lostZones)
    {
        var before = Spread(nodes);
        var moved = Zones.Index().Where(zone => lostZones.Contains(zone.Item)).Sum(zone => before[zone.Index]);
        return SpreadWithout(Zones.All(lostZones.Contains) ? 0 : moved, lostZones);
    }

    /// <summary>A part of a whole that is split as evenly as can be; the first parts get what is left over.</summary>
    public static int Share(int total, int parts, int part) => (total / parts) + (part < total % parts ? 1 : 0);

    private int[] SpreadWithout(int nodes, IReadOnlyCollection<string> lostZones)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var counts = new int[Zones.Count];
        var open = Enumerable.Range(0, Zones.Count).Where(zone => !lostZones.Contains(Zones[zone])).ToList();
        var whole = open.Sum(zone => weights[zone]);
        foreach (var zone in open)
            counts[zone] = (int)((long)nodes * weights[zone] / whole);
        var left = nodes - counts.Sum();
        if (open.Count == 0 || left == 0)
            return counts;
        foreach (var zone in open.OrderByDescending(zone => (long)nodes * weights[zone] % whole).Take(left))
            counts[zone]++;
        return counts;
    }
}
