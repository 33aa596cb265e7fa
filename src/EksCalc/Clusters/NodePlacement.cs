namespace EksCalc.Clusters;

/// <summary>How a group's nodes are spread over its subnets: as an Auto Scaling group does it.</summary>
/// <remarks>Amazon EC2 Auto Scaling user guide, "Distribute instances across Availability Zones".</remarks>
internal sealed class NodePlacement
{
    /// <summary>The subnets of each zone, by their places in <see cref="Subnets"/>.</summary>
    private readonly int[][] zones;

    private readonly string[] zoneNames;

    /// <summary>A placement over subnets.</summary>
    /// <param name="all">All subnets of the scenario.</param>
    /// <param name="chosen">Those for the nodes, by their places there, in the order in which what is left over is given out.</param>
    public NodePlacement(IReadOnlyList<SubnetSetup> all, IReadOnlyList<int> chosen)
    {
        Subnets = chosen;
        var byZone = Enumerable.Range(0, chosen.Count).GroupBy(index => all[chosen[index]].Zone).ToList();
        zones = [.. byZone.Select(zone => zone.ToArray())];
        zoneNames = [.. byZone.Select(zone => zone.Key)];
    }

    /// <summary>The subnets, by their places in the scenario.</summary>
    public IReadOnlyList<int> Subnets { get; }

    /// <summary>The subnets' zones, each once.</summary>
    public IReadOnlyList<string> Zones => zoneNames;

    /// <summary>Nodes even over the zones, and within a zone even over its subnets. What is left over goes to those listed first.</summary>
    /// <param name="nodes">Nodes, 0 or more.</param>
    /// <returns>Nodes in each of the subnets, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nodes"/> is negative.</exception>
    public IReadOnlyList<int> Spread(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        return SpreadWithout(nodes, lostZone: null);
    }

    /// <summary>Nodes that come up in addition when a zone is lost: its nodes, spread over the others.</summary>
    /// <param name="nodes">All nodes of the group before, 0 or more.</param>
    /// <param name="lostZone">The zone that is lost; one without nodes of the group changes nothing.</param>
    /// <returns>Nodes in each of the subnets, in their order; all 0 where the group has no other zone.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nodes"/> is negative.</exception>
    public IReadOnlyList<int> MovedFrom(int nodes, string lostZone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var lost = Array.IndexOf(zoneNames, lostZone);
        return SpreadWithout(lost < 0 || zones.Length == 1 ? 0 : Share(nodes, zones.Length, lost), lost);
    }

    private int[] SpreadWithout(int nodes, int? lostZone)
    {
        var counts = new int[Subnets.Count];
        var left = zones.Length - (lostZone >= 0 ? 1 : 0);
        for (var (zone, place) = (0, 0); zone < zones.Length; zone++)
        {
            if (zone == lostZone)
                continue;
            var inZone = Share(nodes, left, place++);
            for (var i = 0; i < zones[zone].Length; i++)
                counts[zones[zone][i]] = Share(inZone, zones[zone].Length, i);
        }

        return counts;
    }

    private static int Share(int total, int parts, int part) => (total / parts) + (part < total % parts ? 1 : 0);
}
