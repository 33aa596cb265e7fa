namespace EksCalc.Clusters;

/// <summary>Subnets for nodes, by their places in the scenario, and the zones that they are in.</summary>
internal sealed class SubnetsByZone
{
    /// <summary>Some of a scenario's subnets.</summary>
    /// <param name="scenario">All subnets of the scenario.</param>
    /// <param name="chosen">Those for the nodes, in the order in which what is left over is given out.</param>
    public SubnetsByZone(IReadOnlyList<SubnetSetup> scenario, IReadOnlyList<int> chosen)
    {
        All = chosen;
        var byZone = chosen.GroupBy(index => scenario[index].Zone).ToList();
        Zones = [.. byZone.Select(zone => zone.Key)];
        Of = [.. byZone.Select(zone => zone.ToArray())];
    }

    /// <summary>The subnets.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>Their zones, each once.</summary>
    public IReadOnlyList<string> Zones { get; }

    /// <summary>The subnets of each zone.</summary>
    public IReadOnlyList<int[]> Of { get; }
}
