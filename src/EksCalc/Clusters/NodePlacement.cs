namespace EksCalc.Clusters;

/// <summary>Which subnets a group's nodes are in, and how many in each.</summary>
public static class NodePlacement
{
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

    /// <summary>
    /// Nodes over subnets as an Auto Scaling group does it: even over the zones, and within a zone even over its subnets. What is left over
    /// goes to those listed first.
    /// </summary>
    /// <param name="nodes">Nodes, 0 or more.</param>
    /// <param name="subnets">At least one, where there are nodes.</param>
    /// <returns>Nodes in each of the subnets, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nodes"/> is negative.</exception>
    /// <remarks>Amazon EC2 Auto Scaling user guide, "Distribute instances across Availability Zones".</remarks>
    public static IReadOnlyList<int> Spread(int nodes, IReadOnlyList<SubnetSetup> subnets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        ArgumentNullException.ThrowIfNull(subnets);
        var zones = subnets.Select(subnet => subnet.Zone).Distinct().ToList();
        var counts = new int[subnets.Count];
        for (var zone = 0; zone < zones.Count; zone++)
        {
            var inZone = Enumerable.Range(0, subnets.Count).Where(index => subnets[index].Zone == zones[zone]).ToList();
            var nodesInZone = Share(nodes, zones.Count, zone);
            for (var i = 0; i < inZone.Count; i++)
                counts[inZone[i]] = Share(nodesInZone, inZone.Count, i);
        }

        return counts;
    }

    /// <summary>Nodes moved into each subnet when a zone is lost and its nodes come up evenly in the group's other zones.</summary>
    /// <param name="counts">Nodes in each of the subnets before.</param>
    /// <param name="subnets">The subnets.</param>
    /// <param name="lostZone">The zone that is lost.</param>
    /// <returns>Nodes that come in addition; all 0 where the group has no other zone.</returns>
    public static IReadOnlyList<int> MovedFrom(IReadOnlyList<int> counts, IReadOnlyList<SubnetSetup> subnets, string lostZone)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(subnets);
        var lost = Enumerable.Range(0, subnets.Count).Where(index => subnets[index].Zone == lostZone).Sum(index => counts[index]);
        var others = Enumerable.Range(0, subnets.Count).Where(index => subnets[index].Zone != lostZone).ToList();
        var moved = Spread(others.Count == 0 ? 0 : lost, [.. others.Select(index => subnets[index])]);
        var all = new int[subnets.Count];
        for (var i = 0; i < others.Count; i++)
            all[others[i]] = moved[i];
        return all;
    }

    private static int Share(int total, int parts, int part) => (total / parts) + (part < total % parts ? 1 : 0);
}
