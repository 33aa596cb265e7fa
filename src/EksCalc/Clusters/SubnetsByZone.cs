namespace EksCalc.Clusters;

/// <summary>Subnets for nodes, by their places in the scenario, and the zones that they are in.</summary>
internal sealed class SubnetsByZone
{
    /// <summary>Some of a scenario's subnets.</summary>
    /// <param name="scenario">All subnets of the scenario, whose order of zones is that in which what is left over is given out.</param>
    /// <param name="chosen">Those for the nodes, in the order in which those of a zone get what is left over.</param>
    public SubnetsByZone(IReadOnlyList<SubnetSetup> scenario, int[] chosen)
    {
        All = chosen;
        // A group that leaves out the first subnet of a zone has no other zone first for it.
        var order = scenario.Select(subnet => subnet.Zone).Distinct().ToList();
        var byZone = chosen.GroupBy(index => scenario[index].Zone).OrderBy(zone => order.IndexOf(zone.Key)).ToList();
        Zones = [.. byZone.Select(zone => zone.Key)];
        Of = [.. byZone.Select(zone => zone.ToArray())];
    }

    /// <summary>The subnets.</summary>
    public int[] All { get; }

    /// <summary>Their zones, each once.</summary>
    public string[] Zones { get; }

    /// <summary>The subnets of each zone.</summary>
    public int[][] Of { get; }
}
