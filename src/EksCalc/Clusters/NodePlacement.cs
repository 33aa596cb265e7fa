namespace EksCalc.Clusters;

/// <summary>How a group's nodes are spread over its subnets: as an Auto Scaling group does it.</summary>
/// <remarks>Amazon EC2 Auto Scaling user guide, "Distribute instances across Availability Zones".</remarks>
public sealed class NodePlacement
{
    /// <summary>The subnets of each zone, by their index.</summary>
    private readonly int[][] zones;

    private readonly string[] zoneNames;

    /// <summary>A placement over subnets.</summary>
    /// <param name="subnets">The subnets, in the order in which what is left over is given out.</param>
    public NodePlacement(IReadOnlyList<SubnetSetup> subnets)
    {
        ArgumentNullException.ThrowIfNull(subnets);
        Subnets = subnets;
        var byZone = Enumerable.Range(0, subnets.Count).GroupBy(index => subnets[index].Zone).ToList();
        zones = [.. byZone.Select(zone => zone.ToArray())];
        zoneNames = [.. byZone.Select(zone => zone.Key)];
    }

    /// <summary>The subnets.</summary>
    public IReadOnlyList<SubnetSetup> Subnets { get; }

    /// <summary>The subnets' zones, each once.</summary>
    public IReadOnlyList<string> Zones => zoneNames;

    /// <summary>
    /// The subnets of a group's nodes: those it names; else, of its zones, those that are neither an ENIConfig's nor tagged for
    /// subnet discovery, and in each zone the control plane's only where there is no other.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="group">One of its groups.</param>
    /// <returns>In the scenario's order; empty where no subnet is fit.</returns>
    public static IReadOnlyList<SubnetSetup> SubnetsOf(ClusterScenario scenario, NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(group);
        var inZones = scenario.Subnets.Where(subnet => group.Zones.Count == 0 || group.Zones.Contains(subnet.Zone));
        if (group.Subnets.Count > 0)
            return [.. inZones.Where(subnet => group.Subnets.Contains(subnet.Name))];
        var pods = scenario.EniConfigs.Values.ToHashSet();
        var fit = inZones.Where(subnet => !pods.Contains(subnet.Name) && !subnet.IsForDiscovery).ToList();
        var zonesWithOthers = fit.Where(subnet => !scenario.ControlPlaneSubnets.Contains(subnet.Name)).Select(subnet => subnet.Zone).ToHashSet();
        return [.. fit.Where(subnet => !zonesWithOthers.Contains(subnet.Zone) || !scenario.ControlPlaneSubnets.Contains(subnet.Name))];
    }

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
